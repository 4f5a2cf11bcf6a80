package songstroke.segment;

import java.util.Arrays;

import songstroke.segment.TypingMetrics.Iki;

/// How long the included intervals of a stretch were, and their exact quartiles under each pause limit.
///
/// A longer limit only adds intervals behind those of the shorter one. So all quartiles are found in one scan, which
/// ends at the last of them.
final class IntervalLengths {
  private static final int SHORTEST_LIMIT = PauseLimit.SHORTER.millis();
  private static final int[] ZEROS = new int[SHORTEST_LIMIT + 1];
  private static final double[] PARTS = {0.25, 0.5, 0.75};
  private static final int LIMITS = PauseLimit.values().length;
  private static final int FEWEST_FOR_A_SPREAD = 2;

  /// Of the intervals up to the shortest limit, how many there were of each length in ms.
  final int[] fluent = new int[SHORTEST_LIMIT + 1];
  private int[] longer = new int[64];
  private int longerCount;

  /// How many intervals longer than 0 ms each limit includes.
  private final long[] totals = new long[LIMITS];
  /// The ranks that are wanted, below and above each quartile's place, in ascending order, and where each came from.
  private final long[] ranks = new long[2 * LIMITS * PARTS.length];
  private final int[] origins = new int[ranks.length];
  private final int[] values = new int[ranks.length];

  void addLong(int length) {
    if (longerCount == longer.length) {
      longer = Arrays.copyOf(longer, 2 * longerCount);
    }
    longer[longerCount] = length;
    longerCount++;
  }

  void clear() {
    System.arraycopy(ZEROS, 0, fluent, 0, fluent.length);
    longerCount = 0;
  }

  /// Finds the quartiles.
  ///
  /// @param included how many intervals, of 0 ms too, each limit includes
  void count(long... included) {
    int wanted = 0;
    for (int limit = 0; limit < LIMITS; limit++) {
      long total = included[limit] - fluent[0];
      totals[limit] = total;
      for (int part = 0; total >= FEWEST_FOR_A_SPREAD && part < PARTS.length; part++) {
        long below = below(total, part);
        want(below, origin(limit, part), wanted++);
        want(Math.min(below + 1, total - 1), origin(limit, part) + 1, wanted++);
      }
    }
    find(wanted);
  }

  /// The quartiles under a limit, after [#count].
  Iki spread(int limit) {
    return totals[limit] < FEWEST_FOR_A_SPREAD
        ? Iki.UNKNOWN
        : new Iki(quartile(limit, 1), quartile(limit, 0), quartile(limit, 2));
  }

  /// The median of `total` whole numbers, of type 7 like the quartiles; `NaN` of none.
  static double median(int[] histogram, long total) {
    if (total == 0) {
      return Double.NaN;
    }
    double place = (total - 1) * 0.5;
    long below = (long) place;
    long above = Math.min(below + 1, total - 1);
    int low = 0;
    long seen = histogram[0];
    while (seen <= below) {
      seen += histogram[++low];
    }
    int high = low;
    while (seen <= above) {
      seen += histogram[++high];
    }
    return low + (place - below) * (high - low);
  }

  /// Puts a rank among the first `count`, which are in order.
  private void want(long rank, int origin, int count) {
    int at = count;
    while (at > 0 && ranks[at - 1] > rank) {
      ranks[at] = ranks[at - 1];
      origins[at] = origins[at - 1];
      at--;
    }
    ranks[at] = rank;
    origins[at] = origin;
  }

  private void find(int wanted) {
    int found = 0;
    long seen = 0;
    int[] histogram = fluent;
    for (int length = 1; found < wanted && length < histogram.length; length++) {
      seen += histogram[length];
      while (found < wanted && ranks[found] < seen) {
        values[origins[found]] = length;
        found++;
      }
    }
    if (found < wanted) {
      Arrays.sort(longer, 0, longerCount);
    }
    for (; found < wanted; found++) {
      values[origins[found]] = longer[(int) (ranks[found] - seen)];
    }
  }

  private double quartile(int limit, int part) {
    int at = origin(limit, part);
    double place = (totals[limit] - 1) * PARTS[part];
    return values[at] + (place - below(totals[limit], part)) * (values[at + 1] - values[at]);
  }

  private static long below(long total, int part) {
    return (long) ((total - 1) * PARTS[part]);
  }

  private static int origin(int limit, int part) {
    return 2 * (limit * PARTS.length + part);
  }
}
