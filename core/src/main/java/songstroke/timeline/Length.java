package songstroke.timeline;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A length of time as people write and read it.
public final class Length {
  /// What [#seconds] takes.
  public static final String FORMS = "a length of time such as 90, 90s, 15m, 2h, 8h30m or 1:30:00";

  private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,9})?)";
  private static final String SPACE = "[\\s\u00a0\u202f]*";
  private static final Pattern PARTS = Pattern.compile(
      part("h(?:ours?|rs?)?") + part("m(?:in(?:utes?|s)?)?") + part("s(?:ec(?:onds?|s)?)?"),
      Pattern.CASE_INSENSITIVE);
  private static final Pattern SECONDS = Pattern.compile(NUMBER + "(?:e[+-]?\\d{1,2})?",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,6}):(\\d{1,2}):(\\d{1,2}(?:\\.\\d{1,9})?)");

  private Length() {}

  /// The length of a text in seconds: a number of seconds, hours, minutes and seconds with their letters or words, or
  /// with colons. Spaces may stand around each part. A number without a letter after one with a letter is refused: in
  /// `1h30` it is hardly meant to be seconds.
  ///
  /// @throws IllegalArgumentException when the text has another form
  public static double seconds(String text) {
    String compact = text.replaceAll("^" + SPACE + "|" + SPACE + "$", "");
    Matcher clock = CLOCK.matcher(compact);
    if (clock.matches()) {
      double minutes = Double.parseDouble(clock.group(2));
      double seconds = Double.parseDouble(clock.group(3));
      if (minutes < 60 && seconds < 60) {
        return 3_600 * Double.parseDouble(clock.group(1)) + 60 * minutes + seconds;
      }
    }
    if (SECONDS.matcher(compact).matches()) {
      return Double.parseDouble(compact);
    }
    Matcher parts = PARTS.matcher(compact);
    if (compact.isEmpty() || !parts.matches()) {
      throw new IllegalArgumentException("it is " + FORMS);
    }
    return 3_600 * number(parts, 1) + 60 * number(parts, 2) + number(parts, 3);
  }

  private static double number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Double.parseDouble(matcher.group(group));
  }

  private static String part(String unit) {
    return "(?:" + NUMBER + SPACE + unit + SPACE + ")?";
  }

  /// A length for a person, as fine as its size deserves: `0.35 s`, `12.4 s`, `1 min 30 s`, `8 h 5 min`.
  public static String words(Duration length) {
    long millis = Math.max(0, length.toMillis());
    if (millis < 1_000) {
      return decimal(millis, 10, 100);
    }
    if (millis < 60_000) {
      return decimal(millis, 100, 10);
    }
    long seconds = millis / 1_000;
    if (seconds < 3_600) {
      return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }
    long minutes = seconds / 60;
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }

  /// Seconds with as many decimals as are not zero.
  private static String decimal(long millis, long stepMillis, long partsPerSecond) {
    long parts = millis / stepMillis;
    String text = parts / partsPerSecond + "."
        + Long.toString(partsPerSecond + parts % partsPerSecond).substring(1);
    return text.replaceFirst("\\.?0+$", "") + " s";
  }
}
