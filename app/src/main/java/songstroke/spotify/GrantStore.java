package songstroke.spotify;

import java.io.IOException;
import java.util.Optional;

import songstroke.pipeline.SecretStore;

/// The grant among the person's secrets.
final class GrantStore {
  private static final String NAME = "spotify.token";

  private final SecretStore secrets;

  GrantStore(SecretStore secrets) {
    this.secrets = secrets;
  }

  /// What is kept; empty also when it cannot be understood.
  Optional<Grant> load() throws IOException {
    return secrets.get(NAME).flatMap(Grant::of);
  }

  /// Keeps it in place of any other.
  ///
  /// @throws UnsupportedOperationException when secrets are set elsewhere, saying where
  void keep(Grant grant) throws IOException {
    secrets.set(NAME, grant.toSecret());
  }

  /// Whether there was one.
  ///
  /// @throws UnsupportedOperationException when secrets are set elsewhere, saying where
  boolean forget() throws IOException {
    return secrets.delete(NAME);
  }
}
