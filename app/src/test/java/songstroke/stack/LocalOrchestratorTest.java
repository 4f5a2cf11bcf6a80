package songstroke.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.Nothing;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.Retry;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.RunState;
import songstroke.pipeline.Stack;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepFailedException;
import songstroke.pipeline.StepOptions;
import songstroke.pipeline.StepSkippedException;
import songstroke.pipeline.StepState;
import songstroke.pipeline.WordSteps;
import songstroke.pipeline.WordSteps.Line;
import songstroke.problem.Problem;
import songstroke.secret.Secret;
import songstroke.store.SqliteRunStore;
import songstroke.timeline.Clocks;

class LocalOrchestratorTest {
  @TempDir
  Path data;

  private final List<Duration> pauses = new ArrayList<>();
  private final LocalOrchestrator orchestrator = new LocalOrchestrator(Clocks.system(), pauses::add);
  private LocalArtifactStore artifacts = new LocalArtifactStore(Path.of("unset"));
  private SqliteRunStore runs;

  @BeforeEach
  void open() {
    artifacts = new LocalArtifactStore(data.resolve("artifacts"));
    runs = SqliteRunStore.open(data);
  }

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void aRunMakesItsArtifacts() throws IOException {
    RunRecord run = run(WordSteps.pipeline(), RunRequest.with(Map.of("word", "typing", "times", "2")));
    assertThat(run.state()).isEqualTo(new RunState.Succeeded());
    assertThat(states(run)).containsExactly("succeeded", "succeeded", "succeeded");
    assertThat(text(run, "shout", "text")).isEqualTo("TYPINGTYPING");
    assertThat(text(run, "count", "count")).isEqualTo("12");
    assertThat(run.step("shout").orElseThrow().notes()).containsEntry("letters", "6");
    assertThat(runs.log(run.id(), Optional.of("write"))).extracting(RunEvent.Logged::line)
        .containsExactly("writing");
  }

  @Test
  void theSameWorkIsTakenFromTheCache() throws IOException {
    RunRecord first = run(WordSteps.pipeline(), RunRequest.with(Map.of()));
    RunRecord second = run(WordSteps.pipeline(), RunRequest.with(Map.of()));
    assertThat(states(second)).containsExactly("cached", "cached", "cached");
    assertThat(second.step("count").orElseThrow().state()).isEqualTo(new StepState.Cached(first.id()));
    assertThat(second.step("count").orElseThrow().outputs())
        .isEqualTo(first.step("count").orElseThrow().outputs());
    RunRecord third = run(WordSteps.pipeline(), RunRequest.with(Map.of()));
    assertThat(third.step("count").orElseThrow().state()).isEqualTo(new StepState.Cached(first.id()));
  }

  @Test
  void aChangedParameterRedoesOnlyWhatDependsOnIt() throws IOException {
    run(WordSteps.pipeline(), RunRequest.with(Map.of()));
    assertThat(states(run(WordSteps.pipeline(), RunRequest.with(Map.of("times", "3")))))
        .containsExactly("cached", "succeeded", "succeeded");
  }

  @Test
  void anEqualResultOfOtherWorkSavesTheStepsAfterIt() throws IOException {
    run(WordSteps.pipeline(), RunRequest.with(Map.of("word", "aa", "times", "1")));
    assertThat(states(run(WordSteps.pipeline(), RunRequest.with(Map.of("word", "a", "times", "2")))))
        .containsExactly("succeeded", "succeeded", "cached");
  }

  @Test
  void withoutTheCacheAllIsDoneAgain() throws IOException {
    run(WordSteps.pipeline(), RunRequest.with(Map.of()));
    assertThat(states(run(WordSteps.pipeline(), RunRequest.with(Map.of()).withoutCache())))
        .containsExactly("succeeded", "succeeded", "succeeded");
  }

  @Test
  void aStepThatLooksOutsideIsNeverCached() throws IOException {
    var write = new WordSteps.Write() {
      @Override
      public StepOptions options() {
        return StepOptions.standard().withoutCache();
      }
    };
    Pipeline pipeline = WordSteps.pipeline(write, new WordSteps.Shout(), new WordSteps.Count());
    run(pipeline, RunRequest.with(Map.of()));
    assertThat(states(run(pipeline, RunRequest.with(Map.of())))).containsExactly("succeeded", "cached",
        "cached");
  }

  @Test
  void aDamagedArtifactIsReportedAndMadeAnew() throws IOException {
    RunRecord first = run(WordSteps.pipeline(), RunRequest.with(Map.of()));
    ArtifactRecord shouted = first.step("shout").orElseThrow().output("text");
    Files.writeString(artifacts.file(shouted.artifact().sha256()), "HELLX");
    RunRecord second = run(WordSteps.pipeline(), RunRequest.with(Map.of()));
    assertThat(states(second)).containsExactly("cached", "succeeded", "cached");
    assertThat(text(second, "shout", "text")).isEqualTo("HELLO");
    assertThat(runs.log(second.id(), Optional.of("shout"))).singleElement().extracting(RunEvent.Logged::line)
        .asString()
        .contains("shout.text@1 is damaged").contains("made again");
  }

