package songstroke.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import songstroke.pipeline.MemoryArtifactStore;
import songstroke.pipeline.MemoryRunStore;
import songstroke.pipeline.Orchestrator;
import songstroke.pipeline.OrchestratorContract;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.Retry;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.Stack;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepOptions;
import songstroke.pipeline.WordSteps;
import songstroke.pipeline.WordSteps.Line;
import songstroke.secret.MemorySecretStore;
import songstroke.timeline.Clocks;

class LocalOrchestratorTest implements OrchestratorContract {
  private final List<Duration> pauses = new ArrayList<>();
  private final LocalOrchestrator orchestrator = new LocalOrchestrator(Clocks.system(), pauses::add);
  private final MemoryArtifactStore artifacts = new MemoryArtifactStore();
  private final MemoryRunStore runs = new MemoryRunStore();

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
  void aTemporaryFailureIsTriedAgainAfterAWait() throws IOException {
    RunRecord run = run(new Flaky(2, new IOException("reset"), Retry.ofTemporary(3)));
    assertThat(run.state()).isEqualTo(new RunState.Succeeded());
    assertThat(run.step("shout").orElseThrow().attempts()).isEqualTo(3);
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void aFailureThatStaysFailsTheRunAfterTheLastAttempt() throws IOException {
    RunRecord run = run(new Flaky(9, new IOException("reset"), Retry.ofTemporary(3)));
    assertThat(run.state()).isEqualTo(new RunState.Failed("shout", "IOException: reset"));
    assertThat(run.step("shout").orElseThrow().attempts()).isEqualTo(3);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void aPermanentFailureIsNotTriedAgain() throws IOException {
    RunRecord run = run(new Flaky(1, new IllegalArgumentException("wrong"), Retry.ofTemporary(3)));
    assertThat(run.step("shout").orElseThrow().attempts()).isEqualTo(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aStepThatTakesTooLongIsStopped() throws IOException {
    var stopped = new CountDownLatch(1);
    RunRecord run = run(new WordSteps.Shout() {
      @Override
      public StepOptions options() {
        return StepOptions.standard().within(Duration.ofMillis(50));
      }

      @Override
      public Line run(Line input, StepContext context) throws Exception {
        try {
          new CountDownLatch(1).await();
        } finally {
          stopped.countDown();
        }
        return input;
      }
    });
    assertThat(run.state())
        .isEqualTo(new RunState.Failed("shout", "it took longer than its limit of 0.05 s"));
    assertThat(stopped.getCount()).isZero();
  }

  @Test
  void aFullDiskFailsTheRunAndLeavesEarlierArtifactsAlone() throws IOException {
    RunRecord whole = run(new WordSteps.Shout());
    var full = new Stack("local", orchestrator, new FullStore(artifacts), new MemorySecretStore());
    RunRecord run = orchestrator.run(WordSteps.pipeline(), RunRequest.with(Map.of("word", "more")), full,
        runs,
        List.of());
    assertThat(run.state()).isEqualTo(new RunState.Failed("write", "IOException: No space left on device"));
    assertThat(artifacts.check(whole.step("count").orElseThrow().output("count").artifact().sha256()))
        .isEqualTo(MemoryArtifactStore.Condition.WHOLE);
  }

  private RunRecord run(Step<Line, Line> shout) throws IOException {
    Pipeline pipeline = WordSteps.pipeline(new WordSteps.Write(), shout, new WordSteps.Count());
    return orchestrator.run(pipeline, RunRequest.with(Map.of()), stack(), runs, List.of());
  }

  /// Fails that often, then shouts.
  private static final class Flaky extends WordSteps.Shout {
    private final Exception failure;
    private final Retry retry;
    private int left;

    Flaky(int times, Exception failure, Retry retry) {
      this.left = times;
      this.failure = failure;
      this.retry = retry;
    }

    @Override
    public StepOptions options() {
      return StepOptions.standard().with(retry);
    }

    @Override
    public Line run(Line input, StepContext context) throws Exception {
      if (left-- > 0) {
        throw failure;
      }
      return super.run(input, context);
    }
  }
}
