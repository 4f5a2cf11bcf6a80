package songstroke.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import songstroke.correlation.ReadSample;
import songstroke.correlation.ResultFiles;
import songstroke.file.Why;
import songstroke.recorder.Claim;
import songstroke.recorder.RecordingFile;
import songstroke.recorder.RecordingFolder;
import songstroke.recorder.RecordingPlace;
import songstroke.recorder.StoredRecording;
import songstroke.segment.SegmentsCsv;
import songstroke.segment.SegmentsFormatException;
import songstroke.timeline.RecordingHeader;

/// The output folder of one run, into which no other run writes meanwhile. The recording in it belongs to the results
/// beside it; earlier ones are kept under names of their own.
final class RunFolder implements RecordingPlace {
  private static final String LOCK = ".songstroke.lock";

  private final OutputFolder results;
  private final RecordingFolder recordings;
  private final Claim claim;
  private final Map<Path, Before> before = new LinkedHashMap<>();
  private boolean wanted;
  private @Nullable InterruptedRecordings interrupted;
  private RecordingFile file = RecordingFile.none();

  /// What was found under the name of the recording.
  ///
  /// @param said what the person should know of it, up to where it is now; nothing when there is nothing to say
  private record Before(String said, boolean isRecording) {}

  private RunFolder(Path folder, OutputFolder results, Claim claim) {
    this.results = results;
    this.recordings = new RecordingFolder(folder);
    this.claim = claim;
  }

  /// Makes the folder when needed, and claims it.
  ///
  /// @throws Failure when files cannot be made in it, or another run has it
  static RunFolder claim(Main main, Path folder) {
    OutputFolder results = OutputFolder.open(folder);
    try {
      Claim claim = Claim.on(folder.resolve(LOCK)).orElseThrow(() -> new Failure(ExitCode.TEMPORARY,
          "another run is writing into the folder " + folder
              + "; wait until it has ended, or choose another folder with --out"));
      claim.weakness().ifPresent(why -> main.surroundings().err().println("songstroke: the folder " + folder
          + " cannot be locked (" + why + "); make sure that no other run writes into it"));
      return new RunFolder(folder, results, claim);
    } catch (IOException e) {
      throw new Failure(ExitCode.CANNOT_CREATE, "cannot lock the folder " + folder + ": " + Why.of(e)
          + "; choose another with --out", e);
    }
  }

  /// Says how to record into it.
  ///
  /// @param keep whether single events are kept
  /// @param left tells which recordings were interrupted
  RunFolder recording(boolean keep, InterruptedRecordings left) {
    wanted = keep;
    interrupted = left;
    return this;
  }

  /// Makes sure that the sample replaces nothing of a person's own.
  ///
  /// @throws Failure when there is something
  void requireNothingButTheSample() throws IOException {
    boolean results = ResultFiles.ALL.stream().anyMatch(file -> Files.exists(this.results.path(file.name())));
    if (!recordings.all().isEmpty() || (results && !holdsTheSample())) {
      throw new Failure(ExitCode.CANNOT_CREATE, "the folder " + recordings.folder()
          + " holds a recording or results that are not the sample's, which the demo does not replace;"
          + " choose another folder with --out");
    }
  }

  private boolean holdsTheSample() throws IOException {
    try {
      return ReadSample.isSample(SegmentsCsv.read(results.path("segments.csv")));
    } catch (NoSuchFileException | SegmentsFormatException _) {
      return false;
    }
  }

  OutputFolder results() {
    return results;
  }

  /// Where it is, whatever it was called.
  Path path() throws IOException {
    return recordings.folder().toRealPath();
  }

  @Override
  public void prepare() throws IOException {
    before.clear();
    for (Path there : recordings.occupied()) {
      before.put(there, look(there));
    }
  }

  @Override
  public RecordingFile begin(RecordingHeader header, Consumer<String> tell) throws IOException {
    makeRoom(tell);
    file = wanted ? RecordingFile.create(recordings.current(), header, tell) : RecordingFile.none();
    return file;
  }

  /// Makes the recording of a run that is resumed the current one again, and no other; gives the place where it is.
  Optional<StoredRecording> restore(Optional<StoredRecording> recording, Consumer<String> tell)
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

  /// Why the file of the recording does not hold all of it.
  Optional<String> cutOff() {
    return file.trouble();
  }

  @Override
  public void close() {
    file.close();
    claim.close();
  }

  private void makeRoom(Consumer<String> tell) throws IOException {
    for (RecordingFolder.Renamed renamed : setAside()) {
      Before found = before.getOrDefault(renamed.from(), new Before("", false));
      if (!found.said().isEmpty()) {
        tell.accept(
            found.said() + renamed.to() + (found.isRecording() ? "; " + toAnalyze(renamed.to()) : ""));
      }
    }
  }

  private List<RecordingFolder.Renamed> setAside() throws IOException {
    try {
      return recordings.setAside();
    } catch (FileSystemException e) {
      throw new IOException(e.getFile() + " is there and cannot be renamed (" + Why.of(e)
          + "); choose another folder with --out", e);
    }
  }

  private Before look(Path there) throws IOException {
    Optional<StoredRecording> recording = StoredRecording.at(there);
    if (recording.isEmpty()) {
      boolean empty = Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS) && Files.size(there) == 0;
      return new Before(empty ? "" : there + " is no recording that can be read; it is now ", false);
    }
    return interrupted != null && interrupted.isInterrupted(recording.get())
        ? new Before(InterruptedRecordings.found(recording.get()) + ", now in ", true)
        : new Before("", true);
  }

  /// Not into this folder: its results are those of the run that begins.
  private String toAnalyze(Path recording) {
    String name = recording.getFileName().toString().replaceFirst("^recording-", "")
        .replaceFirst("\\.jsonl.*$", "");
    return "to analyze it: " + Hints.analyze(recording, recordings.folder().resolve(name));
  }
}
