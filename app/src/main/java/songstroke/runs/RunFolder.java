package songstroke.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

import songstroke.file.Why;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.recorder.ProcessLock;
import songstroke.recorder.RecordingFolder;
import songstroke.segment.SegmentsCsv;
import songstroke.segment.SegmentsFormatException;
import songstroke.steps.ReadSample;
import songstroke.steps.ResultFiles;

/// The output folder of one run, into which no other run writes meanwhile.
public final class RunFolder implements AutoCloseable {
  private static final String LOCK = ".songstroke.lock";

  private final OutputFolder results;
  private final RecordingFolder recordings;
  private final ProcessLock lock;

  private RunFolder(Path folder, OutputFolder results, ProcessLock lock) {
    this.results = results;
    this.recordings = new RecordingFolder(folder);
    this.lock = lock;
  }

  /// Makes the folder when needed, and locks it.
  ///
  /// @throws Failure when files cannot be made in it, or another run has it
  public static RunFolder lock(Path folder, Consumer<String> warn) {
    OutputFolder results = OutputFolder.open(folder);
    try {
      ProcessLock lock = ProcessLock.on(folder.resolve(LOCK))
          .orElseThrow(() -> new Failure(Problem.TEMPORARY,
              "another run is writing into the folder " + folder
                  + "; wait until it has ended, or choose another folder with --out"));
      lock.weakness().ifPresent(why -> warn.accept("the folder " + folder + " cannot be locked (" + why
          + "); make sure that no other run writes into it"));
      return new RunFolder(folder, results, lock);
    } catch (IOException e) {
      throw new Failure(Problem.CANNOT_CREATE, "cannot lock the folder " + folder + ": " + Why.of(e)
          + "; choose another with --out", e);
    }
  }

  public OutputFolder results() {
    return results;
  }

  /// Where the run records.
  ///
  /// @param wanted      whether single events are kept
  /// @param interrupted tells which recordings were
  public FolderPlace place(boolean wanted, InterruptedRecordings interrupted) {
    return new FolderPlace(recordings, wanted, interrupted);
  }

  /// Where it is, whatever it was called.
  public Path path() throws IOException {
    return recordings.folder().toRealPath();
  }

  /// Makes sure that the sample replaces nothing of a person's own.
  ///
  /// @throws Failure when there is something
  public void requireNothingButTheSample() throws IOException {
    boolean hasResults = ResultFiles.ALL.stream().anyMatch(file -> Files.exists(results.path(file.name())));
    if (!recordings.all().isEmpty() || (hasResults && !holdsTheSample())) {
      throw new Failure(Problem.CANNOT_CREATE, "the folder " + recordings.folder()
          + " holds a recording or results that are not the sample's, which the demo does not replace;"
          + " choose another folder with --out");
    }
  }

  /// Other runs may have it.
  @Override
  public void close() {
    lock.close();
  }

  private boolean holdsTheSample() throws IOException {
    try {
      return ReadSample.isSample(SegmentsCsv.read(results.path("segments.csv")));
    } catch (NoSuchFileException | SegmentsFormatException _) {
      return false;
    }
  }
}
