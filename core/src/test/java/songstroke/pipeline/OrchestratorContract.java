package songstroke.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import songstroke.pipeline.WordSteps.Line;
import songstroke.problem.Problem;
import songstroke.secret.MemorySecretStore;
import songstroke.secret.Secret;

/// What every orchestrator does.
public interface OrchestratorContract {
  Secret TOKEN = new Secret("top-secret-token");

  /// The orchestrator under test.
  Orchestrator orchestrator();

  /// An empty store of runs before each test, the same one during it.
  RunStore runs();

  /// An empty store of artifacts before each test, the same one during it.
  MemoryArtifactStore artifacts();

  @Test
  default void aRunMakesItsArtifacts() throws IOException {
    RunRecord run = run(WordSteps.pipeline(), Map.of("word", "typing", "times", "2"));
    assertThat(run.state()).isEqualTo(new RunState.Succeeded());
    assertThat(run.pipeline()).isEqualTo("words");
    assertThat(run.stack()).isEqualTo("local");
    assertThat(run.parameters()).isEqualTo(Map.of("word", "typing", "times", "2"));
    assertThat(states(run)).containsExactly("succeeded", "succeeded", "succeeded");
    assertThat(text(run, "shout", "text")).isEqualTo("TYPINGTYPING");
    assertThat(text(run, "count", "count")).isEqualTo("12");
    assertThat(run.step("shout").orElseThrow().notes()).containsEntry("letters", "6");
    assertThat(runs().log(run.id(), Optional.of("write"))).extracting(RunEvent.Logged::line)
        .containsExactly("writing");
  }

