package songstroke.recorder;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The recordings in a folder of results. The current one, `recording.jsonl`, belongs to the results beside it; each
/// earlier one is called after its start, as in `recording-2026-11-30T16-14-55.jsonl`. They are renamed, never
/// replaced and never deleted.
///
/// @param folder need not exist
public record RecordingFolder(Path folder) implements RecordingFiles {
  /// The name of the current recording.
  public static final String CURRENT = "recording.jsonl";
  private static final List<String> CURRENT_NAMES = List.of(CURRENT, CURRENT + ".gz");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss",
      Locale.ROOT);

  /// What was renamed.
  ///
  /// @param from what it was called
  /// @param to   where it is now
  public record Renamed(Path from, Path to) {}

  /// Where the current recording is, or will be.
  public Path current() {
    return folder.resolve(CURRENT);
  }

  /// What goes by the name of the current recording, be it one or not.
  public List<Path> occupied() {
    return CURRENT_NAMES.stream().map(folder::resolve)
        .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS)).toList();
  }

  @Override
  public String pattern() {
    return "recording*.jsonl*";
  }

  /// Makes room for a recording: what has its name gets a name of its own. The caller sees to it that nobody else does
  /// the same at the same time.
  public List<Renamed> setAside() throws IOException {
    List<Renamed> renamed = new ArrayList<>();
    for (Path file : occupied()) {
      renamed.add(new Renamed(file, renamed(file)));
    }
    return renamed;
  }

  /// Whether a recording is the current one of this folder.
  public boolean isCurrent(StoredRecording recording) throws IOException {
    for (Path file : occupied()) {
      if (Files.exists(file) && Files.isSameFile(file, recording.file())) {
        return true;
      }
    }
    return false;
  }

  /// Makes an earlier recording of this folder the current one again, once there is room.
  public StoredRecording restore(StoredRecording recording) throws IOException {
    Path place = folder.resolve(CURRENT + (isZipped(recording.file()) ? ".gz" : ""));
    return new StoredRecording(Files.move(recording.file(), place), recording.header());
  }

  private Path renamed(Path file) throws IOException {
    String name = "recording-" + TIME.format(time(file));
    String ending = isZipped(file) ? ".jsonl.gz" : ".jsonl";
    for (int number = 1;; number++) {
      try {
        return Files.move(file, folder.resolve(name + (number == 1 ? "" : "-" + number) + ending));
      } catch (FileAlreadyExistsException _) {
        // two that began in the same second
      }
    }
  }

  /// When a recording began; of anything else, when it was last changed.
  private static ZonedDateTime time(Path file) throws IOException {
    Optional<StoredRecording> recording = StoredRecording.at(file);
    return recording.isPresent()
        ? recording.get().start()
        : Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant()
            .atZone(ZoneId.systemDefault());
  }

  private static boolean isZipped(Path file) {
    return file.getFileName().toString().endsWith(".gz");
  }
}
