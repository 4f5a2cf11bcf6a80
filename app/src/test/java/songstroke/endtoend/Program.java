package songstroke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import songstroke.timeline.Clocks;

/// The program, started from its jar in an environment of the test's own.
final class Program implements AutoCloseable {
  private static final Path LAUNCHER = Path.of("..", "songstroke").toAbsolutePath().normalize();
  private static final List<String> WITH_CORE_FILES = List.of("sh", "-c",
      "ulimit -c \"$(ulimit -H -c)\"; exec \"$@\"", "sh");
  private static final Path JAR = Path.of("target", "songstroke.jar").toAbsolutePath();
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

  private static final ProcessBuilder.Redirect NOTHING = ProcessBuilder.Redirect
      .from(Path.of("/dev/null").toFile());

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final Thread reader;

  private Program(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  /// Starts it in a folder; standard error is mixed into the output.
  static Program start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
    return startWith(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), folder, environment, arguments);
  }

  /// The same with flags of the test's own for the Java virtual machine.
  static Program startWith(List<String> flags, Path folder, Map<String, String> environment,
      String... arguments)
      throws IOException {
    return start(List.of(), flags, folder, environment, arguments);
  }

  /// The same where no file can grow beyond some kilobytes, as on a disk that is full.
  static Program startWithFilesUpTo(int kilobytes, Path folder, Map<String, String> environment,
      String... arguments)
      throws IOException {
    return start(List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "limited"),
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), folder, environment, arguments);
  }

  /// Starts it by its launcher where processes that crash leave core files.
  static Program launch(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(WITH_CORE_FILES);
    command.add(LAUNCHER.toString());
    command.addAll(List.of(arguments));
    return start(command, NOTHING, folder, environment);
  }

  /// Starts it from classes, without the launcher's flags and where processes that crash leave core files; held back
  /// until [#goAhead].
  static Program startHeldBack(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(WITH_CORE_FILES);
    command.addAll(heldBack());
    command.addAll(List.of(arguments));
    return start(command, ProcessBuilder.Redirect.PIPE, folder, environment);
  }

  /// The command that starts [Prompted].
  static List<String> heldBack() {
    return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1", "-Xms16m", "--enable-native-access=ALL-UNNAMED", "-cp",
        System.getProperty("java.class.path"), Prompted.class.getName());
  }

  private static Program start(List<String> before, List<String> flags, Path folder,
      Map<String, String> environment,
      String... arguments) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    return start(command, NOTHING, folder, environment);
  }

  private static Program start(List<String> command, ProcessBuilder.Redirect input, Path folder,
      Map<String, String> environment) throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("SONGSTROKE") || name.startsWith("XDG")
        || name.equals("DISPLAY") || name.equals("WAYLAND_DISPLAY") || name.startsWith("DBUS"));
    builder.environment().put("HOME", folder.toString());
    builder.environment().putAll(environment);
    builder.redirectInput(input);
    return new Program(builder.start());
  }

  /// Waits until it prints a line that fits.
  synchronized String awaitLine(Predicate<String> fits) throws InterruptedException {
    long deadline = Clocks.system().monotonicNanos() + PATIENCE;
    while (lines.stream().noneMatch(fits)) {
      long left = deadline - Clocks.system().monotonicNanos();
      if (left <= 0 || !reader.isAlive()) {
        throw new AssertionError("it did not say that; it said:\n" + String.join("\n", lines));
      }
      TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, TimeUnit.MILLISECONDS.toNanos(200)));
    }
    return lines.stream().filter(fits).findFirst().orElseThrow();
  }

  /// Lets a program that is held back begin.
  void goAhead() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /// Waits for its end and gives its exit code.
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE, TimeUnit.NANOSECONDS)) {
      throw new AssertionError("it did not end; it said:\n" + output());
    }
    reader.join();
    return process.exitValue();
  }

  long pid() {
    return process.pid();
  }

  /// Sends it a signal.
  void send(String signal) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start().waitFor()).isZero();
  }

  /// Asks it to end, as Ctrl-C or a log-out would.
  void terminate() {
    process.toHandle().destroy();
  }

  /// Ends it as a crash would.
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
    reader.join();
  }

  synchronized String output() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        synchronized (this) {
          lines.add(line);
          notifyAll();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
