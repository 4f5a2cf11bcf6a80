package songstroke.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.pipeline.Parameter;
import songstroke.pipeline.Parameters;
import songstroke.pipeline.WrongParameterException;
import songstroke.timeline.Length;

class RecordingParametersTest {
  private final RecordingParameters parameters = RecordingParameters.of("auto", "x11", "mpris,mpd");

  @ParameterizedTest
  @CsvSource({"60, 60000", "0.5, 500", "0.0001, 1", "15m, 900000", "8h30m, 30600000",
    "31622400, 31622400000"})
  void aDurationIsALengthOfTime(String text, long millis) {
    assertThat(parameters.duration().value(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "31622401", "1e99", "soon", "", " "})
  void rejectsADurationThatIsNotPositiveOrLongerThanAYear(String text) {
    assertThatThrownBy(() -> parameters.duration().value(text))
        .isInstanceOfSatisfying(WrongParameterException.class, wrong -> {
          assertThat(wrong.parameter()).isEqualTo("duration");
          assertThat(wrong.text()).isEqualTo(text);
          assertThat(wrong.expected()).startsWith("it is " + Length.FORMS);
        });
  }

  @Test
  void aPollIntervalIsLeftToTheSourcesOrALengthOfTime() {
    assertThat(parameters.pollInterval().value("auto")).isEmpty();
    assertThat(parameters.pollInterval().value("2.5")).contains(Duration.ofMillis(2_500));
    assertThat(parameters.pollInterval().value("2m")).contains(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "1e99", "AUTO", ""})
  void rejectsAPollIntervalOfNothing(String text) {
    assertThatThrownBy(() -> parameters.pollInterval().value(text))
        .isInstanceOf(WrongParameterException.class)
        .hasMessage("parameter poll_interval is '" + text + "': it is 'auto' or " + Length.FORMS
            + ", above 0 and up to a year");
    assertThatThrownBy(() -> RecordingParameters.of(text, "x11", "mpris"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNotSetIsAsTheSettingsSay() {
    Parameters values = Parameters.of(parameters.all(), Map.of("keys", "none"));
    assertThat(values.texts()).isEqualTo(Map.of("duration", "60", "poll_interval", "auto", "keys", "none",
        "music", "mpris,mpd", "task", ""));
    assertThat(parameters.all()).extracting(Parameter::name)
        .containsExactly("duration", "poll_interval", "keys", "music", "task");
  }
}
