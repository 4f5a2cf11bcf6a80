package songstroke.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

class BackdatingTest {
  private static final long START = 1_772_442_000_000L;

  @Test
  void aLateChangeGoesToWhereItHappenedWithThePositionItHadThere() {
    assertThat(
        inOrder(key(100), key(200), key(300), new PlaybackChange(START + 350, START + 250, playing(100)),
            key(400)))
        .containsExactly(new PlaybackChange(START + 250, playing(0)));
  }

  @Test
  void aChangeInTimeAndEverythingElsePassAsTheyAre() {
    TimelineEvent[] events = {change(100), task(150),
      mark(200, Mark.Kind.PAUSE), change(210), mark(220, Mark.Kind.UNPAUSE), mark(300, Mark.Kind.END)};

    assertThat(inOrder(events)).containsExactly(events);
  }

  @Test
  void aMovedChangeKeepsWhatItSaid() {
    var change = new PlaybackChange(START + 250, playing(0));

    assertThat(inOrder(key(100), key(200), change, key(300), new ChangeMoved(START + 300, START + 150)))
        .containsExactly(new PlaybackChange(START + 150, playing(0)),
            new ChangeMoved(START + 300, START + 150));
    assertThat(inOrder(change, key(260), key(300), new ChangeMoved(START + 300, START + 280)))
        .containsExactly(new PlaybackChange(START + 280, playing(0)),
            new ChangeMoved(START + 300, START + 280));
  }

  @Test
  void aMovedChangeCanMoveAgain() {
    assertThat(places(change(100), key(200), new ChangeMoved(START + 200, START + 50), key(300),
        new ChangeMoved(START + 300, START + 80))).containsExactly(80L);
  }

  @Test
  void aChangeNeverGoesBeforeTheOneToldBeforeIt() {
    assertThat(
        places(change(100), key(200), new PlaybackChange(START + 300, START + 50, new Playback.Stopped())))
        .containsExactly(100L, 100L);
    assertThat(places(change(100), change(200), new ChangeMoved(START + 300, START + 50)))
        .containsExactly(100L, 100L);
  }

  @Test
  void overASleepNoSourceCanCountBack() {
    assertThat(places(change(100), mark(200, Mark.Kind.SUSPEND), mark(90_000, Mark.Kind.RESUME),
        new PlaybackChange(START + 95_000, START + 150, new Playback.Stopped()))).containsExactly(100L, 200L);
    assertThat(places(change(100), mark(200, Mark.Kind.SUSPEND), mark(90_000, Mark.Kind.RESUME),
        new ChangeMoved(START + 95_000, START + 95_000))).containsExactly(100L);
  }

  @Test
  void whatWasGivenOnAlreadyStays() {
    long late = Backdating.LIMIT_MS + 1_000;

    assertThat(
        inOrder(key(100), key(1_500), key(late), new PlaybackChange(START + late, START, playing(late))))
        .containsExactly(new PlaybackChange(START + 100, playing(100)));
    assertThat(places(change(100), key(late), new ChangeMoved(START + late, START + 500)))
        .containsExactly(100L);
  }

  @Test
  void anEventIsHeldNoLongerThanTheLimit() {
    List<TimelineEvent> given = new ArrayList<>();
    var backdating = new Backdating(START, _ -> Long.MIN_VALUE, given::add);
    backdating.accept(task(100));
    backdating.accept(task(100 + Backdating.LIMIT_MS));
    assertThat(given).isEmpty();

    backdating.accept(task(101 + Backdating.LIMIT_MS));
    assertThat(given).containsExactly(task(100));
  }

  @Test
  void pressesWaitNowhere() {
    var backdating = new Backdating(START, _ -> Long.MIN_VALUE, _ -> {});

    assertThatThrownBy(() -> backdating.accept(key(1))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aChangeCannotBeKnownBeforeItHappens() {
    assertThatThrownBy(() -> new PlaybackChange(5, 6, new Playback.Stopped()))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("known at 5");
    assertThatThrownBy(() -> new ChangeMoved(5, 6)).isInstanceOf(IllegalArgumentException.class);
  }

  /// The events that are no presses, as they are given on.
  private static List<TimelineEvent> inOrder(TimelineEvent... events) {
    List<TimelineEvent> given = new ArrayList<>();
    var presses = new PressColumns();
    var backdating = new Backdating(START, presses::lastBefore, given::add);
    for (TimelineEvent event : events) {
      if (event instanceof KeyPress press) {
        presses.press(press.t(), press.keyClass(), press.holdMs(), press.repeat());
      } else {
        backdating.accept(event);
      }
    }
    backdating.finish();
    assertThat(given).extracting(TimelineEvent::t).isSorted();
    return given;
  }

  private static List<Long> places(TimelineEvent... events) {
    return inOrder(events).stream().filter(PlaybackChange.class::isInstance).map(event -> event.t() - START)
        .toList();
  }

  private static TimelineEvent key(long t) {
    return KeyPress.of(START + t, KeyClass.CHAR);
  }

  private static TimelineEvent task(long t) {
    return new TaskChange(START + t, "writing");
  }

  private static TimelineEvent change(long t) {
    return new PlaybackChange(START + t, new Playback.Stopped());
  }

  private static TimelineEvent mark(long t, Mark.Kind kind) {
    return new Mark(START + t, kind);
  }

  private static Playback playing(long position) {
    var track = new Track(Optional.of("a"), "A", List.of(), "", OptionalLong.empty(), List.of());
    return new Playback.Playing(new NowPlaying(AudioKind.MUSIC, "", track), OptionalLong.of(position));
  }
}
