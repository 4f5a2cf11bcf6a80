package songstroke.timeline;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A time of day as people write it: hours from 0 to 23, a colon, two digits of minutes.
public final class TimeOfDay {
  /// What [#of] takes.
  public static final String FORM = "a time of day such as 04:00 or 18:30";

  private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");

  private TimeOfDay() {}

  /// The time that a text names; empty when it has another form.
  public static Optional<LocalTime> of(String text) {
    Matcher time = TIME.matcher(text.strip());
    return time.matches()
        ? Optional.of(LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2))))
        : Optional.empty();
  }
}