  @Test
  void aMissingArtifactIsMadeAnew() throws IOException {
    RunRecord first = run(WordSteps.pipeline(), RunRequest.with(Map.of()));
    Files.delete(artifacts.file(first.step("write").orElseThrow().output("text").artifact().sha256()));
    assertThat(states(run(WordSteps.pipeline(), RunRequest.with(Map.of()))))
        .containsExactly("succeeded", "cached", "cached");
  }

  @Test
  void aFailedStepEndsTheRunWithItsMessage() throws IOException {
    RunRecord run = run(failing(1, new StepFailedException(Problem.BAD_DATA, "no voice")),
        RunRequest.with(Map.of()));
    assertThat(run.state()).isEqualTo(new RunState.Failed("shout", "no voice"));
    assertThat(states(run)).containsExactly("succeeded", "failed", "waiting");
    assertThat(run.step("shout").orElseThrow().state()).isEqualTo(
        new StepState.Failed("no voice", Problem.BAD_DATA));
    assertThat(runs.log(run.id(), Optional.of("shout"))).extracting(RunEvent.Logged::line)
        .containsExactly("attempt 1 failed: no voice");
  }

  @Test
  void resumingAFailedRunRedoesOnlyWhatIsMissing() throws IOException {
    Pipeline pipeline = failing(1, new IllegalStateException("defect"));
    RunRecord failed = run(pipeline, RunRequest.with(Map.of("word", "go")));
    assertThat(failed.state()).isEqualTo(new RunState.Failed("shout", "IllegalStateException: defect"));
    RunRecord resumed = run(pipeline, RunRequest.with(Map.of()).resuming(failed.id()));
    assertThat(states(resumed)).containsExactly("cached", "succeeded", "succeeded");
    assertThat(resumed.resumed()).contains(failed.id());
    assertThat(resumed.parameters()).containsEntry("word", "go");
    assertThat(text(resumed, "count", "count")).isEqualTo("2");
  }

  @Test
  void resumingKeepsWhatAStepThatIsNeverCachedHasCollected() throws IOException {
    var calls = new ArrayList<Integer>();
    var write = new WordSteps.Write() {
      @Override
      public StepOptions options() {
        return StepOptions.standard().withoutCache();
      }

      @Override
      public Line run(Nothing input, StepContext context) {
        calls.add(1);
        return new Line("take " + calls.size());
      }
    };
    Pipeline pipeline = WordSteps.pipeline(write, new Failing(2, new IOException("reset"), Retry.never()),
        new WordSteps.Count());
    RunRecord first = run(pipeline, RunRequest.with(Map.of()));
    RunRecord second = run(pipeline, RunRequest.with(Map.of()).resuming(first.id()).withoutCache());
    RunRecord third = run(pipeline, RunRequest.with(Map.of()).resuming(second.id()));
    assertThat(calls).hasSize(1);
    assertThat(states(third)).containsExactly("cached", "succeeded", "succeeded");
    assertThat(third.step("write").orElseThrow().state()).isEqualTo(new StepState.Cached(first.id()));
    assertThat(text(third, "shout", "text")).isEqualTo("TAKE 1");
  }

  @Test
  void onlyAFailedOrInterruptedRunOfThisPipelineIsResumed() throws IOException {
    RunRecord done = run(WordSteps.pipeline(), RunRequest.with(Map.of()));
    assertThatThrownBy(() -> run(WordSteps.pipeline(), RunRequest.with(Map.of()).resuming(done.id())))
        .hasMessageContaining("nothing to resume");
    assertThatThrownBy(() -> run(WordSteps.pipeline(), RunRequest.with(Map.of()).resuming("2031")))
        .hasMessageContaining("there is no run '2031'").hasMessageContaining(done.id());
  }

