package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class SwarmProperties {
  @Property
  void noDotLeavesItsRow(@ForAll @Size(max = 60) List<@DoubleRange(max = 700) Double> x,
      @ForAll @DoubleRange(min = 1, max = 25) double reach,
      @ForAll @DoubleRange(min = 2, max = 8) double pitch) {
    List<Double> offsets = Swarm.offsets(x, Collections.nCopies(x.size(), 4.0), reach, pitch);
    assertThat(offsets).hasSameSizeAs(x).allMatch(offset -> Math.abs(offset) <= reach + 1e-9);
  }

  @Property
  void noDotHidesAnotherWhileThereIsRoom(@ForAll @Size(max = 5) List<@DoubleRange(max = 700) Double> x) {
    List<Double> offsets = Swarm.offsets(x, Collections.nCopies(x.size(), 2.0), 10, 5);
    for (int i = 0; i < x.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(Math.hypot(x.get(i) - x.get(j), offsets.get(i) - offsets.get(j)))
            .isGreaterThanOrEqualTo(3.999);
      }
    }
  }

  @Example
  void dotsFarApartStayOnTheLine() {
    assertThat(Swarm.offsets(List.of(10.0, 90.0, 50.0), List.of(4.0, 4.0, 4.0), 12, 4)).containsOnly(0.0);
  }

  @Example
  void equalValuesFanOut() {
    assertThat(Swarm.offsets(List.of(5.0, 5.0, 5.0), List.of(4.0, 4.0, 4.0), 12, 4)).containsExactly(0.0,
        -4.0, 4.0);
  }
}
