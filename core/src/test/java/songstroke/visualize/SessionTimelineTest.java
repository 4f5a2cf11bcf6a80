package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import songstroke.visualize.SessionTimeline.Kind;
import songstroke.visualize.SessionTimeline.Point;
import songstroke.visualize.SessionTimeline.Stretch;

class SessionTimelineTest {
  @Test
  void theLineNeverCrossesWhatWasNotRecorded() {
    List<Stretch> lane = List.of(TimeCharts.stretch(40, 41, "", Kind.GAP));
    SpeedLine line = SpeedLine.of(session(lane, TimeCharts.typing(100, List.of())));
    assertThat(line.pieces()).extracting(List::size).containsExactly(4, 6);
  }

  @Test
  void aGapShorterThanABinStillCutsTheBin() {
    List<Stretch> lane = List.of(TimeCharts.stretch(4, 5, "", Kind.GAP));
    SpeedLine line = SpeedLine.of(session(lane, List.of(new Point(3_000, 50), new Point(6_000, 70))));
    assertThat(line.pieces()).containsExactly(List.of(new Point(3_000, 50)), List.of(new Point(6_000, 70)));
  }

  @Test
  void aLongTimeWithoutTypingLeavesAHole() {
    SpeedLine line = SpeedLine.of(session(List.of(),
        List.of(new Point(5_000, 50), new Point(15_000, 70), new Point(25_000, 60), new Point(35_000, 60),
            new Point(65_000, 60), new Point(95_001, 60))));
    assertThat(line.pieces()).extracting(List::size).containsExactly(5, 1);
  }

  @Test
  void speedsOfOneBinAreAveraged() {
    SpeedLine line = SpeedLine.of(session(List.of(), List.of(new Point(1_000, 50), new Point(2_000, 60),
        new Point(9_999, 70), new Point(10_000, 80))));
    assertThat(line.binMs()).isEqualTo(10_000);
    assertThat(line.pieces()).containsExactly(List.of(new Point(4_333, 60), new Point(10_000, 80)));
  }

  @Test
  void aDayHasNoMoreThanThreeHundredPoints() {
    SpeedLine line = SpeedLine.of(session(List.of(), TimeCharts.typing(86_400, List.of())));
    assertThat(line.pieces().stream().mapToInt(List::size).sum()).isBetween(100, 300);
    assertThat(line.binMs()).isEqualTo(300_000);
  }

  @Test
  void aNameThatDoesNotFitIntoItsBoxHasANumberThereAndStandsWholeBelow() {
    String name = "Noisia – Dead Limit (the very long extended festival version)";
    Scene scene = TimeCharts.evening().scene();
    assertThat(texts(scene)).contains(name).noneMatch(text -> text.endsWith("\u2026"));
    Item.Text below = text(scene, name);
    assertThat(Extent.leaves(scene, Item.Text.class).stream()
        .filter(text -> text.y() == below.y() && text.x() < below.x() && below.x() - text.x() < 20)
        .map(Item.Text::text).toList()).hasSize(1)
        .allSatisfy(number -> assertThat(texts(scene).stream().filter(number::equals)).hasSize(2));
    assertThat(titles(scene)).contains(name + ": music, 21:59:12 \u2013 22:03:52");
  }

