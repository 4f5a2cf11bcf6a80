package songstroke.segment;

import java.util.Map;
import java.util.TreeMap;

import songstroke.segment.TypingMetrics.Bursts;

/// The lengths of bursts, counted by length: n presses cannot make more than √(2n) different ones.
final class BurstLengths {
  private final TreeMap<Long, Long> counts = new TreeMap<>();
  private long bursts;
  private long keys;

  void add(long length) {
    counts.merge(length, 1L, Long::sum);
    bursts++;
    keys += length;
  }

  void clear() {
    counts.clear();
    bursts = 0;
    keys = 0;
  }

  /// These and one more burst that is still going on, if its length is not 0.
  Bursts with(long running) {
    if (running > 0) {
      add(running);
    }
    Bursts result = bursts == 0
        ? new Bursts(0, Double.NaN, Double.NaN)
        : new Bursts(bursts, median(), (double) keys / bursts);
    if (running > 0) {
      remove(running);
    }
    return result;
  }

  private void remove(long length) {
    counts.computeIfPresent(length, (_, count) -> count == 1 ? null : count - 1);
    bursts--;
    keys -= length;
  }

  private double median() {
    return (atRank((bursts - 1) / 2) + atRank(bursts / 2)) / 2.0;
  }

  private long atRank(long rank) {
    long seen = 0;
    for (Map.Entry<Long, Long> entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen > rank) {
        return entry.getKey();
      }
    }
    throw new IllegalArgumentException("Rank " + rank + " of " + bursts + " bursts");
  }
}
