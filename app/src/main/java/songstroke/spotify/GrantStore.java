package songstroke.spotify;

import java.io.IOException;
import java.util.Optional;

import songstroke.secret.SecretStore;

/// The grant among the person's secrets.
final class GrantStore {
  private static final String NAME = "spotify.token";

  private final SecretStore secrets;
  private final Servers inForce;

  /// A store for a program that knows Spotify's own servers.
  GrantStore(SecretStore secrets) {
    this(secrets, Servers.STANDARD);
  }

  /// A store for a program that uses these servers. A sign-in that does not name its own belongs to them: flags, the
  /// environment and `config.toml` alone name servers, and did when it was made. What is kept next names them.
  GrantStore(SecretStore secrets, Servers inForce) {
    this.secrets = secrets;
    this.inForce = inForce;
  }

  /// What is kept; empty also when it cannot be understood.
  Optional<Grant> load() throws IOException {
    return secrets.get(NAME).flatMap(secret -> Grant.of(secret, inForce));
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
