package songstroke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import songstroke.timeline.Clocks;
import songstroke.wiring.ProcessContext;

/// Goes once through what people start often, in one process and in a folder of its own, so that the launcher can keep
/// the classes it loads in an archive: `main FOLDER`.
final class Rehearsal {
  private static final List<List<String>> SCENES = List.of(List.of("--help"),
      List.of("demo", "--plain", "--out", "out"),
      List.of("pipeline", "list"), List.of("pipeline", "runs"), List.of("pipeline", "show", "last"),
      List.of("pipeline", "runs", "--json"), List.of("artifact", "list"), List.of("stack", "list"));

  private Rehearsal() {}

  /// A scene that fails has loaded its classes all the same.
  public static void main(String... arguments) {
    Path folder = Path.of(arguments[0]);
    ProcessContext around = ProcessContext.ofProcess();
    var out = new PrintWriter(PrintWriter.nullWriter());
    for (List<String> scene : SCENES) {
      Main.run(new ProcessContext(out, out, false, Map.of("HOME", folder.toString()), folder, Clocks.system(),
          around.in()),
          scene.stream().map(word -> word.equals("out") ? folder.resolve(word).toString() : word)
              .toArray(String[]::new));
    }
  }
}
