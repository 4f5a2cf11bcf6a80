package songstroke.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import songstroke.pipeline.Artifact;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.ArtifactStore.Condition;
import songstroke.pipeline.MemoryArtifactStore;
import songstroke.pipeline.MemoryRunStore;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunState;
import songstroke.pipeline.Stack;
import songstroke.pipeline.StepState;
import songstroke.secret.MemorySecretStore;
import songstroke.stack.LocalOrchestrator;
import songstroke.timeline.Clocks;

/// Runs that a test says there were, with the bytes that they made.
final class PastRuns {
  static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

  final MemoryRunStore runs = new MemoryRunStore();
  final MemoryArtifactStore artifacts = new MemoryArtifactStore();

  /// A run that made one recording.
  void recorded(String run, Instant at, String stack, String bytes, String music) throws IOException {
    begin(run, at, stack);
    made(run, at, "collect", "recording/1", bytes, music);
    end(run, at);
  }

  void recorded(String run, Instant at) throws IOException {
    recorded(run, at, "local", "presses of " + run, "mpris");
  }

  void begin(String run, Instant at, String stack) {
    runs.on(new RunEvent.Started(run, at, "correlation", stack, List.of("collect", "enrich"), Map.of(),
        Optional.empty()));
  }

  void made(String run, Instant at, String step, String type, String bytes, String music) throws IOException {
    ArtifactStore.Blob blob = artifacts.put(out -> out.write(bytes.getBytes(StandardCharsets.UTF_8)));
    var artifact = new Artifact(step + ".out", type, blob.sha256(), blob.bytes());
    runs.on(
        new RunEvent.StepEnded(run, at, Duration.ZERO, step, 1, new StepState.Succeeded(), Optional.empty(),
            Map.of(), Map.of("out", artifact), Map.of("music", music)));
  }

  void end(String run, Instant at) {
    runs.on(new RunEvent.Ended(run, at, Duration.ZERO, new RunState.Succeeded()));
  }

  /// Whether the bytes of what this run's step made are there.
  boolean isStored(String run, String step) {
    Artifact artifact = runs.run(run).orElseThrow().step(step).orElseThrow().output("out").artifact();
    return artifacts.check(artifact.sha256()) == Condition.WHOLE;
  }

  boolean isStored(String run) {
    return isStored(run, "collect");
  }

  Stack stack(String name) {
    return stack(name, artifacts);
  }

  static Stack stack(String name, ArtifactStore store) {
    return new Stack(name, new LocalOrchestrator(Clocks.system()), store, new MemorySecretStore());
  }
}
