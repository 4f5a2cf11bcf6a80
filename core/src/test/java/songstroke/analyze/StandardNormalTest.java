package songstroke.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

class StandardNormalTest {

  @Test
  void itIsTheErrorFunctionToFourteenDecimals() {
    for (double z = -12; z <= 12; z += 0.01) {
      double expected = 0.5 * Erf.erfc(-z / Math.sqrt(2));
      assertThat(StandardNormal.cdf(z)).isCloseTo(expected, within(1e-14));
      // what is below 1e-6 is a rounding matter for any verdict
      assertThat(StandardNormal.cdf(z) / expected).isCloseTo(1, within(z > -5 ? 1e-10 : 1e-6));
    }
  }

  @Test
  void itsDensityIsItsSlope() {
    for (double z = -3; z <= 3; z += 0.25) {
      double slope = (StandardNormal.cdf(z + 1e-5) - StandardNormal.cdf(z - 1e-5)) / 2e-5;
      assertThat(StandardNormal.density(z)).isCloseTo(slope, within(1e-9));
    }
  }

  @Test
  void theFarTailsAreZeroAndOne() {
    assertThat(StandardNormal.cdf(-60)).isZero();
    assertThat(StandardNormal.cdf(60)).isEqualTo(1);
  }
}
