package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.visualize.HourChart.Segment;
import songstroke.visualize.Item.Trace;

class HourChartTest {
  @Test
  void theMeanOfAnHourIsAllCharactersOverAllActiveTime() {
    HourChart chart = chart(new Segment(9.1, 100, 20_000, "s1"), new Segment(9.9, 300, 90_000, "s1"),
        new Segment(10, 50, 10_000, "s1"));
    assertThat(chart.mean(9).orElseThrow()).isCloseTo(12_000.0 * 400 / 110_000, within(1e-9));
    assertThat(chart.mean(10)).hasValue(60);
    assertThat(chart.mean(11)).isEmpty();
    assertThat(chart.scene().description()).contains("9\u201310 h: WPM 43.6, n 2",
        "10\u201311 h: WPM 60.0, n 1");
  }

  @Test
  void noLineCrossesAnHourWithoutTyping() {
    Scene scene = chart(TimeCharts.segment(8.5, 60, 100), TimeCharts.segment(9.5, 61, 100),
        TimeCharts.segment(11.5, 62, 100), TimeCharts.segment(12.5, 60, 100),
        TimeCharts.segment(13.5, 58, 100), TimeCharts.segment(20.5, 59, 100)).scene();
    assertThat(Extent.leaves(scene, Trace.class)).extracting(trace -> trace.spots().size())
        .containsExactly(2, 3);
    assertThat(strong(scene)).hasSize(6);
  }

  @Test
  void theLastHourOfTheDayIsJoinedToTheFirst() {
    Scene scene = chart(TimeCharts.segment(23.5, 60, 100), TimeCharts.segment(0.5, 61, 100)).scene();
    assertThat(Extent.leaves(scene, Trace.class)).extracting(trace -> trace.spots().size())
        .containsExactly(2);
  }

  @Test
  void aDotLiesAtItsTimeAndHasItsIntervalsAsArea() {
    Scene scene = chart(TimeCharts.segment(6, 60, 400), TimeCharts.segment(16, 60, 100)).scene();
    List<Item.Circle> faint = Extent.leaves(scene, Item.Circle.class).stream().filter(it -> it.opacity() < 1)
        .toList();
    List<Item.Circle> means = strong(scene);
    double hour = (faint.getLast().x() - faint.getFirst().x()) / 10;
    assertThat(means.getFirst().x() - faint.getFirst().x()).isCloseTo(hour / 2, within(1e-9));
    assertThat(faint.getFirst().radius()).isCloseTo(2 * faint.getLast().radius(), within(1e-9));
  }

  @Test
  void aSegmentFarOutIsMarkedAtTheEdgeAndDoesNotSquashTheOthers() {
    Scene scene = TimeCharts.day().scene();
    assertThat(Extent.leaves(scene, Trace.class)).filteredOn(trace -> trace.ink() == Ink.MUTED).hasSize(1);
    assertThat(texts(scene)).contains(Page.BEYOND);
  }

  @Test
  void segmentsWithoutTypingAreLeftOut() {
    HourChart chart = chart(new Segment(3, 0, 0, "s1"), new Segment(4, 5, 0, "s1"));
    assertThat(chart.segments()).isEmpty();
    assertThat(texts(chart.scene())).contains(HourChart.WHEN_EMPTY, "0 segments");
    assertThat(chart.scene().description()).contains(HourChart.WHEN_EMPTY);
  }

  @Test
  void anHourOfFewSessionsHasNoInterval() {
    assertThat(chart(new Segment(9, 100, 20_000, "a"), new Segment(9, 100, 21_000, "b"),
        new Segment(9, 100, 22_000, "c"), new Segment(9.5, 100, 23_000, "c")).interval(9)).isEmpty();
  }

  @Test
  void theIntervalOfAMeanIsThatOfARatioOverSessions() {
    HourChart chart = chart(new Segment(9, 50, 10_000, "a"), new Segment(9.2, 50, 10_000, "a"),
        new Segment(9, 100, 22_000, "b"), new Segment(9, 100, 24_000, "c"), new Segment(9, 100, 26_000, "d"));
    // ratio 400/92000; residuals 13.04, 4.35, -4.35, -13.04; standard error 22.44 / 92000; t(3) = 3.182
    double half = 12_000 * 3.182 * Math.sqrt(4.0 / 3 * 2 * (13.0435 * 13.0435 + 4.3478 * 4.3478)) / 92_000;
    assertThat(chart.interval(9).orElseThrow().high()).isCloseTo(12_000 * 400.0 / 92_000 + half,
        within(0.05));
    assertThat(chart.interval(9).orElseThrow().low()).isCloseTo(12_000 * 400.0 / 92_000 - half, within(0.05));
    Scene scene = chart.scene();
    assertThat(scene.description()).contains("9\u201310 h: WPM 52.2 (42.9 \u2013 61.5), n 5");
  }

  @Test
  void onlyHoursWithTypingAreShownAlsoPastMidnight() {
    assertThat(chart(TimeCharts.segment(9.5, 60, 100), TimeCharts.segment(14.5, 60, 100)).shown())
        .isEqualTo(new HourChart.Shown(9, 6));
    HourChart night = chart(TimeCharts.segment(22.5, 60, 100), TimeCharts.segment(1.5, 60, 100));
    assertThat(night.shown()).isEqualTo(new HourChart.Shown(22, 4));
    assertThat(texts(night.scene())).containsSubsequence("22", "23", "0", "1", "2").doesNotContain("12");
    assertThat(chart(TimeCharts.segment(7, 60, 100)).shown()).isEqualTo(new HourChart.Shown(7, 1));
  }

  @Test
  void manySegmentsAreDensityAndNotDots() {
    Segment[] many = new Segment[5_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = TimeCharts.segment(9 + i % 50 / 10.0, 50 + i % 37 / 2.0, 100 + i % 11);
    }
    Scene scene = chart(many).scene();
    assertThat(Extent.leaves(scene, Item.Circle.class)).hasSize(5).allMatch(circle -> circle.opacity() == 1);
    assertThat(Extent.leaves(scene, Item.Box.class)).hasSizeBetween(50, 5 * 6 * 50)
        .allMatch(box -> box.opacity() <= 0.45);
    assertThat(scene.description()).contains("the darker, the more segments");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 24, Double.NaN, Double.POSITIVE_INFINITY})
  void aDayHasNoSuchHour(double hour) {
    assertThatThrownBy(() -> new Segment(hour, 1, 200, "s1")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThatThrownBy(() -> new Segment(1, -1, 200, "s1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Segment(1, 1, -200, "s1")).isInstanceOf(IllegalArgumentException.class);
  }

  private static HourChart chart(Segment... segments) {
    return new HourChart(List.of(segments), Optional.empty());
  }

  private static List<Item.Circle> strong(Scene scene) {
    return Extent.leaves(scene, Item.Circle.class).stream().filter(circle -> circle.opacity() == 1).toList();
  }

  private static List<String> texts(Scene scene) {
    return Extent.leaves(scene, Item.Text.class).stream().map(Item.Text::text).toList();
  }
}
