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
import songstroke.capture.music.Standing;
import songstroke.live.LiveView;
import songstroke.timeline.Anchor;
import songstroke.timeline.ChangeMoved;
import songstroke.timeline.KeyClass;
import songstroke.timeline.Playback;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.SettableClocks;

class LiveSourcesTest {
  private static final long SECOND = 1_000_000_000;

  private final SettableClocks clocks = new SettableClocks(Instant.EPOCH, ZoneOffset.UTC);
  private final LiveSources live = new LiveSources();
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

  private Collector begin() {
    Anchor anchor = Anchor.now(clocks);
    long origin = clocks.monotonicNanos();
    var collector = VirtualCollector.on(clocks, anchor, () -> (clocks.monotonicNanos() - origin) / 1_000_000);
    live.begin(collector, new LiveView(0, 60_000), anchor);
    return collector;
  }

  private void press(long nanos) {
    live.keyListener().pressed(new KeyDown(nanos, nanos, KeyClass.CHAR, false));
  }

  private MusicSource source() {
    return new MusicSource() {
      @Override
      public Standing standing() {
        return Standing.ofThisMachine(0);
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
