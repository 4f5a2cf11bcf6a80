package songstroke.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import songstroke.problem.Problem;

/// What every run store does.
public interface RunStoreContract {
  Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  Artifact LINE = new Artifact("write.text", "text/1", "ab".repeat(32), 5);
  Artifact SHOUT = new Artifact("shout.text", "text/1", "cd".repeat(32), 5);

  /// The store under test, empty before each test, the same one during it.
  RunStore store();

  /// The same store as another process sees it after the one that wrote so far has died.
  RunStore storeAfterDeath();

  @Test
  default void aRunIsRememberedWithAllItsParts() {
    RunStore store = store();
    finish(store, "run-1");
    RunRecord run = store.run("run-1").orElseThrow();
    assertThat(run.state()).isEqualTo(new RunState.Succeeded());
    assertThat(run.pipeline()).isEqualTo("words");
    assertThat(run.stack()).isEqualTo("local");
    assertThat(run.parameters()).containsExactly(Map.entry("word", "hello"));
    assertThat(run.ended()).contains(NOW.plusSeconds(9));
    assertThat(run.took()).contains(Duration.ofSeconds(9));
    assertThat(run.steps()).extracting(StepRecord::step).containsExactly("write", "shout");
    StepRecord write = run.step("write").orElseThrow();
    assertThat(write.state()).isEqualTo(new StepState.Succeeded());
    assertThat(write.attempts()).isEqualTo(2);
    assertThat(write.started()).contains(NOW.plusSeconds(1));
    assertThat(write.took()).contains(Duration.ofSeconds(4));
    assertThat(write.notes()).containsEntry("rows", "1");
    assertThat(write.output("text")).isEqualTo(
        new ArtifactRecord(LINE, 1, "run-1", "write", "local", NOW.plusSeconds(5), false));
    StepRecord shout = run.step("shout").orElseThrow();
    assertThat(shout.inputs().get("text")).extracting(ArtifactRecord::id).isEqualTo("write.text@1");
    assertThat(store.users(write.output("text"))).extracting(StepRecord::step).containsExactly("shout");
  }

  @Test
  default void whatAnEventToldIsThereAtOnce() {
    RunStore store = store();
    begin(store, "run-1");
    assertThat(store.runs(1)).extracting(RunRecord::state).containsExactly(new RunState.Running());
    assertThat(step(store, "write").state()).isEqualTo(new StepState.Waiting());
    store.on(new RunEvent.StepStarted("run-1", NOW, Duration.ZERO, "write", 1, Map.of()));
    assertThat(step(store, "write").state()).isEqualTo(new StepState.Running());
    assertThat(step(store, "write").took()).isEmpty();
    store.on(succeeded("run-1", "write", LINE));
    assertThat(step(store, "write").state()).isEqualTo(new StepState.Succeeded());
    assertThat(store.artifacts(5)).extracting(ArtifactRecord::id).containsExactly("write.text@1");
    store.on(new RunEvent.Ended("run-1", NOW, Duration.ZERO, new RunState.Succeeded()));
    assertThat(store.runs(1)).extracting(RunRecord::state).containsExactly(new RunState.Succeeded());
  }

  @Test
  default void aListOfRunsIsInTheOrderInWhichTheyBeganWhateverTheClockShowed() {
    RunStore store = store();
    begin(store, "run-b", NOW);
    begin(store, "run-a", NOW.minus(Duration.ofDays(400)));
    begin(store, "run-c", NOW.plus(Duration.ofDays(400)));
    begin(store, "run-d", NOW);
    assertThat(store.runs(9)).extracting(RunRecord::id).containsExactly("run-d", "run-c", "run-a", "run-b");
    assertThat(store.runs(2)).extracting(RunRecord::id).containsExactly("run-d", "run-c");
    assertThat(store.run("last")).map(RunRecord::id).contains("run-d");
  }

  @Test
  default void aRunIsFoundByTheBeginningOfItsIdWhenOnlyOneBeginsSo() {
    RunStore store = store();
    assertThat(store.run("last")).isEmpty();
    finish(store, "run-11");
    finish(store, "run-12");
    assertThat(store.run("run-1")).isEmpty();
    assertThat(store.run("run-12")).map(RunRecord::id).contains("run-12");
    finish(store, "run-1");
    assertThat(store.run("run-1")).map(RunRecord::id).contains("run-1");
    assertThat(store.run("last")).map(RunRecord::id).contains("run-1");
    assertThat(store.run("nothing")).isEmpty();
    assertThat(store.run("run_11")).isEmpty();
    assertThat(store.run("%")).isEmpty();
  }

