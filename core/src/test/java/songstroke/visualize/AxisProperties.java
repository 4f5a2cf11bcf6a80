package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class AxisProperties {
  @Property
  void theEndsReachAroundTheData(@ForAll @DoubleRange(min = -1e9, max = 1e9) double a,
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double b) {
    Axis axis = Axis.over(Math.min(a, b), Math.max(a, b));
    assertThat(axis.low()).isLessThanOrEqualTo(Math.min(a, b));
    assertThat(axis.high()).isGreaterThanOrEqualTo(Math.max(a, b));
  }

  @Property
  void ticksAreFewAndEquallyFarApart(@ForAll @DoubleRange(max = 1e6) double low,
      @ForAll @DoubleRange(max = 1e6) double span) {
    Axis axis = Axis.over(low, low + span);
    List<Double> ticks = axis.ticks();
    assertThat(ticks).hasSizeBetween(3, 9).isSorted();
    double step = ticks.get(1) - ticks.get(0);
    for (int i = 1; i < ticks.size(); i++) {
      assertThat(ticks.get(i) - ticks.get(i - 1)).isCloseTo(step, within(1e-9 * axis.high()));
    }
  }

  @Property
  void everyTickHasALabelOfItsOwn(@ForAll @DoubleRange(max = 1e6) double low,
      @ForAll @DoubleRange(max = 1e6) double span) {
    Axis axis = Axis.over(low, low + span);
    assertThat(new HashSet<>(axis.ticks().stream().map(axis::label).toList())).hasSameSizeAs(axis.ticks());
  }

  @Property
  void dataAboveZeroNeverCrossZero(@ForAll @DoubleRange(max = 1e6) double low,
      @ForAll @DoubleRange(max = 1e6) double span) {
    assertThat(Axis.over(low, low + span).low()).isGreaterThanOrEqualTo(0);
  }

  @Example
  void labelsAreRound() {
    Axis axis = Axis.over(48.6, 68.9);
    assertThat(axis.ticks().stream().map(axis::label)).containsExactly("45", "50", "55", "60", "65", "70");
    Axis narrow = Axis.over(1.2, 1.3);
    assertThat(narrow.ticks().stream().map(narrow::label)).containsExactly("0.0", "0.5", "1.0", "1.5", "2.0",
        "2.5");
  }

  @Example
  void oneValueLiesInTheMiddle() {
    Axis axis = Axis.over(60, 60);
    assertThat(axis.at(60)).isBetween(0.4, 0.6);
  }
}
