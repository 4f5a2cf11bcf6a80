package songstroke.live;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/// The typing of the last minute. Safe for use by several threads.
public final class TypingPulse {
  /// The span of [#wordsPerMinute], in ms.
  public static final long SPAN_MILLIS = 10_000;
  private static final long SHORTEST_SPAN_MILLIS = 1_000;
  private static final long MINUTE_MILLIS = 60_000;
  private static final int CHARACTERS_A_WORD = 5;

  private final ArrayDeque<Long> times = new ArrayDeque<>();
  private long presses;

  /// Takes a press at a time that is not before the last one's; text presses alone count as typing.
  public synchronized void press(long t, boolean text) {
    presses++;
    if (text) {
      times.addLast(t);
    }
  }

  /// All presses so far.
  public synchronized long presses() {
    return presses;
  }

  /// Gross words a minute over the last [#SPAN_MILLIS] before `now`, less at the beginning but at least a second.
  ///
  /// @param start of the recording
  public synchronized double wordsPerMinute(long now, long start) {
    forget(now);
    long span = Math.clamp(now - start, SHORTEST_SPAN_MILLIS, SPAN_MILLIS);
    long count = times.stream().filter(t -> t > now - span && t <= now).count();
    return count * (double) MINUTE_MILLIS / span / CHARACTERS_A_WORD;
  }

  /// Words a minute in each of `bins` equal parts of the last minute, oldest first.
  public synchronized List<Double> lastMinute(long now, int bins) {
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
