package songstroke.cli.text;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/// How much was typed when in the last minute, for the small chart of the live line. Safe for use by several threads.
final class TypingPulse {
  private static final long MINUTE_MILLIS = 60_000;
  private static final int CHARACTERS_A_WORD = 5;

  private final ArrayDeque<Long> times = new ArrayDeque<>();

  /// Takes a press at a time that is not before the last one's; text presses alone count as typing.
  synchronized void press(long t, boolean text) {
    if (text) {
      times.addLast(t);
    }
  }

  /// Words per minute in each of `bins` equal parts of the last minute, oldest first.
  synchronized List<Double> lastMinute(long now, int bins) {
    forget(now);
    double[] rates = new double[bins];
    long width = MINUTE_MILLIS / bins;
    for (long t : times) {
      long age = now - t;
      if (age >= 0 && age < width * bins) {
        rates[bins - 1 - Math.toIntExact(age / width)] += (double) MINUTE_MILLIS / width / CHARACTERS_A_WORD;
      }
    }
    return Arrays.stream(rates).boxed().toList();
  }

  private void forget(long now) {
    while (!times.isEmpty() && times.element() <= now - MINUTE_MILLIS) {
      times.remove();
    }
  }
}
