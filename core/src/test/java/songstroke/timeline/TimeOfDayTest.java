package songstroke.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOfDayTest {
  @ParameterizedTest
  @CsvSource({"04:00, 04:00", "4:00, 04:00", "00:00, 00:00", "23:59, 23:59", "' 18:30 ', 18:30"})
  void timesAreReadAsPeopleWriteThem(String text, LocalTime time) {
    assertThat(TimeOfDay.of(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "18", "1800", "24:00", "18:60", "7:5", "6pm", "18:00:00", "-1:00", "18.30", "noon"})
  void anythingElseIsNoTime(String text) {
    assertThat(TimeOfDay.of(text)).isEmpty();
  }
}
