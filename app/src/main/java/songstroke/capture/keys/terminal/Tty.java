package songstroke.capture.keys.terminal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/// A terminal whose keys come one by one, without its own echo, until it is closed; also when the program is ended
/// from outside. Ctrl-C ends the program as ever; Ctrl-Z is a key like others, and so is Ctrl-S, which
/// would stop the output otherwise.
///
/// Settings are read and changed by the program `stty`, of which every Unix has one.
final class Tty implements AutoCloseable {
  private static final long STTY_WITHIN_S = 5;
  private static final String PASTE_BRACKETS_ON = "\u001b[?2004h";
  private static final String PASTE_BRACKETS_OFF = "\u001b[?2004l";

  private final Path device;
  private final boolean bracketsPastes;
  private final String saved;
  private final Thread atExit = new Thread(this::restore, "terminal-restore");
  private boolean restored;

  private Tty(Path device, boolean bracketsPastes, String saved) {
    this.device = device;
    this.bracketsPastes = bracketsPastes;
    this.saved = saved;
  }

  /// Changes a terminal's settings.
  ///
  /// @param bracketsPastes whether it can mark what is pasted
  /// @throws IOException when it is no terminal, or there is no stty
  static Tty open(Path device, boolean bracketsPastes) throws IOException {
    var tty = new Tty(device, bracketsPastes, stty(device, "-g").strip());
    Runtime.getRuntime().addShutdownHook(tty.atExit);
    try {
      stty(device, "-icanon", "-echo", "-iexten", "-ixon", "min", "1", "time", "0", "susp", "undef");
      if (bracketsPastes) {
        tty.write(PASTE_BRACKETS_ON);
      }
      return tty;
    } catch (IOException | RuntimeException e) {
      tty.close();
      throw e;
    }
  }

  /// Puts everything back as it was. A second call does nothing.
  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // the program is ending; the hook finds nothing to do
    }
  }

  private synchronized void restore() {
    if (restored) {
      return;
    }
    restored = true;
    try {
      if (bracketsPastes) {
        write(PASTE_BRACKETS_OFF);
      }
      stty(device, saved);
    } catch (IOException _) {
      // the terminal is gone, and its settings with it
    }
  }

  private void write(String text) throws IOException {
    Files.writeString(device, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
  }

  /// Runs stty on a device. The signals of the keyboard cannot end it half-way.
  private static String stty(Path device, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(
        List.of("sh", "-c", "trap '' INT QUIT TSTP TTOU; exec stty \"$@\"", "stty"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectInput(device.toFile()).redirectErrorStream(true)
        .start();
    @Nullable
    String answer = null;
    try (Reader in = process.inputReader(StandardCharsets.UTF_8)) {
      answer = in.readAllAsString();
      if (!process.waitFor(STTY_WITHIN_S, TimeUnit.SECONDS)) {
        throw new IOException("stty does not end");
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for stty");
    }
    if (process.exitValue() != 0) {
      throw new IOException(answer.strip().lines().findFirst().orElse("stty failed"));
    }
    return answer;
  }
}
