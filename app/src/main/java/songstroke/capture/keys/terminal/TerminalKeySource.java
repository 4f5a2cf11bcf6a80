package songstroke.capture.keys.terminal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceThread;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.keys.FastBursts;
import songstroke.capture.keys.KeyListener;
import songstroke.capture.keys.KeyReporter;
import songstroke.capture.keys.KeySource;
import songstroke.capture.keys.PrivateMemory;
import songstroke.problem.Problem;
import songstroke.timeline.Clocks;
import songstroke.timeline.KeyClass;
import songstroke.timeline.LeftOut;

/// What is typed into the program's own terminal. Works everywhere, over SSH as well, and hears nothing else.
/// It knows no releases.
public final class TerminalKeySource implements KeySource {
  /// The name by which the person chooses it.
  public static final String NAME = "terminal";
  /// The program's own terminal.
  public static final Path CONTROLLING = Path.of("/dev/tty");
  /// What the person can do where it cannot listen.
  public static final String REMEDY = "start in the foreground of a terminal";
  /// The bytes of one key come together; over a slow line with gaps of less than this.
  private static final long SEQUENCE_WITHIN_NANOS = 100_000_000;
  private static final long LOOK_EVERY_MS = 5;
  private static final int CHUNK = 256;

  private final Path device;
  private final boolean bracketsPastes;
  private final Clocks clocks;
  private final EchoThread display;
  private final TerminalEcho echo;
  private final String detail;
  private final SourceThread reader = new SourceThread("keys-terminal");
  private volatile @Nullable Tty tty;
  private volatile @Nullable FileInputStream input;

  /// @param device the terminal
  /// @param env    the variables, of which `TERM` says what the terminal can do
  /// @param echo   where the person sees what they type
  /// @param detail what to tell the person this source is
  public TerminalKeySource(Path device, Map<String, String> env, Clocks clocks, OutputStream echo,
      String detail) {
    this.device = device;
    this.bracketsPastes = !env.getOrDefault("TERM", "dumb").equals("dumb");
    this.clocks = clocks;
    display = new EchoThread(echo);
    this.echo = new TerminalEcho(display);
    this.detail = detail;
  }

  /// Why the program's own terminal cannot be used; empty when it can.
  public static Optional<String> hindrance() {
    if (!Files.exists(CONTROLLING)) {
      return Optional.of("this system has no " + CONTROLLING);
    }
    try {
      Files.newInputStream(CONTROLLING).close();
      return inForeground() ? Optional.empty() : Optional.of("the program runs in the background");
    } catch (IOException _) {
      return Optional.of("the program has no terminal");
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start(KeyListener listener) throws SourceUnavailableException {
    PrivateMemory.close();
    if (device.equals(CONTROLLING)) {
      Optional<String> hindrance = hindrance();
      if (hindrance.isPresent()) {
        throw unavailable(hindrance.get(), null);
      }
    }
    FileInputStream in = null;
    try {
      in = new FileInputStream(device.toFile());
      tty = Tty.open(device, bracketsPastes);
      FileInputStream opened = in;
      input = in;
      reader.start(() -> read(opened, new KeyReporter(listener)));
    } catch (IOException e) {
      closeQuietly(in);
      throw unavailable(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    reader.announceClose();
    closeQuietly(input);
    reader.end();
    display.close();
    Tty changed = tty;
    if (changed != null) {
      changed.close();
    }
  }

  private static SourceUnavailableException unavailable(String why, @Nullable IOException cause) {
    return new SourceUnavailableException(Problem.UNAVAILABLE, NAME, why, REMEDY, cause);
  }

  private void read(FileInputStream in, KeyReporter reporter) {
    reporter.health(new SourceHealth.Working(detail));
    var bursts = new FastBursts(reporter, LeftOut.PASTED);
    var bytes = new TerminalBytes(new TerminalBytes.Sink() {
      @Override
      public void pressed(KeyClass keyClass, boolean repeat, long nanos) {
        bursts.pressed(nanos, keyClass, repeat);
      }

      @Override
      public void pasted() {
        reporter.leftOut(LeftOut.PASTED);
      }

      @Override
      public void echo(byte[] text, int length) {
        echo.write(text, length);
      }
    });
    // Not on the heap: the channel would read into a buffer of its own first, and never wipe that.
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    try (in; bytes; FileChannel channel = in.getChannel()) {
      while (channel.read(chunk.clear()) >= 0 && !reader.isClosing()) {
        bytes.feed(chunk.flip(), clocks.monotonicNanos());
        waitForMore(in, bytes, bursts);
      }
    } catch (IOException _) {
      // the terminal went away, or this source is closed
    } finally {
      chunk.clear().put(new byte[CHUNK]);
      bursts.report();
    }
    if (!reader.isClosing()) {
      reporter.health(new SourceHealth.Ended("the terminal is closed"));
    }
  }

  /// Waits for more bytes for as long as they may belong to those before: to a sequence, or to a paste.
  private void waitForMore(FileInputStream in, TerminalBytes bytes, FastBursts bursts) throws IOException {
    long came = clocks.monotonicNanos();
    long now = came;
    while (!reader.isClosing() && in.available() == 0
        && (bytes.isIncomplete() || bursts.millisLeft(now).isPresent())) {
      reader.pause(LOOK_EVERY_MS);
      now = clocks.monotonicNanos();
      if (in.available() == 0) {
        bursts.settle(now);
        if (bytes.isIncomplete() && now - came > SEQUENCE_WITHIN_NANOS) {
          bytes.idle();
        }
      }
    }
  }

  /// Whether the terminal gives its keys to our process group: a process in the background is stopped when it
  /// reads. By the fields 5 (process group) and 8 (the terminal's foreground group) of /proc/self/stat; where
  /// there is no such file, it is taken to be so.
  private static boolean inForeground() {
    try {
      String stat = Files.readString(Path.of("/proc/self/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return fields[2].equals(fields[5]);
    } catch (IOException _) {
      return true;
    }
  }

  /// Closes by the channel, which ends a read that waits.
  private static void closeQuietly(@Nullable FileInputStream in) {
    try {
      if (in != null) {
        in.getChannel().close();
      }
    } catch (IOException _) {
      // it was only read from
    }
  }
}
