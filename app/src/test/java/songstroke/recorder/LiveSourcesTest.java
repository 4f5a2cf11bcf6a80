package songstroke.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import songstroke.capture.keys.KeyDown;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.SourcePriority;
import songstroke.timeline.Anchor;
import songstroke.timeline.ChangeMoved;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.Playback;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.SettableClocks;

class LiveSourcesTest {
  private static final long SECOND = 1_000_000_000;

  private final SettableClocks clocks = new SettableClocks(Instant.EPOCH, ZoneOffset.UTC);
  private final LiveSources live = new LiveSources(RecordingListener.none());
  private final List<Long> typed = new ArrayList<>();

  @Test
  void theMusicSourceIsToldOfEachPressAlsoBeforeTheRecordingBegins() {
    press(1);
    live.tellOfTyping(source());
    press(2);
    begin();
    press(3);

    assertThat(typed).containsExactly(2L, 3L);
  }

  @Test
  void aBetterTimeOfAChangeReachesTheRecording() {
    var collector = begin();
    MusicListener music = live.musicListener();
    long now = clocks.monotonicNanos();
    music.playback(now + SECOND, new Playback.Stopped());
    clocks.tick(Duration.ofSeconds(3));
    music.changeMoved(now + 2 * SECOND);

    assertThat(collector.finish()).startsWith(new PlaybackChange(1_000, new Playback.Stopped()),
        new ChangeMoved(2_000, 2_000));
  }

  @Test
  void nothingThatIsPressedOrPlaysDuringAPauseIsRecorded() {
    var collector = begin();
    MusicListener music = live.musicListener();
    clocks.tick(Duration.ofSeconds(1));
    press(clocks.monotonicNanos());
    clocks.tick(Duration.ofSeconds(1));
    live.pause();
    live.pause();
    clocks.tick(Duration.ofSeconds(1));
    press(clocks.monotonicNanos());
    music.playback(clocks.monotonicNanos(), new Playback.Unknown("secret"));
    clocks.tick(Duration.ofSeconds(1));
    music.playback(clocks.monotonicNanos(), new Playback.Stopped());
    clocks.tick(Duration.ofSeconds(1));
    live.unpause();
    live.unpause();
    clocks.tick(Duration.ofSeconds(1));
    press(clocks.monotonicNanos());
    clocks.tick(Duration.ofSeconds(1));

    assertThat(collector.finish()).containsExactly(
        new KeyPress(1_000, KeyClass.CHAR, KeyPress.UNKNOWN_HOLD, false),
        new Mark(2_000, Mark.Kind.PAUSE), new PlaybackChange(4_000, new Playback.Stopped()),
        new Mark(5_000, Mark.Kind.UNPAUSE),
        new KeyPress(6_000, KeyClass.CHAR, KeyPress.UNKNOWN_HOLD, false), new Mark(7_000, Mark.Kind.END));
  }

  @Test
  void aPauseOutsideARecordingIsNone() {
    live.pause();
    var collector = begin();
    live.unpause();

    assertThat(collector.finish()).containsExactly(new Mark(0, Mark.Kind.END));
  }

  private Collector begin() {
    Anchor anchor = Anchor.now(clocks);
    long origin = clocks.monotonicNanos();
    var collector = VirtualCollector.on(clocks, anchor, () -> (clocks.monotonicNanos() - origin) / 1_000_000);
    live.begin(collector, anchor);
    return collector;
  }

  private void press(long nanos) {
    live.keyListener().pressed(new KeyDown(nanos, nanos, KeyClass.CHAR, false));
  }

  private MusicSource source() {
    return new MusicSource() {
      @Override
      public SourcePriority priority() {
        return SourcePriority.ofThisMachine(0);
      }

      @Override
      public String name() {
        return "noting";
      }

      @Override
      public void start(MusicListener listener) {
        // It follows nothing.
      }

      @Override
      public void typed(long nanos) {
        typed.add(nanos);
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }
}
