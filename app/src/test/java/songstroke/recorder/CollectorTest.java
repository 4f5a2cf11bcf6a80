package songstroke.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import songstroke.capture.keys.KeyDown;
import songstroke.timeline.Anchor;
import songstroke.timeline.AudioKind;
import songstroke.timeline.ChangeMoved;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.SettableClocks;
import songstroke.timeline.TimelineEvent;
import songstroke.timeline.Track;
import songstroke.timeline.WallLabel;

class CollectorTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final long START = 1_772_442_000_000L;

  private final SettableClocks clocks = new SettableClocks(Instant.ofEpochMilli(START), BERLIN);
  private long uptimeExtra;
  private final long origin = clocks.monotonicNanos();
  private final Collector collector = new Collector(clocks, Anchor.now(clocks), new ClockWatch(clocks,
      () -> OptionalLong.of((clocks.monotonicNanos() - origin) / 1_000_000 + uptimeExtra)));
  private final List<TimelineEvent> given = new ArrayList<>();

  @Test
  void aReleaseThatComesInTimeGivesThePressItsHold() {
    press(0, 100, KeyClass.CHAR);
    press(1, 150, KeyClass.SPACE);
    collector.released(0, nanos(208));
    pass(1_000);

    assertThat(given).containsExactly(new KeyPress(START + 100, KeyClass.CHAR, 108, false),
        KeyPress.of(START + 150, KeyClass.SPACE));
  }

  @Test
  void aReleaseThatComesTooLateLeavesTheHoldUnknown() {
    press(0, 100, KeyClass.CHAR);
    pass(1_000);
    collector.released(0, nanos(1_100));
    pass(1_000);

    assertThat(given).containsExactly(KeyPress.of(START + 100, KeyClass.CHAR));
  }

  @Test
  void aSettledTrackChangeIsPutWhereItHappened() {
    press(0, 100, KeyClass.CHAR);
    press(1, 300, KeyClass.CHAR);
    pass(600);
    collector.playback(nanos(200), new Playback.Stopped());
    pass(600);

    assertThat(given).extracting(TimelineEvent::t).containsExactly(START + 100, START + 200, START + 300);
    assertThat(given.get(1)).isInstanceOf(PlaybackChange.class);
  }

  @Test
  void whatComesAfterItsTimeWasGivenOutIsMovedNotLost() {
    press(0, 1_000, KeyClass.CHAR);
    pass(2_000);
    collector.playback(nanos(400), new Playback.Paused(Optional.empty()));
    pass(100);

    assertThat(given).containsExactly(KeyPress.of(START + 1_000, KeyClass.CHAR),
        new PlaybackChange(START + 1_000, START + 400, new Playback.Paused(Optional.empty())));
  }

  @Test
  void aLateTrackKeepsThePositionThatItHasWhereItStands() {
    press(0, 20_000, KeyClass.CHAR);
    pass(21_000);
    collector.playback(nanos(5_000), playingAt(0));
    pass(100);

    assertThat(given).contains(new PlaybackChange(START + 20_000, START + 5_000, playingAt(15_000)));
  }

  @Test
  void aBetterTimeOfAChangeStandsBehindItAndBeforeTheNext() {
    collector.playback(nanos(100), playingAt(0));
    pass(1_000);
    collector.changeMoved(nanos(300));
    collector.playback(nanos(600), new Playback.Stopped());
    pass(1_000);
    collector.changeMoved(nanos(500));
    pass(1_000);

    assertThat(given).containsExactly(new PlaybackChange(START + 100, playingAt(0)),
        new ChangeMoved(START + 300, START + 300), new PlaybackChange(START + 600, new Playback.Stopped()),
        new ChangeMoved(START + 600, START + 500));
  }

  @Test
  void overASleepAChangeIsNotMoved() {
    collector.playback(nanos(100), playingAt(0));
    pass(1_000);
    pass(20_000);
    collector.changeMoved(nanos(300));
    pass(1_000);

    assertThat(given).noneMatch(ChangeMoved.class::isInstance).anyMatch(Mark.class::isInstance);
  }

  @Test
  void thePlayersStateFromBeforeTheStartBeginsAtTheStart() {
    collector.playback(nanos(-5_000), new Playback.Stopped());
    press(0, -3, KeyClass.CHAR);
    pass(1_000);

    assertThat(given).containsExactly(new PlaybackChange(START, new Playback.Stopped()));
  }

  @Test
  void theEndGivesOutWhatIsLeftAndTheMark() {
    pass(900);
    press(0, 850, KeyClass.CHAR);
    given.addAll(collector.finish());

    assertThat(given).containsExactly(KeyPress.of(START + 850, KeyClass.CHAR),
        new Mark(START + 900, Mark.Kind.END));
  }

  @Test
  void sleepIsMarkedAndCountedThoughTheMonotonicClockStoodStill() {
    pass(1_000);
    clocks.stepWall(Duration.ofHours(2));
    uptimeExtra += Duration.ofHours(2).toMillis();
    pass(1_000);
    press(0, 2_500, KeyClass.CHAR);
    pass(2_000);

    long later = Duration.ofHours(2).toMillis();
    assertThat(given).containsExactly(new Mark(START + 1_000, Mark.Kind.SUSPEND),
        new Mark(START + 2_000 + later, Mark.Kind.RESUME), KeyPress.of(START + 2_500 + later, KeyClass.CHAR));
  }

  @Test
  void aStoppedProgramIsMarkedAsSleepOfTheLengthItHad() {
    pass(1_000);
    pass(20_000);
    pass(1_000);

    assertThat(given).containsExactly(new Mark(START + 1_000, Mark.Kind.SUSPEND),
        new Mark(START + 21_000, Mark.Kind.RESUME));
  }

  @Test
  void aStepOfTheWallClockChangesTheLabelOnly() {
    press(0, 100, KeyClass.CHAR);
    pass(1_000);
    clocks.stepWall(Duration.ofMinutes(-30));
    pass(1_000);
    press(1, 2_100, KeyClass.CHAR);
    pass(1_000);

    assertThat(given).containsExactly(KeyPress.of(START + 100, KeyClass.CHAR),
        new WallLabel(START + 2_000, START + 2_000 - 1_800_000, BERLIN),
        KeyPress.of(START + 2_100, KeyClass.CHAR));
  }

  @Test
  void aSlowlyDriftingWallClockIsRelabelledOnceItIsASecondOff() {
    for (int i = 0; i < 12; i++) {
      clocks.stepWall(Duration.ofMillis(100));
      pass(1_000);
    }
    pass(2_000);

    assertThat(given).hasSize(1).first().isInstanceOf(WallLabel.class);
  }

  @Test
  void withoutAnUpTimeALongForwardJumpCountsAsSleepAndABackwardOneDoesNot() {
    var watch = new ClockWatch(clocks, OptionalLong::empty);
    clocks.stepWall(Duration.ofMinutes(-1));
    assertThat(watch.beat()).isInstanceOf(ClockWatch.Finding.Relabelled.class);
    clocks.stepWall(Duration.ofMinutes(1));
    assertThat(watch.beat()).isEqualTo(new ClockWatch.Finding.Slept(60_000));
    assertThat(watch.beat()).isEqualTo(new ClockWatch.Finding.Steady());
  }

  private static Playback playingAt(long position) {
    var track = new Track(Optional.of("a"), "A", List.of(), "", OptionalLong.empty(), List.of());
    return new Playback.Playing(new NowPlaying(AudioKind.MUSIC, "", track), OptionalLong.of(position));
  }

  private void press(long sequence, long millis, KeyClass keyClass) {
    collector.pressed(new KeyDown(sequence, nanos(millis), keyClass, false));
  }

  private long nanos(long millisAfterStart) {
    return origin + millisAfterStart * 1_000_000;
  }

  private void pass(long millis) {
    clocks.tick(Duration.ofMillis(millis));
    given.addAll(collector.beat());
  }
}
