package songstroke.capture.music.polled;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceHealth;
import songstroke.capture.music.Claim;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicReporter;
import songstroke.capture.music.SourcePriority;
import songstroke.capture.music.TrackClock;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;

/// Turns what was seen now and then of one player into what is reported. A new track begins where its position says, if
/// that is known, otherwise half-way between the last look that did not show it and the first that did: no other guess
/// is nearer on average. What could not be seen is unknown from the question on that got no answer, and so is a track
/// that must be over, see [TrackClock], or of which a service that never says when it is over has said the same for
/// [#LONGEST].
///
/// It has no clock and asks nobody. Not safe for use by several threads.
public final class PolledFollower {
  /// How long a track of unknown length is believed of a source that does not say when the music is over.
  public static final Duration LONGEST = Duration.ofMinutes(20);
  /// A position that is off by more than this is a seek or a new start, in ms.
  private static final long JUMP_MILLIS = 2000;
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final MusicReporter reporter;
  private final SourceHealth working;
  private final boolean tellsEnds;
  private final TrackClock clock;
  private @Nullable NowPlaying claimed;
  private long seen;
  private boolean blind = true;

  /// @param place    what is asked, for the person
  /// @param standing what is known of the source; its lag is how late it may be with the word that a track is over
  public PolledFollower(MusicListener listener, String place, SourcePriority standing) {
    this(listener, place, standing, JUMP_MILLIS);
  }

  /// @param jumpMillis a position that is off by more than this is a seek or a new start, in ms
  public PolledFollower(MusicListener listener, String place, SourcePriority standing, long jumpMillis) {
    this.reporter = new MusicReporter(listener, jumpMillis);
    this.working = new SourceHealth.Working(place);
    this.tellsEnds = standing.tellsPauses();
    this.clock = new TrackClock(0, Math.max(Claim.END_PATIENCE, standing.lag().toNanos()));
  }

  /// Takes in what one look showed.
  public void saw(Look.Seen look) {
    passed(look.nanos());
    Playback playback = believed(look.playback(), look.nanos(), false);
    if (reporter.isNews(look.nanos(), playback)) {
      report(playback, since(playback, look.nanos()), look.nanos());
    }
    looked(look.nanos(), working);
  }

  private long since(Playback playback, long now) {
    if (claimed != null && playback instanceof Playback.Unknown) {
      return clock.doubtedFrom();
    }
    return blind ? now : changed(playback, now);
  }

  /// Takes in what one look showed of which it is known when it began.
  ///
  /// @param since   when, on the monotonic clock
  /// @param said    whether the player has just said that something changed, and was not only asked
  /// @param trouble what the player complains of while it is seen
  public void saw(Look.Seen look, long since, boolean said, Optional<SourceHealth.Interrupted> trouble) {
    passed(look.nanos());
    Playback playback = believed(look.playback(), look.nanos(), said);
    long at = reporter.forward(since);
    if (reporter.isNews(at, moved(playback, at - look.nanos()))) {
      report(playback, at, look.nanos());
    }
    looked(look.nanos(), trouble.<SourceHealth>map(health -> health).orElse(working));
  }

  /// Takes in that time has passed without a look.
  public void passed(long now) {
    if (claimed != null && clock.isDoubted(now) && reporter.reported() instanceof Playback.Playing) {
      reporter.playback(clock.doubtedFrom(), doubted(claimed));
    }
  }

  /// When [#passed] has something to say, on the monotonic clock, or the end of time.
  public long due() {
    return reporter.reported() instanceof Playback.Playing ? clock.believedUntil() : Long.MAX_VALUE;
  }

  /// What was seen last was still so at a moment.
  public void unchangedUntil(long nanos) {
    seen = Math.max(seen, nanos);
  }

  /// The last look that showed anything, on the monotonic clock.
  public long seen() {
    return seen;
  }

  /// What was reported last; null before anything was.
  public @Nullable Playback reported() {
    return reporter.reported();
  }

  /// Takes in that nothing could be seen.
  public void lost(Look.Trouble look) {
    lost(look, look.what());
  }

  /// Takes in that nothing could be seen.
  ///
  /// @param unknown the same for the time line, in few words
  public void lost(Look.Trouble look, String unknown) {
    if (!blind || reporter.reported() == null) {
      reporter.again(look.nanos(), new Playback.Unknown(unknown));
    }
    blind = true;
    claimed = null;
    reporter.health(new SourceHealth.Interrupted(look.what(), look.remedy()));
  }

  /// Nothing will be seen any more.
  public void ended(long nanos, String what, String why) {
    reporter.again(nanos, new Playback.Unknown(what));
    reporter.health(new SourceHealth.Ended(why));
  }

  /// What is seen, as far as it is believed: a track that must be over is unknown, and a position that is told again
  /// word for word is none.
  ///
  /// @param said whether the player has just said that something changed
  private Playback believed(Playback playback, long now, boolean said) {
    if (!(playback instanceof Playback.Playing playing)) {
      clock.running(false, now);
      claimed = playback instanceof Playback.Paused ? claimed : null;
      return playback;
    }
    NowPlaying item = playing.item();
    if (!item.equals(claimed)) {
      clock.begin(now);
      claimed = item;
    }
    clock.running(true, now);
    OptionalLong length = item.track().lengthMs();
    boolean endless = length.isEmpty() && playing.positionMs().isEmpty() && !tellsEnds;
    clock.length(endless ? OptionalLong.of(LONGEST.toMillis()) : length);
    boolean repeated = !said && playing.positionMs().isPresent()
        && clock.isRepeated((double) playing.positionMs().getAsLong());
    playing.positionMs().ifPresent(millis -> {
      if (said) {
        clock.jumped((double) millis, now);
      } else {
        clock.told((double) millis, now);
      }
    });
    if (clock.isDoubted(now)) {
      return doubted(item);
    }
    return repeated ? new Playback.Playing(item, OptionalLong.empty()) : playing;
  }

  private Playback doubted(NowPlaying item) {
    String why = clock.stands()
        ? " says that it plays, but its position stands"
        : item.track().lengthMs().isPresent()
            ? " says that it plays a track that must be over"
            : " has named the same track for " + LONGEST.toMinutes() + " minutes";
    return new Playback.Unknown(item.player() + why);
  }

  private void report(Playback playback, long since, long now) {
    long at = reporter.forward(since);
    reporter.again(at, moved(playback, at - now));
  }

  private void looked(long now, SourceHealth health) {
    seen = now;
    blind = false;
    reporter.health(health);
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
