package songstroke.stack.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.secret.Secret;
import songstroke.secret.SecretStore;
import songstroke.secret.SecretStoreContract;

/// Against a stand-in for the program `security` of macOS; not verified on a Mac.
class MacKeychainTest implements SecretStoreContract {
  private static final String SECURITY = """
      mkdir -p items
      missing() { echo 'security: SecKeychainSearchCopyNext: The specified item could not be found.' >&2; exit 44; }
      case $1 in
        -i)
          read -r verb u s service a account w value
          [ "$verb $u $s $service $a $w" = 'add-generic-password -U -s songstroke -a -w' ] || exit 2
          printf '%s' "$value" > "items/$account" ;;
        find-generic-password)
          [ "$2 $3 $4 $6" = '-s songstroke -a -w' ] || exit 2
          [ -f "items/$5" ] || missing
          cat "items/$5"; echo ;;
        delete-generic-password)
          [ -f "items/$5" ] || missing
          rm "items/$5" ;;
        dump-keychain)
          for item in items/*; do
            [ -f "$item" ] || continue
            printf 'keychain: "/Users/me/login.keychain-db"\\nclass: "genp"\\nattributes:\\n'
            printf '    "acct"<blob>="%s"\\n    "svce"<blob>="songstroke"\\n' "${item#items/}"
          done
          printf 'keychain: "/Users/me/login.keychain-db"\\nclass: "inet"\\nattributes:\\n'
          printf '    "acct"<blob>="me"\\n    "svce"<blob>="mail"\\n' ;;
        *) exit 2 ;;
      esac
      """;

  @TempDir
  Path folder;

  @SuppressWarnings("NullAway") // set before each test
  private StandIn security;

  @BeforeEach
  void putStandIn() throws IOException {
    security = StandIn.of(folder, "security", SECURITY);
  }

  @Override
  public SecretStore store() {
    return new MacKeychain(security.command());
  }

  @Test
  void aSecretIsNeverAnArgument() throws IOException {
    store().set("lastfm.api-key", new Secret("top-secret"));
    assertThat(store().get("lastfm.api-key")).contains(new Secret("top-secret"));
    assertThat(security.arguments()).contains("-i", "find-generic-password").doesNotContain("top-secret",
        "dG9wLXNlY3JldA");
  }

  @Test
  void whatTheProgramDidNotKeepIsNotTakenForKept() throws IOException {
    StandIn.of(folder, "security",
        "case $1 in -i) cat > /dev/null; echo 'User interaction is not allowed.' >&2 ;;"
            + " *) exit 44 ;; esac\n");
    assertThatThrownBy(() -> store().set("x", new Secret("y"))).isInstanceOf(IOException.class)
        .hasMessageContaining("the keychain cannot be used (User interaction is not allowed.)")
        .hasMessageContaining("songstroke stack register");
  }

  @Test
  void aLockedKeychainIsNotTakenForAMissingSecret() throws IOException {
    StandIn.of(folder, "security", "echo 'The user name or passphrase is not correct.' >&2; exit 51\n");
    assertThatThrownBy(() -> store().get("x")).hasMessageContaining("the keychain cannot be used");
    assertThatThrownBy(() -> store().names()).hasMessageContaining("the keychain cannot be used");
  }

  @Test
  void aNameCannotBringACommandOfItsOwn() {
    assertThatThrownBy(() -> store().set("x\nquit", new Secret("y")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSecretThatDoesNotFitALineIsRefused() {
    assertThatThrownBy(() -> store().set("x", new Secret("y".repeat(4000)))).hasMessageContaining("too long");
  }

  @Test
  void aMissingProgramSaysWhereItComesFrom() {
    var store = new MacKeychain(List.of(folder.resolve("no-such-program").toString()));
    assertThatThrownBy(() -> store.get("x")).hasMessageContaining("it is a part of macOS");
  }
}
