package songstroke.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import songstroke.cli.text.FlowControl;
import songstroke.problem.Problem;
import songstroke.recorder.StopSignal;

/// Lets a command end its long part early on Ctrl-C, a hang-up or a request to terminate, and still finish.
/// Who asks a second time has the program end at once.
final class Interruption implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");
  /// Ctrl-C, with which a terminal goes on by itself.
  private static final String FROM_KEYBOARD = "INT";

  private volatile CountDownLatch asked = new CountDownLatch(1);
  private final Map<String, @Nullable Object> before = new LinkedHashMap<>();

  private Interruption() {}

  /// Begins to listen, until closed.
  static Interruption listen() {
    var interruption = new Interruption();
    for (String signal : SIGNALS) {
      interruption.before.put(signal, Signals.register(signal, () -> interruption.ask(signal)));
    }
    return interruption;
  }

  /// Waits for that long; true as soon as the person has asked to end.
  boolean within(Duration time) {
    try {
      return asked.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// From now on the next part runs, which the person ends by asking again.
  StopSignal nextPart() {
    asked = new CountDownLatch(1);
    return this::within;
  }

  /// Signals do again what they did before.
  @Override
  public void close() {
    before.forEach((signal, handler) -> {
      if (handler != null) {
        Signals.unregister(signal, handler);
      }
    });
  }

  private void ask(String signal) {
    if (asked.getCount() == 0) {
      Runtime.getRuntime().exit(Problem.INTERRUPTED.exitCode());
    }
    asked.countDown();
    if (!signal.equals(FROM_KEYBOARD)) {
      FlowControl.resume();
    }
  }
}
