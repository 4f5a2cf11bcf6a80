package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {
  @ParameterizedTest
  @CsvSource({"58.44, 1, 58.4", "58.45, 1, 58.5", "0, 0, 0", "-0.04, 1, 0.0", "-2.5, 1, \u22122.5",
    "1234567, 0, '1,234,567'", "999.95, 1, '1,000.0'", "0.05, 2, 0.05"})
  void numbersHaveThatManyDecimals(double value, int decimals, String text) {
    assertThat(Numerals.fixed(value, decimals)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1380, '1,380'", "2.5, 2.5", "0.3333, 0.3", "0.99999999, 1", "12, 12"})
  void sharedCountsShowOneDecimalOnlyWhenTheyHaveOne(double count, String text) {
    assertThat(Numerals.count(count)).isEqualTo(text);
  }

  @Test
  void anAbsentSpeedIsADash() {
    assertThat(Numerals.speed(OptionalDouble.empty())).isEqualTo("\u2013");
    assertThat(Numerals.speed(OptionalDouble.of(61.97))).isEqualTo("62.0");
  }

  @ParameterizedTest
  @CsvSource({"2026-11-22, 2026-11-22, 22 Nov 2026", "2026-08-01, 2026-11-22, 1 Aug \u2013 22 Nov 2026",
    "2025-12-31, 2026-01-01, 31 Dec 2025 \u2013 1 Jan 2026"})
  void daysSayWhatTheyShareOnce(LocalDate first, LocalDate last, String text) {
    assertThat(Numerals.days(first, last)).isEqualTo(text);
  }

  @Test
  void oneIsNotMany() {
    assertThat(Numerals.counted(1, "track")).isEqualTo("1 track");
    assertThat(Numerals.counted(0, "track")).isEqualTo("0 tracks");
    assertThat(Numerals.counted(1200, "segment")).isEqualTo("1,200 segments");
  }
}
