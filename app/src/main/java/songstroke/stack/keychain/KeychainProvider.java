package songstroke.stack.keychain;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import songstroke.secret.SecretStore;

/// Opens the keychain that this system has.
public final class KeychainProvider implements SecretStore.Provider {
  @Override
  public String flavor() {
    return "keychain";
  }

  @Override
  public SecretStore open(Path data, Map<String, String> environment, Map<String, String> settings) {
    return open(data, System.getProperty("os.name"));
  }

  /// The keychain of the system with this name, as in `os.name`.
  static SecretStore open(Path data, String system) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return new MacKeychain(List.of("/usr/bin/security"));
    }
    if (name.startsWith("windows")) {
      return new WindowsKeychain(List.of("powershell"), data.resolve("secrets.dpapi.json"));
    }
    return new SecretToolKeychain(List.of("secret-tool"));
  }
}
