package songstroke.capture.music.spotify;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;

import songstroke.capture.SourceHealth;
import songstroke.capture.keys.KeyDown;
import songstroke.capture.music.MusicListener;
import songstroke.recorder.Collector;
import songstroke.recorder.VirtualCollector;
import songstroke.segment.Folded;
import songstroke.segment.RecordingFold;
import songstroke.timeline.Anchor;
import songstroke.timeline.KeyClass;
import songstroke.timeline.Playback;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.SettableClocks;
import songstroke.timeline.TimelineEvent;

/// Eight hours of typing to a scripted session, through the real follower, time line and fold, on a virtual clock.
final class WorkingDay {
  static final long LENGTH_MS = Duration.ofHours(8).toMillis();
  private static final long MILLI = 1_000_000;
  private static final Duration BEAT = Duration.ofMillis(200);
  private static final long BREAK_EVERY_MS = Duration.ofMinutes(70).toMillis();
  private static final long BREAK_MS = Duration.ofMinutes(8).toMillis();

  private final SettableClocks clocks = new SettableClocks(Instant.ofEpochMilli(1_772_442_000_000L),
      ZoneOffset.UTC);
  private final long origin = clocks.monotonicNanos();
  private final Anchor anchor = Anchor.now(clocks);
  private final RecordingHeader header = new RecordingHeader(anchor.wallMillis(), ZoneOffset.UTC, "scripted",
      "spotify");
  private final RecordingFold fold = new RecordingFold(header);
  private final List<TimelineEvent> recording = new ArrayList<>();
  private final List<SourceHealth> healths = new ArrayList<>();
  private final ScriptedPlayer player;
  private final Collector collector;
  private final SpotifyPoller follower;
  private final SplittableRandom typing = new SplittableRandom(3);

  private long nextPress = origin + MILLI;
  private long typedAt = origin;
  private long presses;
  private OptionalLong next = OptionalLong.of(origin);

  /// @param scripted gives the player, by the day's clocks
  WorkingDay(Function<SettableClocks, ScriptedPlayer> scripted) {
    player = scripted.apply(clocks);
    collector = VirtualCollector.on(clocks, anchor,
        () -> (clocks.monotonicNanos() - origin) / MILLI + player.sleptMs());
    follower = new SpotifyPoller(player, clocks, new PollSchedule(Optional.empty(), player::pace, origin),
        listener());
  }

  /// Lives through the day.
  ///
  /// @param sleep when the machine sleeps, in ms of the day
  Folded live(Span sleep) {
    while (player.now() < LENGTH_MS) {
      if (player.sleptMs() == 0 && player.now() >= sleep.start()) {
        player.sleep(Duration.ofMillis(sleep.millis()));
      }
      boolean typed = type();
      long now = clocks.monotonicNanos();
      if ((next.isPresent() && next.getAsLong() <= now) || (typed && follower.isResting())) {
        next = follower.turn(typedAt);
        type();
      }
      take(collector.beat());
      clocks.tick(BEAT);
    }
    take(collector.finish());
    return fold.finish();
  }

  ScriptedPlayer player() {
    return player;
  }

  long presses() {
    return presses;
  }

  RecordingHeader header() {
    return header;
  }

  /// The lines of the recording, in the order in which they were written.
  List<TimelineEvent> recording() {
    return recording;
  }

  List<SourceHealth> healths() {
    return healths;
  }

  private void take(List<TimelineEvent> events) {
    recording.addAll(events);
    events.forEach(fold::accept);
  }

  /// Presses what is due: runs of keys, pauses for thought, and now and then a break without a key.
  private boolean type() {
    boolean typed = false;
    for (; nextPress <= clocks.monotonicNanos(); nextPress += pause()) {
      collector.pressed(new KeyDown(presses, nextPress, KeyClass.CHAR, false));
      typedAt = nextPress;
      presses++;
      typed = true;
    }
    return typed;
  }

  private long pause() {
    long sinceBreak = (nextPress - origin) / MILLI % BREAK_EVERY_MS;
    if (sinceBreak > BREAK_EVERY_MS - BREAK_MS) {
      return (BREAK_EVERY_MS - sinceBreak) * MILLI;
    }
    return MILLI * (typing.nextInt(100) < 3 ? typing.nextLong(2_000, 20_000) : typing.nextLong(80, 400));
  }

  private MusicListener listener() {
    return new MusicListener() {
      @Override
      public void playback(long nanos, Playback playback) {
        collector.playback(nanos, playback);
      }

      @Override
      public void changeMoved(long nanos) {
        collector.changeMoved(nanos);
      }

      @Override
      public void health(SourceHealth health) {
        healths.add(health);
      }
    };
  }
}
