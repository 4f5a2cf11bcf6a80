package songstroke.steps;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import songstroke.pipeline.Parameter;
import songstroke.timeline.Length;

/// What can be set for a recording. They alone judge what a person gives, as an option, a setting or a pipeline's
/// parameter.
///
/// @param duration     for how long
/// @param pollInterval between two looks at music sources that must be asked; empty leaves it to them
/// @param keys         the key source's name
/// @param music        the music source's name
/// @param task         what is worked on; may be empty
public record RecordingParameters(Parameter<Duration> duration, Parameter<Optional<Duration>> pollInterval,
    Parameter<String> keys, Parameter<String> music, Parameter<String> task) {
  /// The name of the parameter for what must be asked.
  public static final String POLL_INTERVAL = "poll_interval";
  private static final double LONGEST_SECONDS = 366 * 86_400.0;

  /// The parameters with what they are when a run sets none.
  ///
  /// @throws IllegalArgumentException with what a poll interval should be, when this is none
  public static RecordingParameters of(String pollInterval, String keys, String music) {
    return new RecordingParameters(
        new Parameter<>("duration", "60", RecordingParameters::length,
            "how long to record, in seconds or as 90s, 15m, 2h"),
        new Parameter<>(POLL_INTERVAL, pollInterval, RecordingParameters::interval,
            "how long between two requests to music sources that must be polled, or auto"),
        Parameter.text("keys", keys, "the key source"), Parameter.text("music", music, "the music source"),
        Parameter.text("task", "", "what is worked on, to compare like with like"));
  }

  /// All of them, in order.
  public List<Parameter<?>> all() {
    return List.of(duration, pollInterval, keys, music, task);
  }

  private static Duration length(String text) {
    return limited(text, "");
  }

  private static Optional<Duration> interval(String text) {
    return text.equals("auto") ? Optional.empty() : Optional.of(limited(text, "'auto' or "));
  }

  /// @param or what a text may be instead of a length
  private static Duration limited(String text, String or) {
    try {
      return upToAYear(Length.seconds(text)).orElseThrow(IllegalArgumentException::new);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it is " + or + Length.FORMS + ", above 0 and up to a year", e);
    }
  }

  /// To the millisecond and at least one; nothing when it is not above 0 and up to a year.
  private static Optional<Duration> upToAYear(double seconds) {
    return seconds > 0 && seconds <= LONGEST_SECONDS
        ? Optional.of(Duration.ofMillis(Math.max(1, Math.round(seconds * 1000))))
        : Optional.empty();
  }
}
