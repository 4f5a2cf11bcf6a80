package songstroke.secret;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps secrets by name. Safe for use by several threads.
public interface SecretStore {
  /// The name by which it is chosen.
  String flavor();

  Optional<Secret> get(String name) throws IOException;

  /// Keeps a secret in place of any of that name.
  ///
  /// @throws UnsupportedOperationException when secrets of this flavor are set elsewhere, saying where
  void set(String name, Secret secret) throws IOException;

  /// The names, in order.
  List<String> names() throws IOException;

  /// Forgets a secret.
  ///
  /// @return whether there was one
  boolean delete(String name) throws IOException;

  /// Opens stores of one flavor; found by [java.util.ServiceLoader].
  interface Provider {
    String flavor();

    /// Opens the one that these settings describe.
    ///
    /// @param data        the folder below which it may keep files
    /// @param environment the environment of the process
    /// @throws IllegalArgumentException when a setting is wrong or missing, naming it
    SecretStore open(Path data, Map<String, String> environment, Map<String, String> settings)
        throws IOException;
  }
}
