package songstroke.timeline;

import java.util.OptionalLong;

/// From this moment on the music does something else.
///
/// A source that asks now and then learns late that a track began. Such a change stands where it became known and
/// says when it happened; [Backdating] puts it there.
///
/// @param t        its place among the other events, in ms
/// @param since    when it happened, in ms: `t`, or before it when it became known too late
/// @param playback what the music does; a position in it is the one at `t`
public record PlaybackChange(long t, long since, Playback playback) implements TimelineEvent {
  public PlaybackChange {
    if (since > t) {
      throw new IllegalArgumentException("A change known at " + t + " cannot have happened at " + since);
    }
  }

  /// A change that stands where it happened.
  public PlaybackChange(long t, Playback playback) {
    this(t, t, playback);
  }

  /// Whether it stands later than it happened.
  public boolean isLate() {
    return since < t;
  }

  /// The same change, told at a later time.
  public PlaybackChange toldAt(long later) {
    return new PlaybackChange(later, since, playedOn(playback, later - t));
  }

  /// The same change, standing at a time as if it had happened then.
  public PlaybackChange placedAt(long place) {
    return new PlaybackChange(place, playedOn(playback, place - t));
  }

  private static Playback playedOn(Playback playback, long millis) {
    return switch (playback) {
      case Playback.Playing playing -> playing.positionMs().isEmpty()
          ? playing
          : new Playback.Playing(playing.item(),
              OptionalLong.of(Math.max(0, playing.positionMs().getAsLong() + millis)));
      case Playback.Paused paused -> paused;
      case Playback.Stopped stopped -> stopped;
      case Playback.Muted muted -> muted;
      case Playback.Unknown unknown -> unknown;
    };
  }
}
