package songstroke.runs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import songstroke.file.Why;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStore;
import songstroke.problem.NextCommand;
import songstroke.recorder.ProcessLock;
import songstroke.recorder.StoredRecording;
import songstroke.recorder.UnderWay;

/// What killed runs left among the recordings under way: the person is told of each, and it stays until its presses are
/// kept by a run.
public final class InterruptedRecordings {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss",
      Locale.ROOT);

  private final Consumer<String> tell;
  private final Consumer<String> warn;
  private final RunStore runs;
  private final UnderWay underWay;

  /// @param underWay where the recordings under way are
  /// @param tell     takes sentences about what was found
  /// @param warn     takes what could not be looked at
  public InterruptedRecordings(RunStore runs, UnderWay underWay, Consumer<String> tell,
      Consumer<String> warn) {
    this.tell = tell;
    this.warn = warn;
    this.underWay = underWay;
    this.runs = runs;
  }

  /// What was found, as the beginning of a sentence.
  public static String found(StoredRecording recording) throws IOException {
    long presses = recording.presses();
    return String.format(Locale.ROOT, "An earlier recording was interrupted: %,d key %s from %s", presses,
        presses == 1 ? "press" : "presses", TIME.format(recording.start()));
  }

  /// Whether its run was killed and nothing has taken up what it recorded.
  public boolean isInterrupted(StoredRecording recording) throws IOException {
    boolean ended = recording.isFinished()
        && run(recording).filter(run -> run.state() instanceof RunState.Interrupted).isEmpty();
    return !ended && !isKept(recording);
  }

  /// Tells the person of all that no living process has. Trouble here does not keep them from recording.
  ///
  /// @param resumed runs that are being resumed now
  public void tell(Set<String> resumed) {
    try {
      lookAtAll(resumed);
    } catch (IOException | DirectoryIteratorException e) {
      warn.accept("whether killed runs left recordings in " + underWay.folder() + " cannot be seen ("
          + Why.of(e) + ")");
    }
  }

  private void lookAtAll(Set<String> resumed) throws IOException {
    for (Path file : underWay.all()) {
      Optional<ProcessLock> lock = UnderWay.lock(file);
      if (lock.isPresent()) {
        try (ProcessLock _ = lock.get()) {
          look(file, resumed);
        }
      }
    }
  }

  private void look(Path file, Set<String> resumed) throws IOException {
    if (Files.isRegularFile(file) && Files.size(file) == 0) {
      Files.delete(file);
      return;
    }
    Optional<StoredRecording> recording = StoredRecording.at(file);
    if (recording.isEmpty() || resumed.contains(recording.get().header().run())) {
      return;
    }
    if (isKept(recording.get())) {
      Files.delete(file);
    } else {
      tell.accept(found(recording.get()) + ", in " + file + "; " + next(recording.get()));
    }
  }

  private String next(StoredRecording recording) {
    String run = recording.header().run();
    Optional<RunRecord> known = run(recording);
    return known.filter(Resumption::isPossible).isPresent()
        ? "to finish its run: 'songstroke pipeline run " + known.orElseThrow().pipeline() + " --resume " + run
            + "'"
        : "to analyze it: " + NextCommand.of("analyze", recording.file().toString(), "--out",
            "recording-" + run.replaceAll("[^A-Za-z0-9._-]", "_"))
            + " (delete it when you no longer need it)";
  }

  private boolean isKept(StoredRecording recording) {
    return RunFamily.of(runs, recording.header().run()).keeps(recording.header());
  }

  private Optional<RunRecord> run(StoredRecording recording) {
    return Optional.ofNullable(RunFamily.of(runs, recording.header().run()).members()
        .get(recording.header().run()));
  }
}
