package songstroke.capture.music.mpris;

import java.util.Locale;

/// A player's state at one moment.
///
/// @param audible whether its volume is above nothing
record PlayerSnapshot(Status status, boolean audible, Loaded loaded) {
  /// What `PlaybackStatus` says.
  enum Status {
    PLAYING, PAUSED, STOPPED,
    /// It says nothing of the kind.
    UNKNOWN;

    static Status of(String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "playing" -> PLAYING;
        case "paused" -> PAUSED;
        case "stopped" -> STOPPED;
        default -> UNKNOWN;
      };
    }
  }

  boolean playing() {
    return status == Status.PLAYING;
  }

  /// Whether the next state is worth a report, or at least a look at the position.
  boolean differsFrom(PlayerSnapshot next) {
    if (status != next.status) {
      return true;
    }
    return switch (status) {
      case STOPPED, UNKNOWN -> false;
      case PAUSED -> differsInTrack(next);
      case PLAYING -> audible != next.audible || differsInTrack(next);
    };
  }

  private boolean differsInTrack(PlayerSnapshot next) {
    return switch (loaded.differenceTo(next.loaded)) {
      case NONE -> false;
      case DETAIL -> !next.loaded.item().equals(loaded.item());
      case SLOT, TRACK -> true;
    };
  }

  /// Whether the next state goes on with the same track.
  boolean continuesIn(PlayerSnapshot next) {
    return status != Status.STOPPED && next.status != Status.STOPPED
        && loaded.differenceTo(next.loaded) != Loaded.Difference.TRACK;
  }
}
