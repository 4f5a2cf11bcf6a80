package songstroke.schedule;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import songstroke.file.WholeFile;
import songstroke.problem.Failure;
import songstroke.problem.Problem;

/// Files that the program wrote into a folder that belongs to something else. A file without [#MARK] is somebody
/// else's, whatever its name, and is left alone.
///
/// @param charset of the files
record OwnFiles(Path folder, Charset charset) {
  static final String MARK = "Written by 'songstroke pipeline schedule', which replaces it.";

  OwnFiles(Path folder) {
    this(folder, StandardCharsets.UTF_8);
  }

  /// @throws Failure when somebody else wrote a file of this name
  void requireOurs(String name) throws IOException {
    if (Files.exists(folder.resolve(name)) && !isOurs(name)) {
      throw new Failure(Problem.CANNOT_CREATE, folder.resolve(name)
          + " was not written by Songstroke and is left as it is; move it away, then try again");
    }
  }

  void write(String name, String text) throws IOException {
    requireOurs(name);
    WholeFile.write(folder.resolve(name), out -> out.write(text.getBytes(charset)));
  }

  String read(String name) throws IOException {
    return new String(Files.readAllBytes(folder.resolve(name)), charset);
  }

  /// Deletes a file, if it is there and ours.
  void delete(String name) throws IOException {
    if (isOurs(name)) {
      Files.deleteIfExists(folder.resolve(name));
    }
  }

  /// The names of our files that begin and end so.
  List<String> list(String prefix, String suffix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix) && name.endsWith(suffix)
              && name.length() > prefix.length() + suffix.length())
          .sorted().toList();
      List<String> ours = new ArrayList<>();
      for (String name : names) {
        if (isOurs(name)) {
          ours.add(name);
        }
      }
      return List.copyOf(ours);
    }
  }

  private boolean isOurs(String name) throws IOException {
    return Files.isRegularFile(folder.resolve(name)) && read(name).contains(MARK);
  }
}