  @Test
  default void everyEndOfAStepIsRemembered() {
    RunStore store = store();
    store.on(new RunEvent.Started("run-1", NOW, "words", "local", List.of("a", "b", "c", "d"), Map.of(),
        Optional.of("run-0")));
    var failed = new StepState.Failed("no voice", Problem.NO_PERMISSION);
    var skipped = new StepState.Skipped("night");
    store.on(ended("a", 1, failed));
    store.on(ended("b", 0, skipped));
    store.on(ended("c", 1, new StepState.Interrupted()));
    store.on(new RunEvent.Ended("run-1", NOW, Duration.ofSeconds(2), new RunState.Failed("a", "no voice")));
    RunRecord run = store.run("run-1").orElseThrow();
    assertThat(run.resumed()).contains("run-0");
    assertThat(run.state()).isEqualTo(new RunState.Failed("a", "no voice"));
    assertThat(run.steps()).extracting(StepRecord::state)
        .containsExactly(failed, skipped, new StepState.Interrupted(), new StepState.Waiting());
  }

  @Test
  default void everyEndOfARunIsRemembered() {
    RunStore store = store();
    List<RunState> ends = List.of(new RunState.Succeeded(), new RunState.Skipped("nothing new"),
        new RunState.Failed("write", "x"), new RunState.Interrupted());
    for (RunState end : ends) {
      begin(store, "run-" + end.code());
      store.on(new RunEvent.Ended("run-" + end.code(), NOW, Duration.ZERO, end));
    }
    assertThat(store.runs(9)).extracting(RunRecord::state).containsExactlyElementsOf(ends.reversed());
  }

