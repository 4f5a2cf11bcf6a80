package songstroke.stack.keychain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.RealPart;
import songstroke.RealParts;
import songstroke.secret.SecretStore;
import songstroke.secret.SecretStoreContract;

/// A real keyring on a bus of its own, kept in the test's folder.
@RealParts(RealPart.KEYRING)
public class SecretToolKeychainIT implements SecretStoreContract {
  private static final String UNLOCKED = "printf password | gnome-keyring-daemon --unlock --components=secrets"
      + " > /dev/null 2>&1; exec secret-tool \"$@\" <&3 2>&4";

  @TempDir
  Path folder;

  /// Not a test here: each call starts a keyring of its own, and several of them would write one file.
  @Override
  public void severalThreadsMaySetSecretsAtOnce() {}

  @Override
  public SecretStore store() throws IOException {
    Path runtime = folder.resolve("run");
    if (!Files.exists(runtime)) {
      Files.createDirectory(runtime,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return new SecretToolKeychain(List.of("env", "HOME=" + folder, "XDG_DATA_HOME=" + folder,
        "XDG_RUNTIME_DIR=" + runtime, "sh", "-c",
        "exec 3<&0 4>&2; exec dbus-run-session -- sh -c '" + UNLOCKED + "' sh \"$@\" 2> "
            + folder.resolve("bus.log")
            + " < /dev/null",
        "sh"));
  }

  @Test
  void aMissingProgramSaysWhatToInstall() {
    var store = new SecretToolKeychain(List.of(folder.resolve("no-such-tool").toString()));
    assertThatThrownBy(() -> store.get("x")).hasMessageContaining("libsecret-tools")
        .hasMessageContaining("songstroke stack register");
  }

  @Test
  void aKeyringThatCannotBeReachedIsNotTakenForAMissingSecret() {
    var store = new SecretToolKeychain(
        List.of("env", "DBUS_SESSION_BUS_ADDRESS=unix:path=" + folder.resolve("nobody"), "secret-tool"));
    assertThatThrownBy(() -> store.get("x")).hasMessageContaining("the keychain cannot be used");
  }
}
