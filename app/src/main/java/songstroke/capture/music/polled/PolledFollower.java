package songstroke.capture.music.polled;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import songstroke.capture.SourceHealth;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicReporter;
import songstroke.timeline.Playback;

/// Turns what was seen now and then into what is reported. A new track begins where its position says, if that is
/// known, else half-way between the last look that did not show it and the first that did: no other guess is nearer on
/// average. What could not be seen is unknown from the question on that got no answer.
///
/// It has no clock and asks nobody. Not safe for use by several threads.
public final class PolledFollower {
  /// A position that is off by more than this is a seek or a new start, in ms.
  private static final long JUMP_MILLIS = 2000;
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final MusicReporter reporter;
  private final SourceHealth working;
  private long seen;
  private boolean blind = true;

  /// @param place what is asked, for the person
  public PolledFollower(MusicListener listener, String place) {
    this.reporter = new MusicReporter(listener, JUMP_MILLIS);
    this.working = new SourceHealth.Working(place);
  }

  /// Takes in what one look showed.
  public void saw(Look.Seen look) {
    Playback playback = look.playback();
    if (reporter.isNews(look.nanos(), playback)) {
      long at = reporter.forward(blind ? look.nanos() : changed(playback, look.nanos()));
      reporter.again(at, moved(playback, at - look.nanos()));
    }
    seen = look.nanos();
    blind = false;
    reporter.health(working);
  }

  /// What was seen last was still so at a moment.
  public void unchangedUntil(long nanos) {
    seen = Math.max(seen, nanos);
  }

  /// Takes in that nothing could be seen.
  public void lost(Look.Trouble look) {
    if (!blind || reporter.reported() == null) {
      reporter.again(look.nanos(), new Playback.Unknown(look.what()));
    }
    blind = true;
    reporter.health(new SourceHealth.Interrupted(look.what(), look.remedy()));
  }

  /// Nothing will be seen any more.
  public void ended(long nanos, String what, String why) {
    reporter.again(nanos, new Playback.Unknown(what));
    reporter.health(new SourceHealth.Ended(why));
  }

  private long changed(Playback playback, long now) {
    boolean sameItem = playback instanceof Playback.Playing next
        && reporter.reported() instanceof Playback.Playing last
        && next.item().equals(last.item());
    if (playback instanceof Playback.Playing playing && playing.positionMs().isPresent()
        && !isPaused(playing)) {
      return Math.clamp(now - playing.positionMs().getAsLong() * MILLI, seen, now);
    }
    return sameItem ? now : seen + (now - seen) / 2;
  }

  /// Whether it is the track that waited before: then its position does not say when it went on.
  private boolean isPaused(Playback.Playing playing) {
    return reporter.reported() instanceof Playback.Paused paused
        && paused.item().filter(playing.item()::equals).isPresent();
  }

  /// The same with its position at another moment.
  private static Playback moved(Playback playback, long nanos) {
    return playback instanceof Playback.Playing playing && playing.positionMs().isPresent()
        ? new Playback.Playing(playing.item(),
            OptionalLong.of(Math.max(0, playing.positionMs().getAsLong() + nanos / MILLI)))
        : playback;
  }
}
