package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import songstroke.visualize.DotRow.Dot;
import songstroke.visualize.DotRow.Span;
import songstroke.visualize.DotRow.Tone;
import songstroke.visualize.Item.Text;

/// What holds for every chart, whatever its rows are.
class DotChartProperties {
  @Property(tries = 80)
  void everythingLiesInsideTheCanvas(@ForAll("charts") DotChart chart) {
    Scene scene = chart.scene();
    assertThat(Extent.leaves(scene.items())).allSatisfy(item -> {
      Extent extent = Extent.of(item);
      assertThat(extent.left()).isGreaterThanOrEqualTo(20);
      assertThat(extent.right()).isLessThanOrEqualTo(scene.width() - 20);
      assertThat(extent.top()).isGreaterThanOrEqualTo(20);
      assertThat(extent.bottom()).isLessThanOrEqualTo(scene.height() - 10);
    });
  }

  @Property(tries = 80)
  void noWordLiesOnAnotherOrOnADot(@ForAll("charts") DotChart chart) {
    Scene scene = chart.scene();
    List<Extent> words = Extent.leaves(scene, Text.class).stream().filter(text -> !text.text().isEmpty())
        .map(Extent::of).toList();
    List<Extent> dots = Extent.leaves(scene.items()).stream()
        .filter(item -> item instanceof Item.Circle || item instanceof Item.Chevron).map(Extent::of).toList();
    for (int i = 0; i < words.size(); i++) {
      assertThat(words.subList(0, i)).noneMatch(words.get(i)::overlaps);
      assertThat(dots).noneMatch(words.get(i)::overlaps);
    }
  }

  @Property(tries = 80)
  void everyMeanIsDrawnOnceOrMarkedAtTheEdge(@ForAll("charts") DotChart chart) {
    List<Item> rows = chart.scene().items().stream().filter(Item.Group.class::isInstance).toList();
    assertThat(rows).hasSameSizeAs(chart.rows());
    long means = chart.rows().stream().filter(row -> row.mean().isPresent()).count();
    long strong = rows.stream().filter(group -> Extent.leaves(List.of(group)).stream()
        .anyMatch(item -> item instanceof Item.Circle circle && circle.opacity() == 1)).count();
    long marked = rows.stream().filter(group -> Extent.leaves(List.of(group)).stream()
        .anyMatch(Item.Chevron.class::isInstance)).count();
    assertThat(strong).isLessThanOrEqualTo(means);
    assertThat(strong + marked).isGreaterThanOrEqualTo(means);
  }

  @Property(tries = 80)
  void theSameChartGivesTheSameScene(@ForAll("charts") DotChart chart) {
    assertThat(chart.scene()).isEqualTo(chart.scene());
  }

  @Provide
  Arbitrary<DotChart> charts() {
    Arbitrary<Optional<DotChart.Reference>> reference = Combinators
        .combine(Arbitraries.oneOf(Arbitraries.just("silence 58.4"), texts()),
            Arbitraries.doubles().between(0, 300))
        .as(DotChart.Reference::new).optional(0.5);
    Arbitrary<List<String>> notes = texts().list().ofMaxSize(2);
    return Combinators.combine(texts(), texts(), rows().list().ofMaxSize(25), reference, notes)
        .as((heading, subtitle, rows, line, sentences) -> new DotChart(heading, subtitle, rows,
            List.of("WPM", "n"),
            "words per minute", line, sentences, "Nothing to show."));
  }

  private static Arbitrary<DotRow> rows() {
    Arbitrary<Double> values = Arbitraries.frequencyOf(Tuple.of(20, Arbitraries.doubles().between(0, 150)),
        Tuple.of(2, Arbitraries.just(60.0)),
        Tuple.of(1, Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, 4e4, 1e300, -3.0)));
    Arbitrary<List<Dot>> dots = Combinators.combine(values, Arbitraries.doubles().between(-1, 500))
        .as(Dot::new).list()
        .ofMaxSize(20);
    Arbitrary<OptionalDouble> means = values.map(OptionalDouble::of)
        .map(mean -> mean.getAsDouble() < 5 ? OptionalDouble.empty() : mean);
    Arbitrary<Optional<Span>> intervals = Combinators.combine(values, Arbitraries.doubles().between(0, 90))
        .as((low, length) -> new Span(low, low + length)).optional(0.4);
    Arbitrary<Double> weights = Arbitraries.doubles().between(0, 1e6);
    return Combinators.combine(texts(), dots, means, intervals, weights, Arbitraries.of(Tone.class))
        .as((label, single, mean, interval, weight, tone) -> new DotRow(label, single, mean, interval, weight,
            tone,
            List.of(Numerals.speed(mean), Numerals.count(single.size()))));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(Arbitraries.of(Charts.NASTY), Arbitraries.strings().alpha().ofMaxLength(60),
        Arbitraries.strings().ofMaxLength(30));
  }
}
