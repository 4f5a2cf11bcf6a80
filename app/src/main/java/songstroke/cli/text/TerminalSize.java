package songstroke.cli.text;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.jline.utils.Signals;
import songstroke.timeline.Clocks;

/// How large the person's terminal is, asked of `stty` when it changes and now and then.
public final class TerminalSize {
  private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final LiveLine.Size USUAL = new LiveLine.Size(24, 80);

  private final Clocks clocks;
  private LiveLine.Size size = USUAL;
  private long asked;
  private volatile boolean known;

  public TerminalSize(Clocks clocks) {
    this.clocks = clocks;
    Signals.register("WINCH", () -> known = false);
  }

  /// The size; where the system does not tell of changes, at most two seconds old; 80 by 24 where nobody can tell.
  public LiveLine.Size now() {
    long now = clocks.monotonicNanos();
    if (!known || now - asked > KEEP_NANOS) {
      known = true;
      asked = now;
      size = ask();
    }
    return size;
  }

  private static LiveLine.Size ask() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty"))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      String[] words = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip()
          .split(" ", -1);
      int rows = Integer.parseInt(words[0]);
      int columns = Integer.parseInt(words[1]);
      return rows > 1 && columns > 1 ? new LiveLine.Size(rows, columns) : USUAL;
    } catch (IOException | RuntimeException e) {
      return USUAL;
    }
  }
}
