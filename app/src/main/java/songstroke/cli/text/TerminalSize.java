package songstroke.cli.text;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jline.utils.Signals;
import songstroke.timeline.Clocks;

/// How large the person's terminal is, asked of `stty` when it changes and now and then.
public final class TerminalSize {
  private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) (\\d{1,5})");
  private static final LiveLine.Size USUAL = new LiveLine.Size(24, 80);

  private final Clocks clocks;
  private final Supplier<String> stty;
  private LiveLine.Size size = USUAL;
  private long asked;
  private volatile boolean known;

  public TerminalSize(Clocks clocks) {
    this(clocks, TerminalSize::stty);
  }

  /// @param stty gives what `stty size` prints, whatever that is
  TerminalSize(Clocks clocks, Supplier<String> stty) {
    this.clocks = clocks;
    this.stty = stty;
    Signals.register("WINCH", () -> known = false);
  }

  /// The size; where the system does not tell of changes, at most two seconds old; 80 by 24 where nobody can tell.
  public LiveLine.Size now() {
    long now = clocks.monotonicNanos();
    if (!known || now - asked > KEEP_NANOS) {
      known = true;
      asked = now;
      size = size(stty.get());
    }
    return size;
  }

  private static String stty() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty"))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException _) {
      return "";
    }
  }

  private static LiveLine.Size size(String rowsAndColumns) {
    Matcher numbers = SIZE.matcher(rowsAndColumns.strip());
    if (!numbers.matches()) {
      return USUAL;
    }
    int rows = Integer.parseInt(numbers.group(1));
    int columns = Integer.parseInt(numbers.group(2));
    return rows > 1 && columns > 1 ? new LiveLine.Size(rows, columns) : USUAL;
  }
}