  @Test
  void aTemporaryFailureIsTriedAgainAfterAWait() throws IOException {
    Pipeline pipeline = WordSteps.pipeline(new WordSteps.Write(),
        new Failing(2, new IOException("reset"), Retry.ofTemporary(3)), new WordSteps.Count());
    RunRecord run = run(pipeline, RunRequest.with(Map.of()));
    assertThat(run.state()).isEqualTo(new RunState.Succeeded());
    assertThat(run.step("shout").orElseThrow().attempts()).isEqualTo(3);
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void aPermanentFailureIsNotTriedAgain() throws IOException {
    Pipeline pipeline = WordSteps.pipeline(new WordSteps.Write(),
        new Failing(1, new IllegalArgumentException("wrong"), Retry.ofTemporary(3)), new WordSteps.Count());
    assertThat(run(pipeline, RunRequest.with(Map.of())).step("shout").orElseThrow().attempts()).isEqualTo(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aStepThatTakesTooLongIsStopped() throws IOException {
    var stopped = new CountDownLatch(1);
    var hanging = new WordSteps.Shout() {
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
    };
    RunRecord run = run(WordSteps.pipeline(new WordSteps.Write(), hanging, new WordSteps.Count()),
        RunRequest.with(Map.of()));
    assertThat(run.state())
        .isEqualTo(new RunState.Failed("shout", "it took longer than its limit of 0.05 s"));
    assertThat(stopped.getCount()).isZero();
  }

  @Test
  void whatNeedsASkippedStepIsSkippedAndTheRunSucceeds() throws IOException {
    var quiet = new WordSteps.Shout() {
      @Override
      public Line run(Line input, StepContext context) throws Exception {
        throw new StepSkippedException("night");
      }
    };
    RunRecord run = run(WordSteps.pipeline(new WordSteps.Write(), quiet, new WordSteps.Count()),
        RunRequest.with(Map.of()));
    assertThat(run.state()).isEqualTo(new RunState.Succeeded());
    assertThat(run.step("shout").orElseThrow().state()).isEqualTo(new StepState.Skipped("night"));
    assertThat(run.step("count").orElseThrow().state())
        .isEqualTo(new StepState.Skipped("the step shout was skipped"));
  }

  @Test
  void aRunThatIsToldToStopIsInterruptedAndCanBeResumed() throws IOException {
    var interrupting = new WordSteps.Shout() {
      @Override
      public Line run(Line input, StepContext context) throws Exception {
        throw new InterruptedException();
      }
    };
    RunRecord run = run(WordSteps.pipeline(new WordSteps.Write(), interrupting, new WordSteps.Count()),
        RunRequest.with(Map.of()));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(run.state()).isEqualTo(new RunState.Interrupted());
    assertThat(states(run(WordSteps.pipeline(), RunRequest.with(Map.of()).resuming(run.id()))))
        .containsExactly("cached", "succeeded", "succeeded");
  }

  @Test
  void aFullDiskFailsTheRunAndLeavesEarlierArtifactsAlone() throws IOException {
    RunRecord whole = run(WordSteps.pipeline(), RunRequest.with(Map.of()));
    var full = new FullStore(artifacts);
    RunRecord run = orchestrator.run(WordSteps.pipeline(), RunRequest.with(Map.of("word", "more")),
        stack(full), runs,
        List.of());
    assertThat(run.state()).isEqualTo(new RunState.Failed("write", "IOException: No space left on device"));
    assertThat(text(whole, "count", "count")).isEqualTo("5");
  }

  @Test
  void aSecretIsNowhereInWhatIsWritten() throws IOException {
    var telling = new WordSteps.Shout() {
      @Override
      public Line run(Line input, StepContext context) throws Exception {
        String token = context.secret("api-token").reveal();
        context.log("calling with " + token);
        context.note("header", "Bearer " + token);
        throw new IllegalStateException("refused " + token);
      }
    };
    RunRecord run = run(WordSteps.pipeline(new WordSteps.Write(), telling, new WordSteps.Count()),
        RunRequest.with(Map.of()));
    assertThat(run.state()).isEqualTo(new RunState.Failed("shout", "IllegalStateException: refused ***"));
    var writing = new WordSteps.Shout() {
      @Override
      public Line run(Line input, StepContext context) throws Exception {
        return new Line("t-t-top-s" + context.secret("api-token").reveal());
      }
    };
    RunRecord leaking = run(WordSteps.pipeline(new WordSteps.Write(), writing, new WordSteps.Count()),
        RunRequest.with(Map.of()));
    assertThat(leaking.state()).isEqualTo(
        new RunState.Failed("shout", "the artifact shout.text would hold a secret; it was not kept"));
    runs.close();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
            .as(file.toString()).doesNotContain("top-secret-token");
      }
    }
  }

  @Test
  void aMissingSecretNamesTheCommandThatSetsIt() throws IOException {
    var asking = new WordSteps.Shout() {
      @Override
      public Line run(Line input, StepContext context) throws Exception {
        return new Line(context.secret("other").reveal());
      }
    };
    assertThat(run(WordSteps.pipeline(new WordSteps.Write(), asking, new WordSteps.Count()),
        RunRequest.with(Map.of())).state()).isInstanceOfSatisfying(RunState.Failed.class,
            failed -> assertThat(failed.message()).contains("the secret 'other' is missing",
                "songstroke secret set other"));
  }

  private static Pipeline failing(int times, Exception failure) {
    return WordSteps.pipeline(new WordSteps.Write(), new Failing(times, failure, Retry.never()),
        new WordSteps.Count());
  }

  private RunRecord run(Pipeline pipeline, RunRequest request) throws IOException {
    return orchestrator.run(pipeline, request, stack(artifacts), runs, List.of());
  }

  private Stack stack(songstroke.pipeline.ArtifactStore store) {
    return new Stack("local", orchestrator, store,
        new EnvironmentSecretStore(Map.of("API_TOKEN", new Secret("top-secret-token").reveal())));
  }

  private String text(RunRecord run, String step, String port) throws IOException {
    return Files.readString(
        artifacts.file(run.step(step).orElseThrow().output(port).artifact().sha256()));
  }

  private static List<String> states(RunRecord run) {
    return run.steps().stream().map(step -> step.state().code()).toList();
  }

  /// Fails that often, then shouts.
  private static final class Failing extends WordSteps.Shout {
    private final Exception failure;
    private final Retry retry;
    private int left;

    Failing(int times, Exception failure, Retry retry) {
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
