package songstroke.capture.keys.x11;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

import songstroke.capture.SourceHealth;
import songstroke.capture.keys.KeyDown;
import songstroke.capture.keys.KeyListener;
import songstroke.capture.keys.KeySource;
import songstroke.timeline.Clocks;

/// Measures the source `x11` against a private X server: events lost, and how far the time of a press is from the
/// moment of its injection. Prints its figures; run by `bench/keys.sh`.
final class KeysBench {
  private static final Clocks CLOCKS = Clocks.system();
  private static final double MILLI = 1e6;

  private KeysBench() {}

  public static void main(String[] args) throws Exception {
    System.out.println(machine());
    Path folder = Files.createDirectories(Path.of("app", "target", "keys-bench"));
    run("quiet server, 6 presses/s", folder, 180, 6);
    run("fast, 2,000 presses/s", folder, 20_000, 2_000);
  }

  private static void run(String name, Path folder, int count, double perSecond) throws Exception {
    var collected = new Collector(count);
    long[] injected = new long[count];
    try (Xvfb server = Xvfb.start(folder);
        XtestKeyboard keyboard = XtestKeyboard.connect(server.display(), server.cookie());
        KeySource source = new X11KeySource(server.env(), CLOCKS, true)) {
      source.start(collected);
      long period = Math.round(1e9 / perSecond);
      Duration cpu = ownCpu();
      long begin = CLOCKS.monotonicNanos() + period;
      for (int i = 0; i < count; i++) {
        int key = 'a' + i % 26;
        waitUntil(begin + i * period);
        injected[i] = CLOCKS.monotonicNanos();
        keyboard.press(key);
        waitUntil(begin + i * period + period / 2);
        keyboard.release(key);
      }
      keyboard.sync();
      long patience = CLOCKS.monotonicNanos() + 5_000_000_000L;
      while (collected.released < count && CLOCKS.monotonicNanos() < patience) {
        LockSupport.parkNanos(1_000_000);
      }
      System.out.printf(Locale.ROOT, "%s: %d presses, %d presses and %d releases lost, load %s%n", name,
          count,
          count - collected.pressed, count - collected.released, load());
      print("  event time - injection time", differences(collected.events, injected, collected.pressed));
      print("  |event time - injection time|", magnitudes(
          differences(collected.events, injected, collected.pressed)));
      print("  receipt - injection time", differences(collected.receipts, injected, collected.pressed));
      System.out.printf(Locale.ROOT, "  processor time, listener and injector: %.1f us a press%n",
          (ownCpu().toNanos() - cpu.toNanos()) / 1e3 / count);
    }
  }

  private static double[] differences(AtomicLongArray times, long[] injected, int count) {
    double[] ms = new double[count];
    for (int i = 0; i < count; i++) {
      ms[i] = (times.get(i) - injected[i]) / MILLI;
    }
    return ms;
  }

  private static double[] magnitudes(double[] values) {
    return Arrays.stream(values).map(Math::abs).toArray();
  }

  private static void print(String what, double[] ms) {
    Arrays.sort(ms);
    System.out.printf(Locale.ROOT, "%s: p50 %.3f  p99 %.3f  max %.3f ms%n", what, quantile(ms, 0.5),
        quantile(ms, 0.99), quantile(ms, 1));
  }

  private static double quantile(double[] sorted, double q) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(q * sorted.length) - 1];
  }

  private static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static String machine() throws IOException {
    String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name")).findFirst().map(line -> line.split(": ", 2)[1])
        .orElse("unknown processor");
    return model + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
        + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
        + Runtime.version();
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
  }

  private static void waitUntil(long nanos) {
    for (long left = nanos - CLOCKS.monotonicNanos(); left > 0; left = nanos - CLOCKS.monotonicNanos()) {
      LockSupport.parkNanos(left);
    }
  }

  /// Keeps the times of presses without a lock.
  private static final class Collector implements KeyListener {
    private final AtomicLongArray events;
    private final AtomicLongArray receipts;
    private volatile int pressed;
    private volatile int released;

    Collector(int count) {
      events = new AtomicLongArray(count);
      receipts = new AtomicLongArray(count);
    }

    @Override
    public void pressed(KeyDown down) {
      events.set((int) down.sequence(), down.nanos());
      receipts.set((int) down.sequence(), CLOCKS.monotonicNanos());
      pressed = (int) down.sequence() + 1;
    }

    @Override
    public void released(long sequence, long nanos) {
      released = (int) sequence + 1;
    }

    @Override
    public void health(SourceHealth health) {}
  }
}
