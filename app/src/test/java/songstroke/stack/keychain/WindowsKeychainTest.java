package songstroke.stack.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.secret.Secret;
import songstroke.secret.SecretStore;
import songstroke.secret.SecretStoreContract;

/// Against a stand-in for PowerShell that "encrypts" by encoding once more; not verified on Windows.
class WindowsKeychainTest implements SecretStoreContract {
  private static final String POWERSHELL = """
      [ "$1 $2 $3" = '-NoProfile -NonInteractive -Command' ] || exit 2
      case $4 in
        *::Protect*) base64 -w0 ;;
        *::Unprotect*) base64 -d ;;
        *) exit 2 ;;
      esac
      """;

  @TempDir
  Path folder;

  @SuppressWarnings("NullAway") // set before each test
  private StandIn powershell;

  @BeforeEach
  void putStandIn() throws IOException {
    powershell = StandIn.of(folder, "powershell", POWERSHELL);
  }

  @Override
  public SecretStore store() {
    return new WindowsKeychain(powershell.command(), folder.resolve("secrets.dpapi.json"));
  }

  @Test
  void onlyWhatWindowsMadeOfASecretIsWritten() throws IOException {
    store().set("lastfm.api-key", new Secret("top-secret"));
    assertThat(powershell.arguments()).contains("ProtectedData").doesNotContain("top-secret",
        "dG9wLXNlY3JldA");
    assertThat(Files.readString(folder.resolve("secrets.dpapi.json"))).contains("lastfm.api-key")
        .doesNotContain("top-secret", "dG9wLXNlY3JldA");
  }

  @Test
  void aSecretOfAnotherPersonOrMachineSaysSo() throws IOException {
    store().set("x", new Secret("y"));
    StandIn.of(folder, "powershell", "echo 'Key not valid for use in specified state.' >&2; exit 1\n");
    assertThatThrownBy(() -> store().get("x")).isInstanceOf(IOException.class)
        .hasMessageContaining("the keychain cannot be used (Key not valid for use in specified state.)");
  }
}
