package songstroke.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.RunState;
import songstroke.pipeline.StepRecord;
import songstroke.store.SqliteRunStore;

/// Kills a run's process at random moments and resumes it.
class KilledRunTest {
  private static final long SEED = 20_261_122;

  @TempDir
  Path folder;

  @Test
  void aRunKilledAtAnyOfTenMomentsIsResumedToTheSameResult() throws Exception {
    killAndResume(10);
  }

  @Test
  @Tag("slow")
  void aRunKilledAtAnyOfTwoHundredMomentsIsResumedToTheSameResult() throws Exception {
    killAndResume(200);
  }

  @Test
  void twoProcessesRunPipelinesAtOnce() throws Exception {
    int runsEach = 10;
    List<Process> processes = List.of(ChildRun.start(folder, runsEach), ChildRun.start(folder, runsEach));
    for (Process process : processes) {
      process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    try (SqliteRunStore runs = SqliteRunStore.open(folder)) {
      assertThat(runs.runs(100)).hasSize(2 * runsEach)
          .allMatch(run -> run.state() instanceof RunState.Succeeded);
    }
  }

  private void killAndResume(int moments) throws Exception {
    List<String> undisturbed = hashes(ChildRun.run(folder.resolve("undisturbed"), RunRequest.with(Map.of())));
    var random = new Random(SEED);
    int resumedRuns = 0;
    for (int moment = 0; moment < moments; moment++) {
      Path data = folder.resolve("killed-" + moment);
      int points = random.nextInt(ChildRun.POINTS);
      killAfter(points, ChildRun.start(data, 1));
      resumedRuns += resume(data, points, undisturbed) ? 1 : 0;
    }
    assertThat(resumedRuns).as("runs that were killed midway").isGreaterThan(moments / 2);
  }

  /// Lets the process print that many points, then kills it as `kill -9` does.
  private static void killAfter(int points, Process process) throws IOException, InterruptedException {
    try (InputStream out = process.getInputStream()) {
      for (int i = 0; i < points && out.read() >= 0; i++) {
        Thread.onSpinWait();
      }
      process.destroyForcibly();
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  /// Whether there was a run to resume: the process may have been killed before it began one, or after its end.
  private static boolean resume(Path data, int points, List<String> undisturbed) throws IOException {
    String run;
    List<String> kept;
    try (SqliteRunStore runs = SqliteRunStore.open(data)) {
      requireWhole(data, runs.artifacts(100));
      List<RunRecord> found = runs.runs(10);
      if (found.isEmpty() || found.getFirst().state() instanceof RunState.Succeeded) {
        return false;
      }
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().state()).as("killed after %d points", points)
          .isEqualTo(new RunState.Interrupted());
      run = found.getFirst().id();
      kept = runs.run(run).orElseThrow().steps().stream().filter(step -> step.state().hasOutputs())
          .map(StepRecord::step).toList();
    }
    RunRecord resumed = ChildRun.run(data, RunRequest.with(Map.of()).resuming(run));
    assertThat(resumed.state()).isEqualTo(new RunState.Succeeded());
    assertThat(hashes(resumed)).isEqualTo(undisturbed);
    assertThat(resumed.steps().stream().filter(step -> step.attempts() == 0).map(StepRecord::step))
        .as("not redone")
        .containsAll(kept);
    return true;
  }

  private static void requireWhole(Path data, List<ArtifactRecord> visible) throws IOException {
    var store = new LocalArtifactStore(data.resolve("artifacts"));
    for (ArtifactRecord artifact : visible) {
      assertThat(store.check(artifact.artifact().sha256())).isEqualTo(ArtifactStore.Condition.WHOLE);
    }
    for (ArtifactStore.Stored stored : store.stored()) {
      assertThat(store.check(stored.sha256())).isEqualTo(ArtifactStore.Condition.WHOLE);
    }
  }

  private static List<String> hashes(RunRecord run) {
    return run.steps().stream().map(step -> step.output("bytes").artifact().sha256()).toList();
  }
}
