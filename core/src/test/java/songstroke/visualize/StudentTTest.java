package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
  @ParameterizedTest
  @CsvSource({"3, 3.18245", "4, 2.77645", "5, 2.57058", "9, 2.26216", "29, 2.04523", "1000, 1.96234"})
  void theQuantilesAreThoseOfTheTables(int freedom, double expected) {
    assertThat(StudentT.quantile975(freedom)).isCloseTo(expected, withPercentage(0.2));
  }
}
