package songstroke.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import songstroke.capture.keys.x11.XtestKeyboard;
import songstroke.capture.keys.x11.Xvfb;
import songstroke.capture.music.mpris.Mpv;
import songstroke.capture.music.mpris.SessionBus;
import songstroke.capture.music.mpris.Tone;

/// Prints what `run` costs while somebody types 10 keys a second to a real player: run by `bench/background.sh`.
final class BackgroundBench {
  private static final int SECONDS = 60;
  private static final double TICKS_A_SECOND = 100;

  private BackgroundBench() {}

  /// Runs once and prints a line.
  ///
  /// @param arguments the launcher's flags for the Java virtual machine, one each
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("background");
    try (SessionBus bus = SessionBus.start();
        Xvfb server = Xvfb.start(folder);
        XtestKeyboard keyboard = XtestKeyboard.connect(server.display(), server.cookie());
        Mpv mpv = Mpv.play(bus, folder,
            List.of(new Tone("First", "Sine", "ambient", 40), new Tone("Second", "Sine", "drone", 90)))) {
      Map<String, String> environment = new HashMap<>(server.env());
      environment.putAll(bus.environment());
      try (Program program = Program.startWith(List.of(arguments), folder, environment, "run", "--plain",
          "--duration",
          Integer.toString(SECONDS + 60), "--out", "out", "--config", "keys.accept-synthetic=true")) {
        program.awaitLine(line -> line.contains("music=playing"));
        mpv.pause(false);
        Path process = Path.of("/proc", Long.toString(program.pid()));
        type(keyboard, 10);
        long before = ticks(process);
        type(keyboard, SECONDS);
        System.out.printf(Locale.ROOT,
            "run in the background, 10 presses/s: RSS %.0f MB, %.2f %% of a core over %d s%n",
            rssMegabytes(process), 100 * (ticks(process) - before) / TICKS_A_SECOND / SECONDS, SECONDS);
        program.terminate();
        program.awaitEnd();
      }
    }
  }

  private static void type(XtestKeyboard keyboard, int seconds) throws IOException, InterruptedException {
    for (int i = 0; i < 10 * seconds; i++) {
      keyboard.type(i % 6 == 5 ? " " : "a");
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /// User and system time so far, in clock ticks.
  private static long ticks(Path process) throws IOException {
    String stat = Files.readString(process.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private static double rssMegabytes(Path process) throws IOException {
    return Files.readAllLines(process.resolve("status")).stream().filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024).findFirst()
        .orElseThrow();
  }
}
