package songstroke.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.MemoryArtifactStore;
import songstroke.pipeline.Orchestrator;
import songstroke.pipeline.OrchestratorContract;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.Stack;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.WordSteps;
import songstroke.pipeline.WordSteps.Line;
import songstroke.store.SqliteRunStore;
import songstroke.timeline.Clocks;

/// The orchestrator with the run store of the program.
class LocalOrchestratorOnDiskTest implements OrchestratorContract {
  @TempDir
  Path data;

  private final LocalOrchestrator orchestrator = new LocalOrchestrator(Clocks.system());
  private final MemoryArtifactStore artifacts = new MemoryArtifactStore();
  @SuppressWarnings("NullAway") // set before each test
  private SqliteRunStore runs;

  @BeforeEach
  void open() {
    runs = SqliteRunStore.open(data);
  }

  @AfterEach
  void close() {
    runs.close();
  }

  @Override
  public Orchestrator orchestrator() {
    return orchestrator;
  }

  @Override
  public RunStore runs() {
    return runs;
  }

  @Override
  public MemoryArtifactStore artifacts() {
    return artifacts;
  }

  @Test
  void aSecretIsInNoFile() throws IOException {
    var leaking = new WordSteps.Shout() {
      @Override
      public Line run(Line input, StepContext context) throws Exception {
        String token = context.secret("api-token").reveal();
        context.log("calling with " + token);
        context.note("header", "Bearer " + token);
        return new Line("t-t-top-s" + token);
      }
    };
    var stack = new Stack("local", orchestrator, new LocalArtifactStore(data.resolve("artifacts")),
        stack().secrets());
    RunRecord run = orchestrator.run(
        WordSteps.pipeline(new WordSteps.Write(), leaking, new WordSteps.Count()), RunRequest.with(Map.of()),
        stack, runs, List.of());
    assertThat(run.state()).isInstanceOf(RunState.Failed.class);
    runs.close();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString())
            .doesNotContain(TOKEN.reveal());
      }
    }
  }
}
