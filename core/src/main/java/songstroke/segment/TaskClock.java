package songstroke.segment;

import java.util.LinkedHashMap;
import java.util.Map;

/// How long each task held during one segment.
final class TaskClock {
  private final Map<String, Long> held = new LinkedHashMap<>();
  private String task = "";
  private long since;

  /// A segment starts; the task goes on.
  void start(long t) {
    held.clear();
    since = t;
  }

  void change(long t, String next) {
    hold(t);
    task = next;
  }

  /// The task that held longest until `t`, of several the one that came first.
  String longest(long t) {
    hold(t);
    String longest = task;
    long most = -1;
    for (Map.Entry<String, Long> entry : held.entrySet()) {
      if (entry.getValue() > most) {
        longest = entry.getKey();
        most = entry.getValue();
      }
    }
    return longest;
  }

  private void hold(long t) {
    if (t > since) {
      held.merge(task, t - since, Long::sum);
      since = t;
    }
  }
}
