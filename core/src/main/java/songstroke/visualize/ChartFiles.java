package songstroke.visualize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Puts a scene into a folder as `NAME.png` and `NAME.svg`. A file is there whole or not at all: it is written
/// under another name and then renamed, over any older one.
public final class ChartFiles {
  private ChartFiles() {}

  /// Writes both files and returns them, the PNG first.
  ///
  /// @param folder exists
  public static List<Path> write(Scene scene, Path folder, String name) throws IOException {
    Path png = folder.resolve(name + ".png");
    Path svg = folder.resolve(name + ".svg");
    put(png, Png.of(scene));
    put(svg, Svg.of(scene).getBytes(StandardCharsets.UTF_8));
    return List.of(png, svg);
  }

  private static void put(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(
        "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.write(fresh, content, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
