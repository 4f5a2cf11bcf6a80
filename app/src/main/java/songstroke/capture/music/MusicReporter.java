package songstroke.capture.music;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceHealth;
import songstroke.timeline.Playback;

/// What a source says to its listener, kept to the listener's rules: times never go back, what goes on as it was is not
/// reported again, a state of health is reported once, and no address is a name. For the source's own thread.
public final class MusicReporter {
  /// The tolerance of a source that says itself when its position jumps.
  public static final long SAYS_JUMPS = Long.MAX_VALUE;
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final MusicListener listener;
  private final long jumpMillis;
  private @Nullable Playback reported;
  private long at = Long.MIN_VALUE;
  private long before = Long.MIN_VALUE;
  private @Nullable SourceHealth health;

  /// @param jumpMillis a position that is off by more than this is a seek or a new start, in ms
  public MusicReporter(MusicListener listener, long jumpMillis) {
    this.listener = listener;
    this.jumpMillis = jumpMillis;
  }

  /// What was reported last; null before anything was.
  public @Nullable Playback reported() {
    return reported;
  }

  /// The time of the last report, on the monotonic clock; the beginning of time before there was one.
  public long at() {
    return at;
  }

  /// The given time, or that of the last report when that is later.
  public long forward(long nanos) {
    return Math.max(at, nanos);
  }

  /// Reports what plays if that is something else than before.
  ///
  /// @param nanos    since when, on the monotonic clock
  /// @param playback with the position at that time
  public void playback(long nanos, Playback playback) {
    if (isNews(nanos, playback)) {
      again(nanos, playback);
    }
  }

  /// Reports what plays, though it may read like what was reported before.
  public void again(long nanos, Playback playback) {
    before = at;
    at = forward(nanos);
    reported = playback;
    listener.playback(at, Addresses.without(playback));
  }

  /// The last change happened at another time, which is passed on unless that would be before the change before it.
  public void moved(long nanos) {
    if (nanos >= before) {
      at = nanos;
      listener.changeMoved(nanos);
    }
  }

  public void health(SourceHealth now) {
    if (!now.equals(health)) {
      health = now;
      listener.health(now);
    }
  }

  /// The position at a time if what was reported last has gone on at the pace of the clock, in ms; empty when it does
  /// not play, or at no position that is known.
  public OptionalLong expectedMs(long nanos) {
    return reported instanceof Playback.Playing playing && playing.positionMs().isPresent()
        ? OptionalLong.of(playing.positionMs().getAsLong() + (forward(nanos) - at) / MILLI)
        : OptionalLong.empty();
  }

  /// Says something that the person should read once.
  public void say(String line) {
    listener.say(line);
  }

  /// Whether a playback at a time is something else than the last one that has gone on until then.
  public boolean isNews(long nanos, Playback playback) {
    if (reported instanceof Playback.Playing before && playback instanceof Playback.Playing now
        && before.item().equals(now.item())) {
      OptionalLong expected = expectedMs(nanos);
      return expected.isPresent() && now.positionMs().isPresent()
          && Math.abs(expected.getAsLong() - now.positionMs().getAsLong()) > jumpMillis;
    }
    return !playback.equals(reported);
  }
}
