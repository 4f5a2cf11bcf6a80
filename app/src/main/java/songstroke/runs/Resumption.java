package songstroke.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.StepState;
import songstroke.recorder.RecordingFolder;
import songstroke.recorder.StoredRecording;
import songstroke.recorder.UnderWay;
import songstroke.steps.CollectAndTrack;
import songstroke.steps.Correlation;
import songstroke.steps.Recording;

/// A run that can be resumed, and what is left of its recording.
///
/// @param family    the runs that work on the same recording
/// @param out       the folder for its results
/// @param recording the file, when it is still there
public record Resumption(RunRecord run, RunFamily family, Optional<Path> out,
    Optional<StoredRecording> recording) {
  /// Looks for what is left.
  public static Resumption of(RunRecord run, RunStore store, UnderWay underWay) throws IOException {
    RunFamily family = RunFamily.of(store, run.id());
    Optional<Path> out = Optional.ofNullable(run.parameters().get(Correlation.OUT.name()))
        .filter(folder -> !folder.isEmpty()).map(Path::of);
    Optional<StoredRecording> recording = out.isPresent()
        ? new RecordingFolder(out.get()).of(family.ids())
        : Optional.empty();
    return new Resumption(run, family, out, recording.isPresent() ? recording : underWay.of(family.ids()));
  }

  /// Whether it was killed or failed.
  public static boolean isPossible(RunRecord run) {
    return run.state() instanceof RunState.Interrupted || run.state() instanceof RunState.Failed;
  }

  /// The same with its recording where it is now.
  public Resumption with(Optional<StoredRecording> moved) {
    return new Resumption(run, family, out, moved);
  }

  /// Why it cannot go on: what it recorded is nowhere, and recording again would be something else.
  public Optional<String> obstacle() {
    if (!run.pipeline().equals(Correlation.NAME) || recording.isPresent() || family.collected().isPresent()
        || !hasRecorded()) {
      return Optional.empty();
    }
    return Optional.of("the run " + run.id() + " was interrupted, and no recording of it is left"
        + out.map(folder -> " in " + folder).orElse("") + ", so it cannot be resumed; start a new one");
  }

  /// What it recorded, to be taken instead of recording again.
  public Optional<CollectAndTrack.Earlier> earlier(ArtifactStore artifacts) {
    if (!run.pipeline().equals(Correlation.NAME)) {
      return Optional.empty();
    }
    if (recording.isPresent()) {
      StoredRecording left = recording.get();
      return Optional.of(new CollectAndTrack.Earlier(left.header().run(), new Recording(left::lines)));
    }
    return family.collected().map(step -> step.outputs().get("recording"))
        .map(artifact -> new CollectAndTrack.Earlier(run.id(), kept(artifact, artifacts)));
  }

  private static Recording kept(ArtifactRecord artifact, ArtifactStore artifacts) {
    return new Recording(() -> new GZIPInputStream(artifacts.open(artifact.artifact().sha256())));
  }

  /// A step that failed says whether it had begun to record; one that was killed may have.
  private boolean hasRecorded() {
    return run.step(CollectAndTrack.ID).filter(step -> step.state() instanceof StepState.Failed
        && !step.notes().containsKey(CollectAndTrack.BEGAN)).isEmpty();
  }
}
