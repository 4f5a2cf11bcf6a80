package songstroke.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

class EligibilityTest {

  @Test
  void impossibleNumbersAreDroppedAndCounted() {
    assertThat(
        leftOut(row(Typing.of(Double.NaN, 20_000)), row(Typing.of(100, -1)), row(Typing.of(-3, 20_000)),
            music("p1", 0, -5, 100)))
        .isEqualTo(Map.of("BROKEN_VALUES", 4));
    AnalysisRow noHour = new AnalysisRow("s", 1, 1, Double.NaN, 0, track("p"), Typing.of(100, 20_000));
    AnalysisRow beforeSession = new AnalysisRow("s", 1, 1, 12, -1.5, track("p"), Typing.of(100, 20_000));
    assertThat(leftOut(noHour, beforeSession)).isEqualTo(Map.of("BROKEN_VALUES", 2));
  }

  @Test
  void advertisementsAreNeitherMusicNorSilence() {
    AnalysisRow ad = new AnalysisRow("s", 1, 1, 12, 0, new Sound.Other("NONMUSIC"), Typing.of(100, 20_000));
    assertThat(leftOut(ad)).isEqualTo(Map.of("NOT_MUSIC", 1));
  }

  @Test
  void partsOfOnePlayCloseTogetherAreOneRow() {
    var selection = Eligibility.select(List.of(music("p1", 0, 20_000, 30), music("p1", 30_000, 20_000, 30)),
        Outcome.SPEED);
    assertThat(selection.excluded()).isEqualTo(Map.of("POOLED", 1));
    assertThat(selection.used()).singleElement().satisfies(row -> {
      assertThat(row.typing().intervals()).isEqualTo(60);
      assertThat(row.typing().activeMs()).isEqualTo(60 * 300);
      assertThat(row.durationMs()).hasValue(40_000);
    });
  }

  @Test
  void aPauseInsideAPlayIsBridgedButNotCounted() {
    AnalysisRow pause = excluded(at(silence(8_000), 2, 40_000), "WASH_OUT");
    var selection = Eligibility.select(
        List.of(at(music("p1", 0, 40_000, 80), 1, 0), pause, at(music("p1", 0, 40_000, 80), 3, 48_000)),
        Outcome.SPEED);
    assertThat(selection.used()).singleElement()
        .satisfies(row -> assertThat(row.typing().intervals()).isEqualTo(160));
    assertThat(selection.excluded()).isEqualTo(Map.of("POOLED", 1, "WASH_OUT", 1));
  }

  @Test
  void aLongerPauseOrAnotherPlayKeepsPartsApart() {
    assertThat(used(music("p1", 0, 40_000, 80), at(music("p1", 0, 40_000, 80), 2, 50_001))).isEqualTo(2);
    assertThat(used(music("p1", 0, 40_000, 80), at(music("p2", 0, 40_000, 80), 2, 40_000))).isEqualTo(2);
  }

  @Test
  void aCodeOfTheMakerCounts() {
    AnalysisRow marked = excluded(music("p1", 0, 60_000, 80), "PRIVATE");
    assertThat(leftOut(marked)).isEqualTo(Map.of("PRIVATE", 1));
  }

  @Test
  void partsOfDifferentCodesStayApart() {
    AnalysisRow first = excluded(music("p1", 0, 20_000, 40), "SKIP");
    assertThat(leftOut(first, at(music("p1", 0, 20_000, 40), 2, 25_000))).isEqualTo(Map.of("SKIP", 1));
    assertThat(leftOut(first, at(excluded(music("p1", 0, 20_000, 40), "SKIP"), 2, 25_000)))
        .isEqualTo(Map.of("SKIP", 1, "POOLED", 1));
  }

  @Test
  void accuracyNeedsPressCountsAndSteadinessSixtyIntervals() {
    AnalysisRow plain = music("p1", 0, 60_000, 80);
    assertThat(Eligibility.select(List.of(plain), Outcome.ACCURACY).excluded())
        .isEqualTo(Map.of("NO_OUTCOME", 1));
    var quartiles = Optional.of(new Typing.Quartiles(120, 180, 260));
    assertThat(Outcome.STEADINESS.value(new Typing(59, 20_000, Optional.empty(), quartiles))).isEmpty();
    assertThat(Outcome.STEADINESS.value(new Typing(60, 20_000, Optional.empty(), quartiles)))
        .hasValue(Math.log(140.0 / 180));
  }

  private static Map<String, Integer> leftOut(AnalysisRow... rows) {
    return Eligibility.select(List.of(rows), Outcome.SPEED).excluded();
  }

  private static int used(AnalysisRow... rows) {
    return Eligibility.select(new ArrayList<>(List.of(rows)), Outcome.SPEED).used()
        .size();
  }

  private static Sound track(String play) {
    return new Sound.Music("t", Optional.of(play), "a", List.of("jazz"), Map.of());
  }

  private static AnalysisRow row(Typing typing) {
    return new AnalysisRow("s", 1, 1, 12, 0, track("p"), typing);
  }

  private static AnalysisRow music(String play, long start, long millis, int intervals) {
    return new AnalysisRow("s", 1, 1, 12, 0, track(play), Typing.of(intervals, intervals * 300.0),
        Optional.empty(),
        OptionalLong.of(start), OptionalLong.of(millis), Optional.empty());
  }

  private static AnalysisRow silence(long millis) {
    return new AnalysisRow("s", 1, 1, 12, 0, new Sound.Silence(), Typing.of(100, 20_000),
        Optional.empty(), OptionalLong.of(0), OptionalLong.of(millis), Optional.empty());
  }

  private static AnalysisRow at(AnalysisRow row, int order, long start) {
    return new AnalysisRow(row.session(), order, row.day(), row.hourLocal(), row.minInSession(), row.sound(),
        row.typing(), row.task(), OptionalLong.of(start), row.durationMs(), row.excluded());
  }

  private static AnalysisRow excluded(AnalysisRow row, String code) {
    return new AnalysisRow(row.session(), row.order(), row.day(), row.hourLocal(), row.minInSession(),
        row.sound(),
        row.typing(), row.task(), row.startMs(), row.durationMs(), Optional.of(code));
  }
}
