package songstroke.runs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import songstroke.file.Why;
import songstroke.problem.NextCommand;
import songstroke.recorder.RecordingFile;
import songstroke.recorder.RecordingFolder;
import songstroke.recorder.RecordingPlace;
import songstroke.recorder.StoredRecording;
import songstroke.timeline.RecordingHeader;

/// The place of a recording beside the results of its run. What has its name is kept under another, and the person is
/// told of what was interrupted or is not a recording.
public final class FolderPlace implements RecordingPlace {
  private final RecordingFolder recordings;
  private final boolean wanted;
  private final InterruptedRecordings interrupted;
  /// What the person should know of what is there, up to where it will be.
  private final Map<Path, String> found = new LinkedHashMap<>();
  private RecordingFile file = RecordingFile.none();

  /// A place in a folder that this process has locked.
  ///
  /// @param wanted      whether single events are kept
  /// @param interrupted tells which recordings were
  FolderPlace(RecordingFolder recordings, boolean wanted, InterruptedRecordings interrupted) {
    this.recordings = recordings;
    this.wanted = wanted;
    this.interrupted = interrupted;
  }

  @Override
  public void prepare() {
    found.clear();
    for (Path there : recordings.occupied()) {
      look(there).ifPresent(said -> found.put(there, said));
    }
  }

  @Override
  public RecordingFile begin(RecordingHeader header, Consumer<String> tell) throws IOException {
    makeRoom(tell);
    file = wanted ? RecordingFile.create(recordings.current(), header, tell) : RecordingFile.none();
    return file;
  }

  /// Makes the recording of a run that is resumed the current one again, and no other.
  ///
  /// @return the recording where it is now
  public Optional<StoredRecording> restore(Optional<StoredRecording> recording, Consumer<String> tell)
      throws IOException {
    if (recording.isPresent() && recordings.isCurrent(recording.get())) {
      return recording;
    }
    prepare();
    makeRoom(tell);
    return recording.isPresent() && recordings.all().contains(recording.get().file())
        ? Optional.of(recordings.restore(recording.get()))
        : recording;
  }

  @Override
  public Optional<String> cutOff() {
    return file.trouble();
  }

  @Override
  public void close() {
    file.close();
  }

  private Optional<String> look(Path there) {
    try {
      Optional<StoredRecording> recording = StoredRecording.at(there);
      if (recording.isPresent()) {
        return interrupted.isInterrupted(recording.get())
            ? Optional.of(InterruptedRecordings.found(recording.get()) + ", now in ")
            : Optional.empty();
      }
      boolean empty = Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS) && Files.size(there) == 0;
      return empty ? Optional.empty() : Optional.of(unreadable(there));
    } catch (IOException _) {
      return Optional.of(unreadable(there));
    }
  }

  private static String unreadable(Path there) {
    return there + " is not a recording that can be read; it is now ";
  }

  private void makeRoom(Consumer<String> tell) throws IOException {
    for (RecordingFolder.Renamed renamed : setAside()) {
      String said = found.get(renamed.from());
      if (said != null) {
        tell.accept(said + renamed.to() + StoredRecording.at(renamed.to()).map(this::toAnalyze).orElse(""));
      }
    }
  }

  private List<RecordingFolder.Renamed> setAside() throws IOException {
    try {
      return recordings.setAside();
    } catch (FileSystemException e) {
      throw new IOException(e.getFile() + " is in the way and cannot be renamed (" + Why.of(e)
          + "); choose another folder with --out", e);
    }
  }

  /// Not into this folder: its results are those of the run that begins.
  private String toAnalyze(StoredRecording recording) {
    String name = recording.file().getFileName().toString().replaceFirst("^recording-", "")
        .replaceFirst("\\.jsonl.*$", "");
    return "; to analyze it: " + NextCommand.of("analyze", recording.file().toString(), "--out",
        recordings.folder().resolve(name).toString());
  }
}
