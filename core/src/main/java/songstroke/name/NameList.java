package songstroke.name;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A data file beside this class: UTF-8, an entry a line; a line that begins with `#` is a comment.
final class NameList {
  private NameList() {}

  /// The folded names of a file that has several a line, separated by commas.
  static Set<String> folded(String file) {
    return lines(file).stream().flatMap(line -> Stream.of(line.split(",", -1))).map(Folding::ofName)
        .filter(name -> !name.isEmpty()).collect(Collectors.toUnmodifiableSet());
  }

  static List<String> lines(String file) {
    try (InputStream in = NameList.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
