package songstroke.capture.music.mpris;

/// A player's state at one moment.
///
/// @param audible whether its volume is above nothing
record Seen(Status status, boolean audible, Loaded loaded) {
  /// What `PlaybackStatus` says.
  enum Status {
    PLAYING, PAUSED, STOPPED;

    static Status of(String text) {
      return switch (text) {
        case "Playing" -> PLAYING;
        case "Paused" -> PAUSED;
        default -> STOPPED;
      };
    }
  }

  boolean playing() {
    return status == Status.PLAYING;
  }

  /// Whether the next state is worth a report, or at least a look at the position.
  boolean differsFrom(Seen next) {
    if (status != next.status) {
      return true;
    }
    return switch (status) {
      case STOPPED -> false;
      case PAUSED -> differsInTrack(next);
      case PLAYING -> audible != next.audible || differsInTrack(next);
    };
  }

  private boolean differsInTrack(Seen next) {
    return switch (loaded.differenceTo(next.loaded)) {
      case NONE -> false;
      case DETAIL -> !next.loaded.withLengthOf(loaded).item().equals(loaded.item());
      case SLOT, TRACK -> true;
    };
  }

  /// Whether the next state goes on with the same track.
  boolean continuesIn(Seen next) {
    return status != Status.STOPPED && next.status != Status.STOPPED
        && loaded.differenceTo(next.loaded) != Loaded.Difference.TRACK;
  }

  /// This, after a state with the same track.
  Seen after(Seen before) {
    return new Seen(status, audible, loaded.withLengthOf(before.loaded));
  }
}
