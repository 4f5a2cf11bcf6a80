package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import songstroke.visualize.HourChart.Segment;
import songstroke.visualize.Item.Text;
import songstroke.visualize.SessionTimeline.Kind;
import songstroke.visualize.SessionTimeline.Point;
import songstroke.visualize.SessionTimeline.Stretch;

/// What holds for every chart over time.
class TimeChartProperties {
  @Property(tries = 80)
  void everythingOfADayLiesInsideTheCanvas(@ForAll("days") HourChart chart) {
    isInside(chart.scene());
  }

  @Property(tries = 80)
  void everythingOfASessionLiesInsideTheCanvas(@ForAll("sessions") SessionTimeline chart) {
    isInside(chart.scene());
  }

  @Property(tries = 80)
  void noWordOfADayLiesOnAnother(@ForAll("days") HourChart chart) {
    wordsAreApart(chart.scene());
  }

  @Property(tries = 80)
  void noWordOfASessionLiesOnAnother(@ForAll("sessions") SessionTimeline chart) {
    wordsAreApart(chart.scene());
  }

  @Property(tries = 80)
  void noPieceOfTheLineHasAGapInside(@ForAll("sessions") SessionTimeline chart) {
    List<Stretch> gaps = chart.lane().stream().filter(it -> it.kind() == Kind.GAP).toList();
    for (List<Point> piece : SpeedLine.of(chart).pieces()) {
      long from = piece.getFirst().tMs();
      long to = piece.getLast().tMs();
      assertThat(gaps).noneMatch(gap -> gap.startMs() < to && gap.endMs() > from && from < to);
    }
  }

  @Property(tries = 40)
  void theSameChartGivesTheSameScene(@ForAll("days") HourChart day, @ForAll("sessions") SessionTimeline one) {
    assertThat(day.scene()).isEqualTo(day.scene());
    assertThat(one.scene()).isEqualTo(one.scene());
  }

  @Provide
  Arbitrary<HourChart> days() {
    Arbitrary<Long> intervals = Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.longs().between(0, 600)),
        Tuple.of(1, Arbitraries.of(Long.MAX_VALUE, 1_000_000L)));
    Arbitrary<Long> active = Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.longs().between(0, 90_000)),
        Tuple.of(1, Arbitraries.of(Long.MAX_VALUE, 1L)));
    Arbitrary<Double> hours = Arbitraries.oneOf(Arbitraries.doubles().between(0, 23.99),
        Arbitraries.of(0.0, 23.9999999, 12.0));
    return Combinators.combine(hours, intervals, active, Arbitraries.of("a", "b", "c", "d", "e"))
        .as(Segment::new).list().ofMaxSize(60)
        .map(segments -> new HourChart(segments, Charts.oneDay()));
  }

  @Provide
  Arbitrary<SessionTimeline> sessions() {
    Arbitrary<Long> times = Arbitraries.frequencyOf(Tuple.of(12, Arbitraries.longs().between(0, 3_600_000)),
        Tuple.of(1, Arbitraries.longs().between(0, 31_000_000_000L)));
    Arbitrary<Stretch> stretches = Combinators
        .combine(times, Arbitraries.longs().between(0, 500_000), texts(), Arbitraries.of(Kind.class))
        .as((start, length, label, kind) -> new Stretch(start, start + length, label, kind));
    Arbitrary<Double> speeds = Arbitraries.frequencyOf(Tuple.of(20, Arbitraries.doubles().between(0, 150)),
        Tuple.of(1, Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, 4e4, 1e8, -3.0)));
    Arbitrary<List<Point>> points = Combinators.combine(times, speeds).as(Point::new).list().ofMaxSize(60);
    Arbitrary<Optional<SessionClock>> starts = Arbitraries.integers().between(0, 86_399)
        .map(second -> SessionClock.from(LocalTime.ofSecondOfDay(second))).optional(0.5);
    return Combinators.combine(texts(), texts(), starts, stretches.list().ofMaxSize(20), points)
        .as(SessionTimeline::new);
  }

  private static void isInside(Scene scene) {
    assertThat(Extent.leaves(scene.items())).allSatisfy(item -> {
      Extent extent = Extent.of(item);
      assertThat(extent.left()).isGreaterThanOrEqualTo(20);
      assertThat(extent.right()).isLessThanOrEqualTo(scene.width() - 20);
      assertThat(extent.top()).isGreaterThanOrEqualTo(20);
      assertThat(extent.bottom()).isLessThanOrEqualTo(scene.height() - 10);
    });
  }

  private static void wordsAreApart(Scene scene) {
    List<Extent> words = Extent.leaves(scene, Text.class).stream().filter(text -> !text.text().isEmpty())
        .map(Extent::of).toList();
    for (int i = 0; i < words.size(); i++) {
      assertThat(words.subList(0, i)).noneMatch(words.get(i)::overlaps);
    }
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(Arbitraries.of(Charts.NASTY), Arbitraries.strings().alpha().ofMaxLength(60),
        Arbitraries.strings().ofMaxLength(30));
  }
}
