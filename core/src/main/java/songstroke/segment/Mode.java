package songstroke.segment;

import java.util.List;
import java.util.Optional;

import songstroke.timeline.NowPlaying;

/// What tells a segment from its neighbors.
///
/// @param item MUSIC and NONMUSIC only
record Mode(State state, String reason, Optional<NowPlaying> item) {
  static final Mode STOPPED = of(State.SILENCE, Reason.STOPPED);
  static final Mode PAUSED = of(State.SILENCE, Reason.PAUSED);
  static final Mode MUTED = of(State.SILENCE, Reason.MUTED);
  static final Mode NOT_SEEN = unknown(Reason.NOT_SEEN);
  static final Mode SUSPENDED = of(State.SUSPEND, Reason.SUSPEND);
  static final Mode RECORDER_PAUSED = of(State.SUSPEND, Reason.RECORDER_PAUSED);

  static Mode of(NowPlaying item) {
    return switch (item.kind()) {
      case MUSIC -> item.track().isNamed()
          ? new Mode(State.MUSIC, "", Optional.of(item))
          : unknown(Reason.UNNAMED_TRACK);
      case AD -> new Mode(State.NONMUSIC, Reason.AD, Optional.of(item));
      case SPEECH -> new Mode(State.NONMUSIC, Reason.SPEECH, Optional.of(item));
      case UNKNOWN -> unknown(Reason.UNKNOWN_KIND);
    };
  }

  static Mode unknown(String reason) {
    return of(State.UNKNOWN, reason);
  }

  private static Mode of(State state, String reason) {
    return new Mode(state, reason, Optional.empty());
  }

  /// What a segment in this mode holds of it.
  Heard heard() {
    return item.map(NowPlaying::track)
        .map(track -> new Heard(state, reason, track.key(), track.title(), Tags.artistName(track),
            Tags.artistId(track), state == State.MUSIC ? track.genres() : List.of()))
        .orElseGet(() -> Heard.noTrack(state, reason));
  }

  /// Whether both belong to one segment.
  boolean continues(Mode before) {
    return state == before.state && reason.equals(before.reason)
        && (item.isEmpty() || Tags.ofOneTrack(before.item.orElseThrow().track(), item.get().track()));
  }
}
