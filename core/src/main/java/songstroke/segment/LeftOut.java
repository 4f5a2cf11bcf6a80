package songstroke.segment;

import java.util.LinkedHashMap;
import java.util.Map;

import songstroke.segment.TypingMetrics.Keys;
import songstroke.timeline.KeyPress;

/// Counts the presses that belong to no segment, by a code of [Reason].
final class LeftOut {
  private final Map<String, KeyCounter> counters = new LinkedHashMap<>();

  void add(KeyPress press, String reason) {
    counters.computeIfAbsent(reason, _ -> new KeyCounter()).add(press);
  }

  Map<String, Keys> keys() {
    Map<String, Keys> keys = new LinkedHashMap<>();
    counters.forEach((reason, counter) -> keys.put(reason, counter.keys()));
    return keys;
  }
}
