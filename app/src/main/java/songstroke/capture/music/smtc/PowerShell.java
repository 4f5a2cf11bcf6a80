package songstroke.capture.music.smtc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.timeline.Clocks;

/// The child: Windows PowerShell with our script. A thread of its own reads its lines.
final class PowerShell implements AutoCloseable {
  private static final String SCRIPT = "now-playing.ps1";
  private static final int LONGEST_COMPLAINT = 200;
  private static final int MOST_LINES = 100;

  /// A line, or the end of the child.
  ///
  /// @param nanos when it came, on the monotonic clock
  /// @param text  null when the child has ended
  record Line(long nanos, @Nullable String text) {}

  private final Path script;
  private final Process process;
  private final Clocks clocks;
  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>(MOST_LINES);

  /// Starts it.
  PowerShell(Path program, Clocks clocks) throws IOException {
    this.clocks = clocks;
    script = Files.createTempFile("songstroke", ".ps1");
    try (InputStream text = Objects.requireNonNull(PowerShell.class.getResourceAsStream(SCRIPT))) {
      Files.write(script, text.readAllBytes());
      process = new ProcessBuilder(program.toString(), "-NoLogo", "-NoProfile", "-NonInteractive",
          "-ExecutionPolicy",
          "Bypass", "-File", script.toString(), "-Parent", Long.toString(ProcessHandle.current().pid()))
          .start();
      process.getOutputStream().close();
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(script);
      throw e;
    }
    Thread.ofPlatform().daemon().name("music-smtc-read").start(this::read);
  }

  /// The next line; null when none comes in time.
  @Nullable
  Line next(long limitNanos) throws InterruptedException {
    return lines.poll(limitNanos, TimeUnit.NANOSECONDS);
  }

  /// The first line of what an ended child complained of; empty when it did not.
  String complaint() {
    try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
      String line = reader.readLine();
      return line == null
          ? ""
          : line.strip().substring(0, Math.min(LONGEST_COMPLAINT, line.strip().length()));
    } catch (IOException _) {
      return "";
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    put(null);
    try {
      Files.deleteIfExists(script);
    } catch (IOException _) {
      script.toFile().deleteOnExit();
    }
  }

  private void read() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        put(line);
      }
    } catch (IOException _) {
      // its end, told below
    }
    put(null);
  }

  /// Each line says all there is to say, so where there is no room the oldest makes room.
  private void put(@Nullable String text) {
    var line = new Line(clocks.monotonicNanos(), text);
    while (!lines.offer(line)) {
      lines.poll();
    }
  }
}
