package songstroke.spotify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import songstroke.http.Deadline;
import songstroke.secret.Secret;
import songstroke.timeline.Clocks;

/// Keeps an access token, in memory only, and gets a new one a minute before the old one ends.
///
/// Safe for several threads and processes: at most one asks for a token at a time. A new refresh token is kept before
/// the access token that came with it is used, and only in place of the one that it renews: a sign-out in between
/// stays one.
final class AccessTokens {
  private static final Duration EARLY = Duration.ofSeconds(60);
  static final String SIGN_IN = "'songstroke spotify login' signs in";

  private final GrantStore grants;
  private final TokenService service;
  private final Clocks clocks;
  private final Turn turn;
  private @Nullable Held held;

  /// A token or the reason for having none.
  sealed interface Access {
    record Token(Secret token) implements Access {}

    record None(Answer answer) implements Access {}
  }

  /// @param untilNanos good until then, on the monotonic clock
  /// @param until      good until then, on the wall clock, which goes on while the machine sleeps
  private record Held(Secret token, long untilNanos, Instant until) {}

  /// @param folder for the lock that processes take turns with
  AccessTokens(GrantStore grants, TokenService service, Path folder, Clocks clocks) {
    this.grants = grants;
    this.service = service;
    this.clocks = clocks;
    this.turn = new Turn(folder.resolve("token.lock"));
  }

  /// A token that is good for another minute.
  ///
  /// @param deadline when there must be one
  synchronized Access get(Deadline deadline) {
    Held known = held;
    if (known != null && clocks.monotonicNanos() - known.untilNanos() < 0
        && clocks.wall().isBefore(known.until())) {
      return new Access.Token(known.token());
    }
    held = null;
    return turn.take(() -> renewed(deadline));
  }

  /// Spotify does not accept this one any more.
  synchronized void reject(Secret token) {
    if (held != null && held.token().equals(token)) {
      held = null;
    }
  }

  /// Takes in tokens that came by another way than a refresh.
  synchronized void hold(TokenAnswer.Tokens tokens) {
    Duration good = tokens.life().compareTo(EARLY) > 0 ? tokens.life().minus(EARLY) : Duration.ZERO;
    held = new Held(tokens.access(), clocks.monotonicNanos() + good.toNanos(), clocks.wall().plus(good));
  }

  /// Keeps a grant; nobody renews or forgets another one meanwhile.
  void keep(Grant grant) throws IOException {
    within(() -> {
      grants.keep(grant);
      return true;
    });
  }

  /// Forgets the grant and the token; whether there was one.
  boolean forget() throws IOException {
    synchronized (this) {
      held = null;
    }
    return within(grants::forget);
  }

  private Access renewed(Deadline deadline) {
    try {
      Optional<Grant> grant = grants.load();
      if (grant.isEmpty()) {
        return new Access.None(new Answer.SignInNeeded("not signed in to Spotify; " + SIGN_IN));
      }
      return switch (service.refresh(grant.get(), deadline)) {
        case TokenAnswer.Tokens tokens -> kept(grant.get(), tokens);
        case TokenAnswer.Ended _ -> ended(grant.get());
        case TokenAnswer.Failed failed -> new Access.None(failed.answer());
      };
    } catch (IOException | UnsupportedOperationException e) {
      return new Access.None(new Answer.Refused("the sign-in to Spotify cannot be read or kept: "
          + e.getMessage()));
    }
  }

  private Access kept(Grant grant, TokenAnswer.Tokens tokens) throws IOException {
    if (!isStill(grant)) {
      return new Access.None(new Answer.SignInNeeded("signed out of Spotify meanwhile; " + SIGN_IN));
    }
    if (tokens.refresh().isPresent() && !tokens.refresh().get().equals(grant.refreshToken())) {
      grants.keep(grant.withRefreshToken(tokens.refresh().get()));
    }
    hold(tokens);
    return new Access.Token(tokens.access());
  }

  private Access ended(Grant grant) throws IOException {
    try {
      if (isStill(grant)) {
        grants.forget();
      }
    } catch (UnsupportedOperationException _) {
      // kept by somebody else, who has to forget it
    }
    return new Access.None(
        new Answer.SignInNeeded("the sign-in to Spotify has ended: six months are over, or it"
            + " was taken back; " + SIGN_IN + " again"));
  }

  private boolean isStill(Grant grant) throws IOException {
    return grants.load().filter(grant::equals).isPresent();
  }

  private interface Storing {
    boolean done() throws IOException;
  }

  private boolean within(Storing work) throws IOException {
    var trouble = new IOException[1];
    boolean done = turn.take(() -> {
      try {
        return work.done();
      } catch (IOException e) {
        trouble[0] = e;
        return false;
      }
    });
    if (trouble[0] != null) {
      throw trouble[0];
    }
    return done;
  }
}
