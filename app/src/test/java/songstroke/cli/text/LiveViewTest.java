package songstroke.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import songstroke.capture.SourceHealth;
import songstroke.recorder.RecordingListener.Beat;
import songstroke.recorder.RecordingListener.Began;
import songstroke.segment.OpenSegment;
import songstroke.segment.State;
import songstroke.timeline.RecordingHeader;

class LiveViewTest {
  private final Shown shown = new Shown();
  private final LiveView view = new LiveView(shown);

  @Test
  void speedIsThatOfTheOpenSegment() {
    view.begin(1_000, OptionalLong.of(90_000));
    assertThat(view.moment().wordsPerMinute()).isNaN();

    view.moveTo(11_000, 50, segment(40, 8_000));
    assertThat(view.moment().wordsPerMinute()).isCloseTo(60, within(1e-9));
    assertThat(view.moment().elapsedMs()).isEqualTo(10_000);
    assertThat(view.moment().presses()).isEqualTo(50);
    view.ended();
  }

  @Test
  void theLastMinuteIsShownInParts() {
    view.begin(1_000, OptionalLong.empty());
    view.pressed(2_000, true);
    view.pressed(55_000, true);
    view.pressed(56_000, false);
    view.pressed(60_999, true);
    view.moveTo(61_000, 4, segment(0, 0));

    List<Double> minute = view.moment().minute();
    assertThat(minute).hasSize(LiveView.PARTS).first().isEqualTo(4.0);
    assertThat(minute).endsWith(4.0, 0.0, 4.0);
    assertThat(minute.stream().mapToDouble(rate -> rate).sum()).isCloseTo(12, within(1e-9));
    view.ended();
  }

  @Test
  void eachSourceThatFailsIsNamed() {
    view.keys(new SourceHealth.Interrupted("the X server is gone", "it will be back"));
    view.music(new SourceHealth.Ended("the replay is at its end"));
    view.paused(true);

    assertThat(view.moment().notice()).isEqualTo("paused: nothing is recorded; keys: the X server is gone,"
        + " it will be back; music: the replay is at its end");
    view.paused(false);
    view.keys(new SourceHealth.Working(""));
    assertThat(view.moment().notice()).isEqualTo("music: the replay is at its end");
  }

  @Test
  void whatIsSaidIsShownInOrderBeforeTheEnd() {
    view.say("first");
    view.began(began("x11", Optional.of(Duration.ofSeconds(90))));
    view.say("last");
    view.beat(new Beat(1_500, 3, segment(2, 300)));
    view.ended();

    assertThat(shown.lines).containsExactly("first",
        "Recording for 90 s: keys from x11, music from none. Ctrl-C ends it early and keeps what is there.",
        "last");
    assertThat(shown.moments).last().satisfies(moment -> assertThat(moment.presses()).isEqualTo(3));
    assertThat(shown.closed).isTrue();
    assertThat(shown.shared).isFalse();
  }

  @Test
  void aRecordingWithoutATimeSaysHowToEndIt() {
    view.began(began("terminal", Optional.empty()));
    view.ended();

    assertThat(shown.lines).containsExactly(
        "Recording: keys from terminal, music from none. Ctrl-C ends it and keeps what is there.");
    assertThat(shown.shared).isTrue();
  }

  @Test
  void aTerminalThatStandsStillHoldsUpNothing() throws InterruptedException {
    shown.frozen = new CountDownLatch(1);
    view.say("stuck");
    shown.entered.await();
    IntStream.range(0, 10_000).forEach(i -> view.say("line " + i));
    view.beat(new Beat(1_500, 3, segment(2, 300)));
    view.ended();
    assertThat(shown.closed).isFalse();

    shown.frozen.countDown();
    view.ended();
    assertThat(shown.closed).isTrue();
    assertThat(shown.lines).startsWith("stuck").endsWith("line 9999").hasSizeLessThan(1_000);
  }

  @Test
  void nothingIsOpenedForARecordingThatNeverBegan() {
    view.ended();

    assertThat(shown.closed).isFalse();
  }

  private static Began began(String keys, Optional<Duration> duration) {
    return new Began(new RecordingHeader(1_000, ZoneOffset.UTC, keys, "none", "run-1"), duration);
  }

  private static OpenSegment segment(long intervals, long activeMs) {
    return new OpenSegment(State.SILENCE, "STOPPED", Optional.empty(), 0, intervals + 1, intervals, activeMs);
  }

  /// Keeps what it is given.
  private static final class Shown implements Screen {
    final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    final List<Moment> moments = Collections.synchronizedList(new ArrayList<>());
    volatile CountDownLatch frozen = new CountDownLatch(0);
    final CountDownLatch entered = new CountDownLatch(1);
    volatile boolean shared;
    volatile boolean closed;

    @Override
    public void show(Moment moment) {
      moments.add(moment);
    }

    @Override
    public void shareTerminal() {
      shared = true;
    }

    @Override
    public void say(String line) {
      entered.countDown();
      try {
        frozen.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      lines.add(line);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
