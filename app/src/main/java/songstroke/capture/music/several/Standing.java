package songstroke.capture.music.several;

import java.time.Duration;

/// What is known of a source before it says anything.
///
/// @param name        as the person writes it
/// @param remote      whether it speaks of an account, whatever the device, instead of this machine
/// @param rank        lower is believed first, and never the same for two sources
/// @param lag         how long after a change it may still say what was before it
/// @param tellsPauses whether it can be told from its word that the music waits or is over
public record Standing(String name, boolean remote, int rank, Duration lag, boolean tellsPauses) {
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  /// The standing of a source by its name.
  public static Standing of(String name) {
    return switch (name) {
      case "mpd" -> new Standing(name, false, 0, AT_ONCE, true);
      case "mpris" -> new Standing(name, false, 1, AT_ONCE, true);
      case "smtc" -> new Standing(name, false, 2, AT_ONCE, true);
      case "applescript" -> new Standing(name, false, 3, Duration.ofSeconds(4), true);
      case "spotify" -> new Standing(name, true, 10, Duration.ofSeconds(30), true);
      case "listenbrainz" -> new Standing(name, true, 11, Duration.ofSeconds(90), false);
      case "lastfm" -> new Standing(name, true, 12, Duration.ofSeconds(90), false);
      default -> new Standing(name, false, 5, AT_ONCE, true);
    };
  }
}
