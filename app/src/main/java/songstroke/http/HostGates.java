package songstroke.http;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The gates of all hosts. Those that are kept in a file hold for every process that uses it, and after a restart.
public interface HostGates {
  /// Changes a host's gate, unseen by others until it is done; gives the gate as it is then.
  ///
  /// @param host as in an address, with the port where there is one
  HostGate change(String host, UnaryOperator<HostGate> change);

  /// Gates that are forgotten with this object. Safe for several threads.
  static HostGates inMemory() {
    Map<String, HostGate> gates = new HashMap<>();
    return (host, change) -> {
      synchronized (gates) {
        HostGate changed = change.apply(gates.getOrDefault(host, HostGate.UNUSED));
        gates.put(host, changed);
        return changed;
      }
    };
  }
}
