package songstroke.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import songstroke.segment.TypingMetrics.Iki;
import songstroke.segment.TypingMetrics.Keys;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;

/// The typing metrics as their definitions say them, from lists: slow, and easy to check by reading.
final class PlainMetrics {
  private PlainMetrics() {}

  /// The metrics of the presses of one segment.
  static TypingMetrics of(List<KeyPress> presses, int pauseMs) {
    List<KeyPress> text = presses.stream().filter(KeyPress::isText).toList();
    List<Integer> lengths = new ArrayList<>();
    Map<Long, Integer> seconds = new TreeMap<>();
    long active = 0;
    long toBackspace = 0;
    long pairs = 0;
    long rollovers = 0;
    for (int i = 1; i < text.size(); i++) {
      KeyPress before = text.get(i - 1);
      long length = text.get(i).t() - before.t();
      if (length <= pauseMs) {
        lengths.add((int) length);
        active += length;
        seconds.merge(Math.max(0, active - 1) / 1000, 1, Integer::sum);
        toBackspace += text.get(i).keyClass() == KeyClass.BACKSPACE ? 1 : 0;
        pairs += before.hold().isPresent() ? 1 : 0;
        rollovers += before.hold().isPresent() && length < before.holdMs() ? 1 : 0;
      }
    }
    long full = active / 1000;
    List<Integer> perSecond = new ArrayList<>();
    for (long second = 0; second < full; second++) {
      perSecond.add(seconds.getOrDefault(second, 0));
    }
    List<Integer> spread = lengths.stream().filter(length -> length > 0).sorted().toList();
    List<Integer> holds = text.stream().map(KeyPress::holdMs).filter(hold -> hold >= 0 && hold <= 1000)
        .sorted()
        .toList();
    return new TypingMetrics(keys(presses), lengths.size(), active,
        active == 0 ? Double.NaN : 12_000.0 * Math.max(0, lengths.size() - 2 * toBackspace) / active,
        text.size() - lengths.size(),
        spread.size() < 2
            ? Iki.UNKNOWN
            : new Iki(quantile(spread, 0.5), quantile(spread, 0.25), quantile(spread, 0.75)),
        pairs == 0 ? Double.NaN : (double) rollovers / pairs,
        holds.isEmpty() ? Double.NaN : quantile(holds, 0.5),
        consistency(perSecond));
  }

  private static Keys keys(List<KeyPress> presses) {
    long[] once = new long[KeyClass.values().length];
    long repeats = 0;
    for (KeyPress press : presses) {
      if (press.repeat()) {
        repeats++;
      } else {
        once[press.keyClass().number()]++;
      }
    }
    return new Keys(presses.size(), once[0], once[1], once[2], once[3], repeats);
  }

  private static double quantile(List<Integer> sorted, double p) {
    double place = (sorted.size() - 1) * p;
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }

  private static double consistency(List<Integer> perSecond) {
    double mean = perSecond.stream().mapToInt(Integer::intValue).average().orElse(0);
    if (mean == 0) {
      return Double.NaN;
    }
    double variance = perSecond.stream().mapToDouble(n -> (n - mean) * (n - mean)).average().orElse(0);
    double c = Math.sqrt(variance) / mean;
    return 100 * (1 - Math.tanh(c + Math.pow(c, 3) / 3 + Math.pow(c, 5) / 5));
  }
}
