package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import songstroke.visualize.DotRow.Dot;
import songstroke.visualize.DotRow.Span;
import songstroke.visualize.DotRow.Tone;

class VisibleRangeTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  @Test
  void ordinaryValuesAreAllShown() {
    assertThat(VisibleRange.of(List.of(dots(48, 55, 57, 61, 75)), NONE)).contains(new VisibleRange(48, 75));
  }

  @Test
  void aHugeValueDoesNotSquashTheOthers() {
    VisibleRange range = VisibleRange.of(List.of(dots(55, 57, 58, 60, 61, 62, 4000)), NONE).orElseThrow();
    assertThat(range).isEqualTo(new VisibleRange(55, 62));
  }

  @Test
  void equalValuesHaveARangeToo() {
    assertThat(VisibleRange.of(List.of(dots(60, 60, 60, 60, 60, 999)), NONE))
        .contains(new VisibleRange(60, 60));
  }

  @Test
  void aRowWithManyDotsDoesNotPushAnotherRowsMeanOffTheChart() {
    double[] many = new double[300];
    Arrays.setAll(many, i -> 60 + i % 3);
    VisibleRange range = VisibleRange.of(List.of(dots(many), mean(61), mean(35), mean(88)), NONE)
        .orElseThrow();
    assertThat(range).isEqualTo(new VisibleRange(35, 88));
  }

  @Test
  void theReferenceIsAlwaysShown() {
    VisibleRange range = VisibleRange.of(List.of(dots(55, 57, 58, 60, 61)), OptionalDouble.of(12))
        .orElseThrow();
    assertThat(range.shows(12)).isTrue();
  }

  @Test
  void anIntervalIsCutAtTheFenceAndADimmedOneDoesNotCount() {
    DotRow wide = row(60, Optional.of(new Span(50, 900)), Tone.NEUTRAL);
    VisibleRange range = VisibleRange.of(List.of(wide, mean(58), mean(62)), NONE).orElseThrow();
    assertThat(range.low()).isEqualTo(50);
    assertThat(range.high()).isBetween(62.0, 100.0);
    DotRow dimmed = row(60, Optional.of(new Span(50, 900)), Tone.DIMMED);
    assertThat(VisibleRange.of(List.of(dimmed, mean(58), mean(62)), NONE)).contains(new VisibleRange(58, 62));
  }

  @Test
  void withoutValuesThereIsNoRange() {
    assertThat(VisibleRange.of(List.of(dots(Double.NaN)), NONE)).isEmpty();
  }

  private static DotRow dots(double... values) {
    return new DotRow("", Arrays.stream(values).mapToObj(value -> new Dot(value, 1)).toList(), NONE,
        Optional.empty(),
        1, Tone.PLAIN, List.of());
  }

  private static DotRow mean(double value) {
    return row(value, Optional.empty(), Tone.PLAIN);
  }

  private static DotRow row(double mean, Optional<Span> interval, Tone tone) {
    return new DotRow("", List.of(), OptionalDouble.of(mean), interval, 1, tone, List.of());
  }
}
