package songstroke.recorder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The recordings in a folder, which need not exist.
sealed interface RecordingFiles permits RecordingFolder, UnderWay {
  Path folder();

  /// What a file is called that may be a recording: a glob.
  String pattern();

  /// Everything that goes by the name of a recording, be it one or not, by name.
  default List<Path> all() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder())) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder(), pattern())) {
        found.forEach(files::add);
      }
    }
    files.sort(null);
    return files;
  }

  /// The recording that one of these runs made.
  default Optional<StoredRecording> of(Set<String> runs) throws IOException {
    return all().stream().flatMap(file -> StoredRecording.at(file).stream())
        .filter(recording -> runs.contains(recording.header().run())).findFirst();
  }
}
