package songstroke.capture.keys.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A real pseudo terminal, kept by the program `script`: what is written here arrives as if it were typed there.
public final class PseudoTerminal implements AutoCloseable {
  private final Process process;
  private final BufferedReader screen;
  private final OutputStream keyboard;

  private PseudoTerminal(Process process) {
    this.process = process;
    this.screen = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.keyboard = process.getOutputStream();
  }

  /// Runs a shell command in a new terminal.
  public static PseudoTerminal running(String command) throws IOException {
    var builder = new ProcessBuilder("script", "-qfec", command, "/dev/null").redirectErrorStream(true);
    builder.environment().put("TERM", "xterm");
    builder.environment().put("SHELL", "/bin/sh");
    return new PseudoTerminal(builder.start());
  }

  /// A terminal in which nothing reads, and the file by which others can.
  static Idle idle() throws IOException {
    PseudoTerminal terminal = running("tty; exec sleep 600");
    return new Idle(terminal, Path.of(terminal.nextLine()));
  }

  /// @param device the terminal's file
  record Idle(PseudoTerminal terminal, Path device) {}

  /// The next line of the screen, without its end.
  public String nextLine() throws IOException {
    String line = screen.readLine();
    if (line == null) {
      throw new IOException("the terminal is closed");
    }
    return line.strip();
  }

  /// The next line that contains a word.
  public String nextLineWith(String word) throws IOException {
    String line = nextLine();
    while (!line.contains(word)) {
      line = nextLine();
    }
    return line;
  }

  public void type(String text) throws IOException {
    keyboard.write(text.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join().destroyForcibly();
    process.onExit().join();
  }
}
