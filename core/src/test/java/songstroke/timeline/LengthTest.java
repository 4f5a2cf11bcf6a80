package songstroke.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthTest {
  @ParameterizedTest
  @CsvSource({"90, 90", "0.5, 0.5", "90s, 90", "15m, 900", "15min, 900", "90m, 5400", "2h, 7200",
    "8h30m, 30600",
    "1h1m1s, 3661", "1.5h, 5400", "2H, 7200", "' 8h 30m ', 30600", "1:30:00, 5400", "0:00:30, 30", "0, 0",
    "1e3, 1000", "2.5E-1, 0.25", "1h30m, 5400", "' 90m', 5400", "90 m, 5400", "90 min, 5400", "2 hours, 7200",
    "1 hr 30 mins, 5400", "90 seconds, 90", "45sec, 45", "'90\t', 90", "'\u00a090\u202fm', 5400"})
  void lengthsAreReadAsPeopleWriteThem(String text, double seconds) {
    assertThat(Length.seconds(text)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "soon", "-5", "NaN", "1:30", "1:60:00", "1:00:60", "30m8h", "5 days", "0x10",
        "90d", "1:30:00h", "h", "99999999999", "1h30", "8h 30", "1 30", "1 5m", "90 m 5", "m90", "90mm",
        "+90", "1,5h",
        "90m!", "90m 90m"})
  void whatIsNoLengthIsRefused(String text) {
    assertThatThrownBy(() -> Length.seconds(text)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8h30m");
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "4, 0 s", "350, 0.35 s", "2000, 2 s", "12449, 12.4 s", "59999, 59.9 s",
    "60000, 1 min",
    "90305, 1 min 30 s", "3600000, 1 h", "29100000, 8 h 5 min", "-5, 0 s"})
  void lengthsAreAsFineAsTheirSizeDeserves(long millis, String words) {
    assertThat(Length.words(Duration.ofMillis(millis))).isEqualTo(words);
  }
}
