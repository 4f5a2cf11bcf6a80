package songstroke.sources;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.spotify.SpotifyMusicSource;
import songstroke.problem.Problem;
import songstroke.secret.Secret;

/// What the person has set up for sources that need to be set up.
///
/// @param system       the name of the operating system, as in `os.name`
/// @param version      the program's version, told to asked services
/// @param contact      an e-mail address or page that the operators of asked services can write to; empty: none is
///                     asked
/// @param pollInterval between two questions, if the person has set it
/// @param listenBrainz the person at ListenBrainz
/// @param lastFm       the person at Last.fm
/// @param secrets      where keys are
/// @param spotify      the person at Spotify
public record MusicOptions(String system, String version, String contact, Optional<Duration> pollInterval,
    Account listenBrainz, Account lastFm, Secrets secrets, Spotify spotify) {
  /// A person at a service.
  ///
  /// @param user their name there; empty when they have not set one
  /// @param url  the service's base address
  public record Account(String user, String url) {
    public boolean isSet() {
      return !user.isBlank();
    }
  }

  /// The person's Spotify account.
  ///
  /// @param signedIn whether they are signed in
  public record Spotify(boolean signedIn, SpotifyMusicSource.Account account) {
    /// Nobody has signed in.
    static Spotify none() {
      return new Spotify(false, () -> {
        throw new SourceUnavailableException(Problem.UNAVAILABLE,
            SpotifyMusicSource.NAME,
            "not signed in", "'songstroke spotify login' signs in");
      });
    }
  }

  /// Finds secrets by name.
  @FunctionalInterface
  public interface Secrets {
    Optional<Secret> get(String name) throws IOException;
  }

  /// Nothing set up, on this system.
  public static MusicOptions none() {
    return new MusicOptions(System.getProperty("os.name"), "0", "", Optional.empty(),
        new Account("", "https://api.listenbrainz.org"), new Account("", "https://ws.audioscrobbler.com"),
        _ -> Optional.empty(), Spotify.none());
  }

  /// Under which name services are asked.
  String userAgent() {
    return "Songstroke/" + version + " ( " + contact + " )";
  }

  /// How often the person wants Spotify to be asked; nobody gets more than one question a second.
  Optional<Duration> spotifyInterval() {
    Duration shortest = Duration.ofSeconds(1);
    return pollInterval.map(wanted -> wanted.compareTo(shortest) < 0 ? shortest : wanted);
  }

  /// The interval for services: what the person has set, not below ten seconds, else half a minute.
  Duration serviceInterval() {
    Duration shortest = Duration.ofSeconds(10);
    Duration wanted = pollInterval.orElse(Duration.ofSeconds(30));
    return wanted.compareTo(shortest) < 0 ? shortest : wanted;
  }
}