  @Test
  default void aWrongParameterBeginsNoRun() {
    assertThatThrownBy(() -> run(WordSteps.pipeline(), Map.of("times", "twice")))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("times")
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> run(WordSteps.pipeline(), Map.of("wrod", "x")))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("wrod")
        .hasMessageContaining("word");
    assertThat(runs().runs(9)).isEmpty();
  }

  @Test
  default void listenersHearEveryEventInOrderAfterTheStore() throws IOException {
    List<String> heard = new ArrayList<>();
    RunListener listener = event -> heard.add(
        event.getClass().getSimpleName() + " " + runs().run(event.run()).orElseThrow().state().code());
    orchestrator().run(WordSteps.pipeline(), RunRequest.with(Map.of()), stack(), runs(), List.of(listener));
    assertThat(heard).containsExactly("Started running", "StepStarted running", "Logged running",
        "StepEnded running", "StepStarted running", "StepEnded running", "StepStarted running",
        "StepEnded running", "Ended succeeded");
  }

  @Test
  default void aListenerThatFailsCostsNoRun() throws IOException {
    RunRecord run = orchestrator().run(WordSteps.pipeline(), RunRequest.with(Map.of()), stack(), runs(),
        List.of(_ -> {
          throw new IllegalStateException("no voice");
        }));
    assertThat(run.state()).isEqualTo(new RunState.Succeeded());
    assertThat(runs().log(run.id(), Optional.empty())).extracting(RunEvent.Logged::line)
        .contains("IllegalStateException: no voice");
  }

  @Test
  default void theSameWorkIsTakenFromTheCache() throws IOException {
    RunRecord first = run(WordSteps.pipeline(), Map.of());
    RunRecord second = run(WordSteps.pipeline(), Map.of());
    assertThat(states(second)).containsExactly("cached", "cached", "cached");
    assertThat(second.step("count").orElseThrow().state()).isEqualTo(new StepState.Cached(first.id()));
    assertThat(second.step("count").orElseThrow().outputs())
        .isEqualTo(first.step("count").orElseThrow().outputs());
    RunRecord third = run(WordSteps.pipeline(), Map.of());
    assertThat(third.step("count").orElseThrow().state()).isEqualTo(new StepState.Cached(first.id()));
  }

  @Test
  default void aChangedParameterRedoesOnlyWhatDependsOnIt() throws IOException {
    run(WordSteps.pipeline(), Map.of());
    assertThat(states(run(WordSteps.pipeline(), Map.of("times", "3"))))
        .containsExactly("cached", "succeeded", "succeeded");
  }

  @Test
  default void anEqualResultOfOtherWorkSavesTheStepsAfterIt() throws IOException {
    run(WordSteps.pipeline(), Map.of("word", "aa", "times", "1"));
    assertThat(states(run(WordSteps.pipeline(), Map.of("word", "a", "times", "2"))))
        .containsExactly("succeeded", "succeeded", "cached");
  }

  @Test
  default void withoutTheCacheAllIsDoneAgain() throws IOException {
    run(WordSteps.pipeline(), Map.of());
    assertThat(states(run(WordSteps.pipeline(), RunRequest.with(Map.of()).withoutCache())))
        .containsExactly("succeeded", "succeeded", "succeeded");
  }

  @Test
  default void aStepThatLooksOutsideIsNeverCached() throws IOException {
    Pipeline pipeline = WordSteps.pipeline(new Looking(), new WordSteps.Shout(), new WordSteps.Count());
    run(pipeline, Map.of());
    RunRecord second = run(pipeline, Map.of());
    assertThat(states(second).getFirst()).isEqualTo("succeeded");
    assertThat(text(second, "shout", "text")).isEqualTo("LOOK 2");
  }

  @Test
  default void aDamagedArtifactIsReportedAndMadeAgain() throws IOException {
    RunRecord first = run(WordSteps.pipeline(), Map.of());
    artifacts().damage(first.step("shout").orElseThrow().output("text").artifact().sha256());
    RunRecord second = run(WordSteps.pipeline(), Map.of());
    assertThat(states(second)).containsExactly("cached", "succeeded", "cached");
    assertThat(text(second, "shout", "text")).isEqualTo("HELLO");
    assertThat(runs().log(second.id(), Optional.of("shout"))).singleElement()
        .extracting(RunEvent.Logged::line).asString()
        .contains("shout.text@1 is damaged").contains("made again");
  }

  @Test
  default void aMissingArtifactIsMadeAgain() throws IOException {
    RunRecord first = run(WordSteps.pipeline(), Map.of());
    artifacts().delete(first.step("write").orElseThrow().output("text").artifact().sha256());
    assertThat(states(run(WordSteps.pipeline(), Map.of()))).containsExactly("succeeded", "cached", "cached");
  }

  @Test
  default void aFailedStepEndsTheRunWithItsMessage() throws IOException {
    RunRecord run = run(failing(new StepFailedException(Problem.BAD_DATA, "no voice")), Map.of());
    assertThat(run.state()).isEqualTo(new RunState.Failed("shout", "no voice"));
    assertThat(states(run)).containsExactly("succeeded", "failed", "waiting");
    assertThat(run.step("shout").orElseThrow().state())
        .isEqualTo(new StepState.Failed("no voice", Problem.BAD_DATA));
    assertThat(runs().log(run.id(), Optional.of("shout"))).extracting(RunEvent.Logged::line)
        .containsExactly("attempt 1 failed: no voice");
  }

  @Test
  default void resumingAFailedRunRedoesOnlyWhatIsMissing() throws IOException {
    Pipeline pipeline = failing(new IllegalStateException("defect"));
    RunRecord failed = run(pipeline, Map.of("word", "go"));
    assertThat(failed.state()).isEqualTo(new RunState.Failed("shout", "IllegalStateException: defect"));
    RunRecord resumed = run(pipeline, RunRequest.with(Map.of()).resuming(failed.id()));
    assertThat(states(resumed)).containsExactly("cached", "succeeded", "succeeded");
    assertThat(resumed.resumed()).contains(failed.id());
    assertThat(resumed.parameters()).containsEntry("word", "go");
    assertThat(text(resumed, "count", "count")).isEqualTo("2");
  }

  @Test
  default void resumingKeepsWhatAStepThatIsNeverCachedHasCollected() throws IOException {
    var looking = new Looking();
    Pipeline pipeline = WordSteps.pipeline(looking,
        new Failing(new IllegalStateException("first"), new IllegalStateException("second")),
        new WordSteps.Count());
    RunRecord first = run(pipeline, Map.of());
    RunRecord second = run(pipeline, RunRequest.with(Map.of()).resuming(first.id()).withoutCache());
    RunRecord third = run(pipeline, RunRequest.with(Map.of()).resuming(second.id()));
    assertThat(looking.looks).isEqualTo(1);
    assertThat(states(third)).containsExactly("cached", "succeeded", "succeeded");
    assertThat(third.step("write").orElseThrow().state()).isEqualTo(new StepState.Cached(first.id()));
    assertThat(text(third, "shout", "text")).isEqualTo("LOOK 1");
  }

  @Test
  default void onlyAFailedOrInterruptedRunOfThisPipelineIsResumed() throws IOException {
    RunRecord done = run(WordSteps.pipeline(), Map.of());
    assertThatThrownBy(() -> run(WordSteps.pipeline(), RunRequest.with(Map.of()).resuming(done.id())))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nothing to resume");
    assertThatThrownBy(() -> run(WordSteps.pipeline(), RunRequest.with(Map.of()).resuming("2031")))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no run named \'2031'")
        .hasMessageContaining(done.id());
    RunRecord failed = run(failing(new IllegalStateException("x")), Map.of("word", "other"));
    Pipeline.Builder other = Pipeline.named("other");
    other.add(new WordSteps.Write());
    assertThatThrownBy(() -> run(other.build(), RunRequest.with(Map.of()).resuming(failed.id())))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is one of the pipeline words");
    assertThat(runs().runs(9)).hasSize(2);
  }

  @Test
  default void whatNeedsASkippedStepIsSkippedAndTheRunSucceeds() throws IOException {
    RunRecord run = run(failing(new StepSkippedException("night")), Map.of());
    assertThat(run.state()).isEqualTo(new RunState.Succeeded());
    assertThat(run.step("shout").orElseThrow().state()).isEqualTo(new StepState.Skipped("night"));
    assertThat(run.step("count").orElseThrow().state())
        .isEqualTo(new StepState.Skipped("the step shout was skipped"));
  }

  @Test
  default void aRunThatIsToldToStopIsInterruptedAndCanBeResumed() throws IOException {
    RunRecord run = run(failing(new InterruptedException()), Map.of());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(run.state()).isEqualTo(new RunState.Interrupted());
    assertThat(states(run(WordSteps.pipeline(), RunRequest.with(Map.of()).resuming(run.id()))))
        .containsExactly("cached", "succeeded", "succeeded");
  }

  @Test
  default void aSecretIsNowhereInWhatIsRemembered() throws IOException {
    var telling = new WordSteps.Shout() {
      @Override
      public Line run(Line input, StepContext context) throws Exception {
        String token = context.secret("api-token").reveal();
        context.log("calling with " + token);
        context.note("header", "Bearer " + token);
        throw new IllegalStateException("refused " + token);
      }
    };
    RunRecord run = run(WordSteps.pipeline(new WordSteps.Write(), telling, new WordSteps.Count()), Map.of());
    assertThat(run.state()).isEqualTo(new RunState.Failed("shout", "IllegalStateException: refused ***"));
    assertThat(run.step("shout").orElseThrow().notes()).containsEntry("header", "Bearer ***");
    assertThat(runs().log(run.id(), Optional.of("shout"))).extracting(RunEvent.Logged::line)
        .containsExactly("calling with ***", "attempt 1 failed: IllegalStateException: refused ***");
  }

  @Test
  default void anArtifactThatWouldHoldASecretIsNotKept() throws IOException {
    var writing = new WordSteps.Shout() {
      @Override
      public Line run(Line input, StepContext context) throws Exception {
        return new Line("t-t-top-s" + context.secret("api-token").reveal());
      }
    };
    RunRecord run = run(WordSteps.pipeline(new WordSteps.Write(), writing, new WordSteps.Count()), Map.of());
    assertThat(run.state()).isEqualTo(
        new RunState.Failed("shout", "the artifact shout.text would hold a secret; it was not kept"));
    assertThat(runs().artifacts(9)).extracting(ArtifactRecord::id).containsExactly("write.text@1");
  }

  @Test
  default void aMissingSecretNamesTheCommandThatSetsIt() throws IOException {
    var asking = new WordSteps.Shout() {
      @Override
      public Line run(Line input, StepContext context) throws Exception {
        return new Line(context.secret("other").reveal());
      }
    };
    RunRecord run = run(WordSteps.pipeline(new WordSteps.Write(), asking, new WordSteps.Count()), Map.of());
    assertThat(run.state()).isInstanceOfSatisfying(RunState.Failed.class,
        failed -> assertThat(failed.message()).contains("the secret 'other' is missing",
            "songstroke secret set other"));
  }

  /// The parts under test, with one secret.
  default Stack stack() {
    var secrets = new MemorySecretStore();
    secrets.set("api-token", TOKEN);
    return new Stack("local", orchestrator(), artifacts(), secrets);
  }

  private RunRecord run(Pipeline pipeline, Map<String, String> parameters) throws IOException {
    return run(pipeline, RunRequest.with(parameters));
  }

  private RunRecord run(Pipeline pipeline, RunRequest request) throws IOException {
    return orchestrator().run(pipeline, request, stack(), runs(), List.of());
  }

  private String text(RunRecord run, String step, String port) throws IOException {
    try (InputStream in = artifacts().open(run.step(step).orElseThrow().output(port).artifact().sha256())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> states(RunRecord run) {
    return run.steps().stream().map(step -> step.state().code()).toList();
  }

  private static Pipeline failing(Exception failure) {
    return WordSteps.pipeline(new WordSteps.Write(), new Failing(failure), new WordSteps.Count());
  }

  /// Fails with each of these in turn, then shouts.
  final class Failing extends WordSteps.Shout {
    private final List<Exception> failures;

    Failing(Exception... failures) {
      this.failures = new ArrayList<>(List.of(failures));
    }

    @Override
    public Line run(Line input, StepContext context) throws Exception {
      if (!failures.isEmpty()) {
        throw failures.removeFirst();
      }
      return super.run(input, context);
    }
  }

  /// Writes another line each time it runs.
  final class Looking extends WordSteps.Write {
    private int looks;

    @Override
    public StepOptions options() {
      return StepOptions.standard().withoutCache();
    }

    @Override
    public Line run(Nothing input, StepContext context) {
      looks++;
      return new Line("look " + looks);
    }
  }
}
