package songstroke.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import songstroke.settings.Home;
import songstroke.timeline.SettableClocks;

/// Calls of the program in a test's own folder: nothing of the machine's settings reaches them.
final class Calls {
  final List<String> warnings = new ArrayList<>();
  final Map<String, String> environment = new HashMap<>();
  final Map<String, String> flags = new HashMap<>();
  final SettableClocks clocks = new SettableClocks(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
  private final Path folder;

  Calls(Path folder) {
    this.folder = folder;
  }

  /// The folders of every call.
  Home home() {
    return new Home(folder.resolve("home/config"), folder.resolve("home/data"));
  }

  /// Writes a file of the configuration folder.
  Path configure(String name, String text) throws IOException {
    Path file = home().config().resolve(name);
    Files.createDirectories(home().config());
    return Files.writeString(file, text);
  }

  Invocation call() {
    return call(Optional.of(folder.resolve("home")));
  }

  Invocation call(Optional<Path> chosenHome) {
    var nowhere = new PrintWriter(Writer.nullWriter());
    return new Invocation(new ProcessContext(nowhere, nowhere, false, Map.copyOf(environment), folder,
        clocks, InputStream.nullInputStream()), chosenHome, flags, warnings::add);
  }
}
