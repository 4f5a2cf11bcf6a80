package songstroke.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// Processor time of the thread that asks: what other programs do on the machine hardly changes it.
final class ThreadTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ThreadTime() {}

  /// In ns; only differences mean something.
  static long nanos() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
