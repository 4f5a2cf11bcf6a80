package songstroke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/// What the formatter leaves alone: comments, and whatever it cannot break.
class SourceTextTest {
  private static final int WIDEST = 120;

  @Test
  void noLineIsWiderThanAScreenOrHoldsATab() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : sources()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.codePointCount(0, line.length()) > WIDEST || line.indexOf('\t') >= 0) {
          wrong.add(file + ":" + (i + 1) + ": " + line.strip());
        }
      }
    }

    assertThat(wrong).as("lines of more than %d columns or with a tab", WIDEST).isEmpty();
  }

  /// The Java files of every module, tests too.
  private static List<Path> sources() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path source : modules.map(module -> module.resolve("src")).filter(Files::isDirectory).toList()) {
        try (Stream<Path> below = Files.walk(source)) {
          below.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
      }
    }
    assertThat(files).as("Java files").hasSizeGreaterThan(500);
    return files;
  }
}
