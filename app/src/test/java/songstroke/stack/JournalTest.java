package songstroke.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.MemoryRunStore;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunListener;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.Stack;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepSkippedException;
import songstroke.pipeline.StepState;
import songstroke.pipeline.WordSteps;
import songstroke.pipeline.WordSteps.Line;
import songstroke.problem.Problem;
import songstroke.timeline.SettableClocks;

/// What stands beside a run does not fail it, and its lengths do not depend on the clock on the wall.
class JournalTest {
  @TempDir
  Path data;

  private final SettableClocks clocks = new SettableClocks(Instant.parse("2026-11-22T08:00:00Z"),
      ZoneOffset.UTC);
  private final LocalOrchestrator orchestrator = new LocalOrchestrator(clocks, clocks::tick);
  private final List<RunEvent> heard = new ArrayList<>();
  private final MemoryRunStore runs = new MemoryRunStore();

  @Test
  void aListenerThatFailsIsToldNothingMoreAndSaidOnce() throws IOException {
    var calls = new ArrayList<RunEvent>();
    RunRecord run = run(runs, new WordSteps.Shout(), event -> {
      calls.add(event);
      throw new IllegalStateException("no voice");
    });

    assertThat(run.state()).isEqualTo(new RunState.Succeeded());
    assertThat(calls).hasSize(1);
    assertThat(warnings()).containsExactly("IllegalStateException: no voice");
    assertThat(runs.log(run.id(), Optional.empty())).extracting(RunEvent.Logged::line)
        .contains("IllegalStateException: no voice");
  }

  @Test
  void anErrorOfAListenerIsNotOneOfTheRun() throws IOException {
    assertThat(run(runs, new WordSteps.Shout(), _ -> {
      throw new StackOverflowError();
    }).state()).isEqualTo(new RunState.Succeeded());
  }

  @Test
  void aLogThatCannotBeKeptDoesNotFailTheStepThatWritesIt() throws IOException {
    RunRecord run = run(failingOn(event -> event instanceof RunEvent.Logged), new WordSteps.Shout() {
      @Override
      public Line run(Line input, StepContext context) throws Exception {
        context.log("one");
        context.log("two");
        return super.run(input, context);
      }
    });

    assertThat(run.state()).isEqualTo(new RunState.Succeeded());
    assertThat(warnings())
        .containsExactly("the run's log can no longer be kept: IllegalStateException: disk");
    assertThat(heard).filteredOn(event -> event instanceof RunEvent.Logged).hasSize(3);
  }

  @Test
  void aStepThatCannotBeRememberedFailsTheRun() {
    assertThatThrownBy(
        () -> run(failingOn(event -> event instanceof RunEvent.StepEnded), new WordSteps.Shout()))
        .hasMessage("disk");
  }

  @Test
  void anErrorOfTheVirtualMachineIsAFailureOfTheStep() throws IOException {
    RunRecord run = run(runs, new WordSteps.Shout() {
      @Override
      public Line run(Line input, StepContext context) {
        throw new OutOfMemoryError("Java heap space");
      }
    });

    assertThat(run.step("shout").orElseThrow().state()).isEqualTo(
        new StepState.Failed("OutOfMemoryError: Java heap space", Problem.DEFECT));
  }

  @Test
  void lengthsAreThoseOfTheMonotonicClock() throws IOException {
    RunRecord run = run(runs, new WordSteps.Shout() {
      @Override
      public Line run(Line input, StepContext context) throws Exception {
        clocks.tick(Duration.ofMillis(1_500));
        clocks.stepWall(Duration.ofDays(-3650));
        clocks.tick(Duration.ofMillis(500));
        return super.run(input, context);
      }
    });

    assertThat(run.took()).contains(Duration.ofSeconds(2));
    assertThat(run.step("shout").orElseThrow().took()).contains(Duration.ofSeconds(2));
    assertThat(run.step("count").orElseThrow().took()).contains(Duration.ZERO);
  }

  @Test
  void aRunInWhichNoStepHadAnythingToDoIsSkipped() throws IOException {
    var idle = new WordSteps.Write() {
      @Override
      public Line run(songstroke.pipeline.Nothing input, StepContext context) throws Exception {
        throw new StepSkippedException("night");
      }
    };
    RunRecord run = orchestrator.run(WordSteps.pipeline(idle, new WordSteps.Shout(), new WordSteps.Count()),
        RunRequest.with(Map.of()), stack(), runs, List.of());

    assertThat(run.state()).isEqualTo(new RunState.Skipped("night"));
    assertThatThrownBy(() -> orchestrator.run(WordSteps.pipeline(),
        RunRequest.with(Map.of()).resuming(run.id()), stack(), runs, List.of()))
        .hasMessageContaining("nothing to do (night)");
  }

  private RunRecord run(RunStore store, WordSteps.Shout shout, RunListener... listeners) throws IOException {
    Pipeline pipeline = WordSteps.pipeline(new WordSteps.Write(), shout, new WordSteps.Count());
    List<RunListener> all = new ArrayList<>(List.of(listeners));
    all.add(heard::add);
    return orchestrator.run(pipeline, RunRequest.with(Map.of()), stack(), store, all);
  }

  private Stack stack() {
    return new Stack("local", orchestrator, new LocalArtifactStore(data.resolve("artifacts")),
        new EnvironmentSecretStore(Map.of()));
  }

  private List<String> warnings() {
    return heard.stream().filter(RunEvent.Warned.class::isInstance).map(RunEvent.Warned.class::cast)
        .map(RunEvent.Warned::warning).toList();
  }

  /// The store, on a disk that fails when it is told such events.
  private RunStore failingOn(Predicate<RunEvent> events) {
    return (RunStore) Proxy.newProxyInstance(RunStore.class.getClassLoader(), new Class<?>[]{RunStore.class},
        (_, method, arguments) -> {
          if (method.getName().equals("on") && events.test((RunEvent) arguments[0])) {
            throw new IllegalStateException("disk");
          }
          try {
            return method.invoke(runs, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
