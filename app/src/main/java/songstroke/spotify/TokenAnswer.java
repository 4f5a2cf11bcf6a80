package songstroke.spotify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import songstroke.secret.Secret;

/// What came of asking for tokens.
sealed interface TokenAnswer {
  /// Tokens that are good.
  ///
  /// @param access  goes with questions to the Web API
  /// @param life    of the access token
  /// @param refresh a new refresh token; without one the old stays good
  /// @param scopes  what the tokens allow; empty when that is what was asked for
  /// @param date    by the server's clock
  record Tokens(Secret access, Duration life, Optional<Secret> refresh, Optional<Set<String>> scopes,
      Optional<Instant> date) implements TokenAnswer {}

  /// The code or refresh token has ended, was taken back or never was; it is of no use any more.
  record Ended() implements TokenAnswer {}

  /// Anything else, as the one who asked Spotify for something else gets it.
  record Failed(Answer answer) implements TokenAnswer {}
}
