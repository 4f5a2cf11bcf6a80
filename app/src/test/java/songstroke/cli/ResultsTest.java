package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.RunState;
import songstroke.pipeline.Stack;
import songstroke.problem.Failure;
import songstroke.recorder.FullDisk;
import songstroke.recorder.RecordingFile;
import songstroke.recorder.RecordingListener;
import songstroke.recorder.RecordingPlace;
import songstroke.recorder.StopSignal;
import songstroke.runs.OutputFolder;
import songstroke.runs.Results;
import songstroke.sources.KeySources;
import songstroke.sources.MusicSources;
import songstroke.stack.EnvironmentSecretStore;
import songstroke.stack.LocalArtifactStore;
import songstroke.stack.LocalOrchestrator;
import songstroke.steps.CollectAndTrack;
import songstroke.steps.Correlation;
import songstroke.steps.Enrich;
import songstroke.steps.KnownGenres;
import songstroke.steps.RecordingParameters;
import songstroke.store.SqliteRunStore;
import songstroke.timeline.Clocks;
import songstroke.timeline.RecordingHeader;

class ResultsTest {
  private static final int PRESSES = 30;

  @TempDir
  Path folder;

  @Test
  void aRecordingThatTheFolderCutsOffIsWholeInTheStoreAndThePersonIsTold() throws IOException {
    Path out = folder.resolve("out");
    var artifacts = new LocalArtifactStore(folder.resolve("data/artifacts"));
    RunRecord run = recordInto(new FullDisk(400), out, artifacts);

    assertThat(run.state()).isEqualTo(new RunState.Succeeded());
    assertThat(run.step(CollectAndTrack.ID).orElseThrow().notes())
        .containsEntry("recording_file_cut_off", "No space left on device");
    assertThat(KilledProgram.presses(out)).hasSizeBetween(1, PRESSES - 1);
    assertThat(KilledProgram.presses(folder.resolve("data"))).hasSize(PRESSES);

    Results results = Results.export(OutputFolder.open(out), run, artifacts);
    assertThat(results.files()).contains(out.resolve("segments.csv"));
    assertThatThrownBy(results::requireWritten).isInstanceOf(Failure.class)
        .hasMessage("cannot write the rest of " + out.resolve("recording.jsonl")
            + ": No space left on device; the run "
            + run.id() + " has it: make room, then 'songstroke artifact export collect_and_track.recording@1"
            + " --out recording.jsonl'");
  }

  private RunRecord recordInto(FullDisk disk, Path out, LocalArtifactStore artifacts) throws IOException {
    Clocks clocks = Clocks.system();
    Path replayed = KilledProgram.keys(folder.resolve("replayed.jsonl"), PRESSES);
    var place = new RecordingPlace() {
      @Override
      public RecordingFile begin(RecordingHeader header, Consumer<String> tell) throws IOException {
        Files.createDirectories(out);
        return disk.recording(out.resolve("recording.jsonl"), header, tell);
      }

      @Override
      public void close() {}
    };
    var collect = new CollectAndTrack(
        new CollectAndTrack.Outside(clocks,
            () -> new KeySources(Map.of(), clocks, false, OutputStream.nullOutputStream()),
            _ -> new MusicSources(Map.of(), clocks), RecordingListener::none, StopSignal.never(), place,
            Optional.empty(),
            _ -> {}),
        RecordingParameters.of("auto", "replay:" + replayed, "none"));
    var orchestrator = new LocalOrchestrator(clocks);
    var stack = new Stack("local", orchestrator, artifacts, new EnvironmentSecretStore(Map.of()));
    try (SqliteRunStore runs = SqliteRunStore.open(folder.resolve("data"))) {
      return orchestrator.run(
          Correlation.pipeline(Correlation.NAME, collect, new Enrich(KnownGenres.byTags(clocks))),
          RunRequest.with(Map.of()), stack, runs, List.of());
    }
  }
}
