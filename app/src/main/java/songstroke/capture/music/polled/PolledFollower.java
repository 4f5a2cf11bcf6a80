package songstroke.capture.music.polled;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceHealth;
import songstroke.capture.music.MusicListener;
import songstroke.timeline.Playback;

/// Turns what was seen now and then into what is reported. A new track begins where its position says, if that is known,
/// else half-way between the last look that did not show it and the first that did: no other guess is nearer on average.
/// What could not be seen is unknown from the question on that got no answer.
///
/// It has no clock and asks nobody. Not safe for use by several threads.
public final class PolledFollower {
  /// A position that is off by more than this is a seek or a new start, in ms.
  private static final long JUMP_MILLIS = 2000;
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final MusicListener listener;
  private final SourceHealth working;
  private @Nullable Playback reported;
  private long reportedNanos = Long.MIN_VALUE;
  private long seen;
  private boolean blind = true;
  private @Nullable SourceHealth health;

  /// @param place what is asked, for the person
  public PolledFollower(MusicListener listener, String place) {
    this.listener = listener;
    this.working = new SourceHealth.Working(place);
  }

  /// Takes in what one look showed.
  public void saw(Look.Seen look) {
    Playback playback = look.playback();
    if (isNews(playback, look.nanos())) {
      long at = Math.max(reportedNanos, blind ? look.nanos() : changed(playback, look.nanos()));
      report(at, moved(playback, at - look.nanos()));
    }
    seen = look.nanos();
    blind = false;
    turn(working);
  }

  /// What was seen last was still so at a moment.
  public void unchangedUntil(long nanos) {
    seen = Math.max(seen, nanos);
  }

  /// Takes in that nothing could be seen.
  public void lost(Look.Trouble look) {
    if (!blind || reported == null) {
      report(Math.max(reportedNanos, look.nanos()), new Playback.Unknown(look.what()));
    }
    blind = true;
    turn(new SourceHealth.Interrupted(look.what(), look.remedy()));
  }

  private long changed(Playback playback, long now) {
    boolean sameItem = playback instanceof Playback.Playing next && reported instanceof Playback.Playing last
        && next.item().equals(last.item());
    if (playback instanceof Playback.Playing playing && playing.positionMs().isPresent()
        && !isPaused(playing)) {
      return Math.clamp(now - playing.positionMs().getAsLong() * MILLI, seen, now);
    }
    return sameItem ? now : seen + (now - seen) / 2;
  }

  /// Whether it is the track that waited before: then its position does not say when it went on.
  private boolean isPaused(Playback.Playing playing) {
    return reported instanceof Playback.Paused paused
        && paused.item().filter(playing.item()::equals).isPresent();
  }

  private boolean isNews(Playback playback, long now) {
    if (reported instanceof Playback.Playing before && playback instanceof Playback.Playing next
        && before.item().equals(next.item())) {
      return before.positionMs().isPresent() && next.positionMs().isPresent()
          && Math.abs(before.positionMs().getAsLong() + (now - reportedNanos) / MILLI
              - next.positionMs().getAsLong()) > JUMP_MILLIS;
    }
    return !playback.equals(reported);
  }

  /// The same with its position at another moment.
  private static Playback moved(Playback playback, long nanos) {
    return playback instanceof Playback.Playing playing && playing.positionMs().isPresent()
        ? new Playback.Playing(playing.item(),
            OptionalLong.of(Math.max(0, playing.positionMs().getAsLong() + nanos / MILLI)))
        : playback;
  }

  private void report(long at, Playback playback) {
    reported = playback;
    reportedNanos = at;
    listener.playback(at, playback);
  }

  private void turn(SourceHealth now) {
    if (!now.equals(health)) {
      health = now;
      listener.health(now);
    }
  }
}