  @Test
  void oneNameHasOneNumberHoweverOftenItPlayed() {
    List<Stretch> lane = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      lane.add(TimeCharts.stretch(i * 60L, i * 60L + 60, "Track number " + i % 4, Kind.MUSIC));
    }
    assertThat(texts(session(lane, TimeCharts.typing(4_800, List.of())).scene()))
        .filteredOn(text -> text.startsWith("Track")).hasSize(4);
  }

  @Test
  void fourHoursOfShortTracksAreListed() {
    List<Stretch> lane = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      lane.add(TimeCharts.stretch(i * 210L, i * 210L + 210, "Track number " + i + " – Artist", Kind.MUSIC));
    }
    List<String> texts = texts(session(lane, TimeCharts.typing(14_700, List.of())).scene());
    assertThat(texts).filteredOn(text -> text.startsWith("Track number")).hasSize(60)
        .allSatisfy(text -> assertThat(text).endsWith("– Artist"));
    assertThat(texts).contains("Not all names have room here.");
  }

  @Test
  void theAxisReachesFromZeroOverEverySpeed() {
    Scene scene = session(List.of(TimeCharts.stretch(0, 100, "", Kind.SILENCE)),
        List.of(new Point(5_000, 1), new Point(15_000, 2), new Point(25_000, 1), new Point(35_000, 190)))
        .scene();
    assertThat(texts(scene)).contains("0", "200").doesNotContain(Page.BEYOND);
  }

  @Test
  void theLineIsBrokenWhereNothingWasTypedForThreeBins() {
    SpeedLine line = SpeedLine.of(session(List.of(),
        List.of(new Point(5_000, 0), new Point(15_000, 60), new Point(25_000, 0), new Point(35_000, 0),
            new Point(45_000, 50), new Point(55_000, 0), new Point(65_000, 0), new Point(75_000, 0),
            new Point(85_000, 40), new Point(95_000, 0))));
    assertThat(line.pieces()).containsExactly(
        List.of(new Point(15_000, 60), new Point(25_000, 0), new Point(35_000, 0), new Point(45_000, 50)),
        List.of(new Point(85_000, 40)));
  }

  @Test
  void noPointLiesInATimeThatWasNotRecorded() {
    SpeedLine line = SpeedLine.of(session(List.of(TimeCharts.stretch(10, 60, "", Kind.GAP)),
        TimeCharts.typing(80, List.of())));
    assertThat(line.pieces()).extracting(List::size).containsExactly(1, 2);
  }

  @Test
  void ticksAreThoseOfTheClockOnTheWallWhenItIsSetBackAndForward() {
    var back = new SessionClock(LocalTime.of(2, 45), List.of(new SessionClock.Shift(900_000, -3_600_000)));
    var forward = new SessionClock(LocalTime.of(1, 45), List.of(new SessionClock.Shift(900_000, 3_600_000)));
    assertThat(TimeTicks.over(1_800_000, Optional.of(back)).ticks()).extracting(TimeTicks.Tick::label)
        .containsExactly("02:45", "02:50", "02:55", "02:00", "02:05", "02:10", "02:15");
    assertThat(TimeTicks.over(1_800_000, Optional.of(forward)).ticks()).extracting(TimeTicks.Tick::label)
        .containsExactly("01:45", "01:50", "01:55", "03:00", "03:05", "03:10", "03:15");
    assertThat(TimeTicks.exact(1_000_000, Optional.of(forward))).isEqualTo("03:01:40");
  }

  private static Item.Text text(Scene scene, String wanted) {
    return Extent.leaves(scene, Item.Text.class).stream().filter(text -> text.text().equals(wanted))
        .findFirst().orElseThrow();
  }

  @Test
  void everyStretchHasItsTitleEvenWhenItIsTooNarrowToSee() {
    List<Stretch> lane = List.of(TimeCharts.stretch(0, 40_000, "long", Kind.MUSIC),
        TimeCharts.stretch(40_000, 40_001, "short", Kind.SPEECH));
    assertThat(titles(session(lane, List.of()).scene())).containsExactly(
        "long: music, 0:00:00 \u2013 11:06:40", "short: ad or speech, 11:06:40 \u2013 11:06:41");
  }

  @Test
  void whereStretchesOverlapTheLaterOneIsSeen() {
    List<Stretch> lane = List.of(TimeCharts.stretch(50, 100, "b", Kind.MUSIC),
        TimeCharts.stretch(0, 90, "a", Kind.MUSIC));
    List<Item.Box> tinted = Extent.leaves(session(lane, List.of()).scene(), Item.Box.class).stream()
        .filter(box -> box.height() == SessionLane.HEIGHT).toList();
    assertThat(tinted).hasSize(2);
    assertThat(tinted.getFirst().x() + tinted.getFirst().width()).isCloseTo(tinted.getLast().x() - 1,
        within(1e-9));
  }

  @Test
  void anEmptySessionSaysSo() {
    assertThat(texts(TimeCharts.nothing().scene())).contains(SessionTimeline.WHEN_EMPTY);
    assertThat(TimeCharts.nothing().scene().description()).contains(SessionTimeline.WHEN_EMPTY);
  }

  @Test
  void aSessionWithoutTypingStillShowsWhatWasToBeHeard() {
    Scene scene = session(TimeCharts.evening().lane(), List.of(new Point(1, Double.NaN))).scene();
    assertThat(texts(scene)).contains(SessionTimeline.WITHOUT_TYPING);
    assertThat(titles(scene)).hasSize(10);
    assertThat(Extent.leaves(scene, Item.Trace.class)).isEmpty();
  }

  @Test
  void ticksAreRoundTimesOfDayAlsoPastMidnight() {
    TimeTicks ticks = TimeTicks.over(7_200_000, Optional.of(SessionClock.from(LocalTime.of(23, 10))));
    assertThat(ticks.ticks()).extracting(TimeTicks.Tick::label).containsExactly("23:10", "23:20", "23:30",
        "23:40", "23:50", "00:00", "00:10", "00:20", "00:30", "00:40", "00:50", "01:00", "01:10");
    assertThat(ticks.ticks().get(5).atMs()).isEqualTo(3_000_000);
  }

  @Test
  void withoutATimeOfDayTicksCountFromTheStart() {
    assertThat(labels(8_000)).startsWith("0:00", "0:01").endsWith("0:08");
    assertThat(labels(3_600_000)).startsWith("0", "5").endsWith("60");
    assertThat(labels(4 * 3_600_000)).startsWith("0:00", "0:30").endsWith("4:00");
    assertThat(labels(30L * 86_400_000)).hasSizeBetween(5, 13).startsWith("0:00", "72:00");
  }

  @Test
  void impossibleTimesAreRefused() {
    assertThatThrownBy(() -> new Stretch(5, 4, "", Kind.MUSIC)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Stretch(-1, 4, "", Kind.MUSIC)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Stretch(0, Long.MAX_VALUE, "", Kind.GAP))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Point(-1, 60)).isInstanceOf(IllegalArgumentException.class);
  }

  private static SessionTimeline session(List<Stretch> lane, List<Point> points) {
    return new SessionTimeline("Session", "of a test", Optional.empty(), lane, points);
  }

  private static List<String> labels(long lengthMs) {
    return TimeTicks.over(lengthMs, Optional.empty()).ticks().stream().map(TimeTicks.Tick::label).toList();
  }

  private static List<String> texts(Scene scene) {
    return Extent.leaves(scene, Item.Text.class).stream().map(Item.Text::text).toList();
  }

  private static List<String> titles(Scene scene) {
    return scene.items().stream().filter(Item.Group.class::isInstance)
        .map(item -> ((Item.Group) item).title()).toList();
  }
}
