package songstroke.visualize;

import java.time.LocalDate;
import java.util.OptionalDouble;

/// Numbers and dates as the program shows them: the same in every locale, with a point as decimal mark and a comma
/// between thousands.
public final class Numerals {
  /// Stands for a value that is not there.
  static final String ABSENT = "\u2013";

  private static final String[] MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
    "Oct",
    "Nov", "Dec"};
  private static final long[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

  private Numerals() {}

  /// A speed with one decimal: `58.4`.
  static String speed(OptionalDouble value) {
    return value.isPresent() ? fixed(value.getAsDouble(), 1) : ABSENT;
  }

  /// A count that may be a sum of shares: `1,380`, `2.5`.
  public static String count(double value) {
    String text = fixed(value, 1);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /// A number with that many decimals (0 to 8), rounded half up.
  static String fixed(double value, int decimals) {
    long scaled = Math.round(Math.abs(value) * TENS[decimals]);
    String whole = grouped(scaled / TENS[decimals]);
    String sign = value < 0 && scaled != 0 ? "\u2212" : "";
    if (decimals == 0) {
      return sign + whole;
    }
    return sign + whole + "." + Long.toString(TENS[decimals] + scaled % TENS[decimals]).substring(1);
  }

  /// `12 tracks`, `1 track`.
  public static String counted(long count, String one) {
    return grouped(count) + " " + one + (count == 1 ? "" : "s");
  }

  /// `22 Nov 2026`, or both ends of a span with what they share said once: `1 Aug – 22 Nov 2026`.
  public static String days(LocalDate first, LocalDate last) {
    if (first.equals(last)) {
      return day(last);
    }
    String start = first.getYear() == last.getYear() ? dayOfYear(first) : day(first);
    return start + " \u2013 " + day(last);
  }

  /// `22 Nov 2026`.
  public static String day(LocalDate date) {
    return dayOfYear(date) + " " + date.getYear();
  }

  /// The text without a space at which a line may end.
  public static String unbroken(String text) {
    return text.replace(' ', '\u00a0');
  }

  private static String dayOfYear(LocalDate date) {
    return date.getDayOfMonth() + " " + MONTHS[date.getMonthValue() - 1];
  }

  private static String grouped(long number) {
    StringBuilder digits = new StringBuilder(Long.toString(number));
    if (digits.length() > 3) {
      for (int i = digits.length() - 3; i > 0; i -= 3) {
        digits.insert(i, ',');
      }
    }
    return digits.toString();
  }
}
