package songstroke.spotify;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Opens a page in the person's browser, by a child process.
public final class Browser {
  private static final long PATIENCE_MILLIS = 3000;

  private Browser() {}

  /// Whether a browser seems to have opened; false as well where there is no desktop to open one on.
  ///
  /// @param environment `BROWSER` names one of the person's own; `DISPLAY` and `WAYLAND_DISPLAY` tell of a desktop
  /// @param system      the name of the operating system, as in `os.name`
  public static boolean open(URI page, Map<String, String> environment, String system) {
    return command(page, environment, system).map(Browser::runs).orElse(false);
  }

  /// The command that opens it; none without a desktop.
  static Optional<List<String>> command(URI page, Map<String, String> environment, String system) {
    String name = system.toLowerCase(Locale.ROOT);
    boolean windows = name.startsWith("windows");
    String own = environment.getOrDefault("BROWSER", "").strip();
    if (!own.isEmpty() && !windows) {
      return Optional.of(own(own.split(":", -1)[0], page));
    }
    if (windows) {
      return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", page.toString()));
    }
    if (name.startsWith("mac")) {
      return Optional.of(List.of("open", page.toString()));
    }
    return environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY")
        ? Optional.of(List.of("xdg-open", page.toString()))
        : Optional.empty();
  }

  private static List<String> own(String command, URI page) {
    List<String> words = new ArrayList<>();
    boolean placed = false;
    for (String word : command.strip().split("\\s+", -1)) {
      placed |= word.contains("%s");
      words.add(word.replace("%s", page.toString()));
    }
    if (!placed) {
      words.add(page.toString());
    }
    return words;
  }

  /// A browser may go on running; one that fails does so at once.
  private static boolean runs(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      return !process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) || process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