  @Test
  default void aStepCannotEndWhileItRuns() {
    RunStore store = store();
    begin(store, "run-1");
    assertThatThrownBy(() -> store.on(ended("write", 1, new StepState.Running())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.on(ended("write", 1, new StepState.Waiting())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(step(store, "write").state()).isEqualTo(new StepState.Waiting());
  }

  @Test
  default void onlyWorkThatWasDoneIsAResult() {
    RunStore store = store();
    finish(store, "run-1");
    begin(store, "run-2");
    store.on(new RunEvent.StepEnded("run-2", NOW, Duration.ZERO, "write", 0, new StepState.Cached("run-1"),
        Optional.of("key write"), Map.of(), Map.of("text", LINE), Map.of()));
    assertThat(store.results("key write")).extracting(StepRecord::run).containsExactly("run-1");
    StepRecord cached = store.run("run-2").orElseThrow().step("write").orElseThrow();
    assertThat(cached.state()).isEqualTo(new StepState.Cached("run-1"));
    assertThat(cached.output("text").id()).isEqualTo("write.text@1");
    finish(store, "run-3");
    assertThat(store.results("key write")).extracting(StepRecord::run).containsExactly("run-3", "run-1");
    assertThat(store.results("key")).isEmpty();
  }

  @Test
  default void aCachedOutputIsTheVersionOfTheRunThatMadeIt() {
    RunStore store = store();
    finish(store, "run-1");
    finish(store, "run-2");
    begin(store, "run-3");
    store.on(new RunEvent.StepEnded("run-3", NOW, Duration.ZERO, "write", 0, new StepState.Cached("run-1"),
        Optional.of("key write"), Map.of(), Map.of("text", LINE), Map.of()));
    assertThat(store.run("run-3").orElseThrow().step("write").orElseThrow().output("text").id())
        .isEqualTo("write.text@1");
  }

  @Test
  default void anArtifactIsFoundByNameVersionOrHash() {
    RunStore store = store();
    finish(store, "run-1");
    finish(store, "run-2");
    assertThat(store.artifact("write.text")).map(ArtifactRecord::id).contains("write.text@2");
    assertThat(store.artifact("write.text@1")).map(ArtifactRecord::run).contains("run-1");
    assertThat(store.artifact("abab")).map(ArtifactRecord::id).contains("write.text@2");
    assertThat(store.artifact("aba")).isEmpty();
    assertThat(store.artifact("write.text@3")).isEmpty();
    assertThat(store.artifact("write.text@x")).isEmpty();
    assertThat(store.artifact("ffff")).isEmpty();
    assertThat(store.artifacts(3)).extracting(ArtifactRecord::id)
        .containsExactly("shout.text@2", "write.text@2", "shout.text@1");
  }

  @Test
  default void theBeginningOfTwoHashesNamesNeither() {
    RunStore store = store();
    begin(store, "run-1");
    store.on(succeeded("run-1", "write", new Artifact("write.text", "text/1", "abab" + "0".repeat(60), 1)));
    store.on(succeeded("run-1", "shout", new Artifact("shout.text", "text/1", "abab" + "1".repeat(60), 1)));
    assertThat(store.artifact("abab")).isEmpty();
    assertThat(store.artifact("abab1")).map(ArtifactRecord::id).contains("shout.text@1");
  }

  @Test
  default void aPrunedArtifactIsStillKnownAndNoLongerKept() {
    RunStore store = store();
    finish(store, "run-1");
    finish(store, "run-2");
    assertThat(store.kept("text/1")).extracting(ArtifactRecord::id)
        .containsExactly("shout.text@2", "write.text@2", "shout.text@1", "write.text@1");
    assertThat(store.kept("text/2")).isEmpty();
    store.prune(store.artifact("write.text@1").stream().toList());
    assertThat(store.artifact("write.text@1")).map(ArtifactRecord::pruned).contains(true);
    assertThat(store.artifact("write.text@2")).map(ArtifactRecord::pruned).contains(false);
    assertThat(store.run("run-1").orElseThrow().step("write").orElseThrow().output("text").pruned()).isTrue();
    assertThat(store.kept("text/1")).extracting(ArtifactRecord::id)
        .containsExactly("shout.text@2", "write.text@2", "shout.text@1");
    store.prune(List.of());
  }

  @Test
  default void theLogOfAStepIsALineAfterTheOther() {
    RunStore store = store();
    finish(store, "run-1");
    store.on(new RunEvent.Logged("run-1", NOW, "shout", "first"));
    store.on(new RunEvent.Logged("run-1", NOW.minusSeconds(60), "write", "in between"));
    store.on(new RunEvent.Logged("run-1", NOW.minusSeconds(60), "shout", "second"));
    store.on(new RunEvent.Warned("run-1", NOW, "the lineage cannot be written"));
    assertThat(lines(store, Optional.of("shout"))).containsExactly("first", "second");
    assertThat(lines(store, Optional.of("write"))).containsExactly("once more", "in between");
    assertThat(lines(store, Optional.empty())).containsExactly("once more", "first", "in between", "second",
        "the lineage cannot be written");
    assertThat(store.log("run-2", Optional.empty())).isEmpty();
  }

  @Test
  default void workForAnIdleTimeIsNotDoneDuringARun() throws IOException {
    RunStore store = store();
    List<String> done = new ArrayList<>();
    begin(store, "run-1");
    assertThat(store.whenIdle(() -> done.add("during"))).isFalse();
    store.on(new RunEvent.Ended("run-1", NOW, Duration.ZERO, new RunState.Succeeded()));
    assertThat(store.whenIdle(() -> done.add("after"))).isTrue();
    assertThat(done).containsExactly("after");
  }

  @Test
  default void workForAnIdleTimeMayAskAndPrune() throws IOException {
    RunStore store = store();
    finish(store, "run-1");
    assertThat(store.whenIdle(() -> store.prune(store.kept("text/1")))).isTrue();
    assertThat(store.kept("text/1")).isEmpty();
    assertThatThrownBy(() -> store.whenIdle(() -> {
      throw new IOException("the bucket is gone");
    })).isInstanceOf(IOException.class).hasMessage("the bucket is gone");
    begin(store, "run-2");
  }

  @Test
  default void aRunWhoseProcessDiedIsInterruptedAndHoldsNobodyUp() throws IOException {
    RunStore before = store();
    finish(before, "run-1");
    begin(before, "run-2");
    before.on(
        new RunEvent.StepStarted("run-2", NOW.plusSeconds(1), Duration.ofSeconds(1), "write", 1, Map.of()));
    RunStore store = storeAfterDeath();
    assertThat(store.run("run-1").orElseThrow().state()).isEqualTo(new RunState.Succeeded());
    RunRecord dead = store.run("run-2").orElseThrow();
    assertThat(dead.state()).isEqualTo(new RunState.Interrupted());
    assertThat(dead.ended().orElseThrow()).isAfterOrEqualTo(NOW.plusSeconds(1));
    assertThat(dead.step("write").orElseThrow().state()).isEqualTo(new StepState.Interrupted());
    assertThat(dead.step("shout").orElseThrow().state()).isEqualTo(new StepState.Waiting());
    assertThat(store.whenIdle(() -> {})).isTrue();
    finish(store, "run-3");
    assertThat(store.runs(9)).extracting(RunRecord::state).containsExactly(new RunState.Succeeded(),
        new RunState.Interrupted(), new RunState.Succeeded());
    assertThat(store.artifact("write.text")).map(ArtifactRecord::id).contains("write.text@2");
  }

  @Test
  default void severalThreadsMayUseIt() throws Exception {
    RunStore store = store();
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String run = "run-" + i;
      tasks.add(() -> {
        finish(store, run);
        return store.run(run).orElseThrow().state() instanceof RunState.Succeeded;
      });
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      for (Future<Boolean> done : pool.invokeAll(tasks)) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(store.runs(20)).hasSize(6);
    assertThat(store.artifacts(100)).extracting(ArtifactRecord::id).doesNotHaveDuplicates().hasSize(12);
  }

  /// A run with two steps begins.
  static void begin(RunStore store, String run) {
    begin(store, run, NOW);
  }

  private static void begin(RunStore store, String run, Instant at) {
    store.on(
        new RunEvent.Started(run, at, "words", "local", List.of("write", "shout"), Map.of("word", "hello"),
            Optional.empty()));
  }

  /// A run of nine seconds whose first step needed two attempts.
  static void finish(RunStore store, String run) {
    begin(store, run);
    store.on(new RunEvent.StepStarted(run, NOW.plusSeconds(1), Duration.ofSeconds(1), "write", 1, Map.of()));
    store.on(new RunEvent.Logged(run, NOW.plusSeconds(2), "write", "once more"));
    store.on(new RunEvent.AttemptFailed(run, NOW.plusSeconds(3), "write", 1, "reset"));
    store.on(new RunEvent.StepStarted(run, NOW.plusSeconds(4), Duration.ofSeconds(4), "write", 2, Map.of()));
    store.on(new RunEvent.StepEnded(run, NOW.plusSeconds(5), Duration.ofSeconds(5), "write", 2,
        new StepState.Succeeded(), Optional.of("key write"), Map.of(), Map.of("text", LINE),
        Map.of("rows", "1")));
    store.on(new RunEvent.StepStarted(run, NOW.plusSeconds(6), Duration.ofSeconds(6), "shout", 1,
        Map.of("text", LINE)));
    store.on(new RunEvent.StepEnded(run, NOW.plusSeconds(8), Duration.ofSeconds(8), "shout", 1,
        new StepState.Succeeded(), Optional.of("key shout"), Map.of("text", LINE), Map.of("text", SHOUT),
        Map.of()));
    store.on(new RunEvent.Ended(run, NOW.plusSeconds(9), Duration.ofSeconds(9), new RunState.Succeeded()));
  }

  private static RunEvent succeeded(String run, String step, Artifact output) {
    return new RunEvent.StepEnded(run, NOW, Duration.ZERO, step, 1, new StepState.Succeeded(),
        Optional.empty(),
        Map.of(), Map.of("text", output), Map.of());
  }

  private static RunEvent ended(String step, int attempt, StepState state) {
    return new RunEvent.StepEnded("run-1", NOW, Duration.ZERO, step, attempt, state, Optional.empty(),
        Map.of(),
        Map.of(), Map.of());
  }

  private static StepRecord step(RunStore store, String step) {
    return store.run("run-1").orElseThrow().step(step).orElseThrow();
  }

  private static List<String> lines(RunStore store, Optional<String> step) {
    return store.log("run-1", step).stream().map(RunEvent.Logged::line).toList();
  }
}
