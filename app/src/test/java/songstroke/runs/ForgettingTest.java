package songstroke.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.RunState;
import songstroke.pipeline.Site;
import songstroke.pipeline.Stack;
import songstroke.pipeline.StepRecord;
import songstroke.pipeline.StepState;
import songstroke.pipeline.WordSteps;
import songstroke.secret.SecretStore;
import songstroke.stack.ChildRun;
import songstroke.stack.DyingRun;
import songstroke.stack.EnvironmentSecretStore;
import songstroke.stack.LocalArtifactStore;
import songstroke.stack.LocalOrchestrator;
import songstroke.store.SqliteRunStore;
import songstroke.timeline.Clocks;

class ForgettingTest {
  private static final List<String> LOCAL = List.of("local");
  private static final Duration OLD = Duration.ofHours(25);

  @TempDir
  Path folder;

  private final Instant now = Clocks.system().wall();
  @SuppressWarnings("NullAway") // set before each test
  private SqliteRunStore runs;
  @SuppressWarnings("NullAway") // set before each test
  private Forgettable forgettable;
  @SuppressWarnings("NullAway") // set before each test
  private Forgetting forgetting;

  @BeforeEach
  void open() {
    runs = SqliteRunStore.open(folder);
    forgettable = new Forgettable(runs);
    forgetting = new Forgetting(runs, StackAccess.opened(this::stack));
  }

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void whatAKilledRunLeftGoesWhenItIsADayOld() throws Exception {
    killInTheMiddle();
    ageAll(Duration.ofHours(23));
    assertThat(plan(5).leftovers()).isEmpty();
    ageAll(OLD);
    Forgettable.Plan plan = plan(5);
    int before = artifacts().stored().size();
    assertThat(plan.leftovers()).hasSize(1);
    assertThat(plan.artifacts()).isEmpty();
    assertThat(forgetting.carryOut(plan)).isTrue();
    assertThat(artifacts().stored()).hasSize(before - 1);
    for (ArtifactRecord artifact : runs.artifacts(10)) {
      assertThat(artifacts().check(artifact.artifact().sha256())).isEqualTo(ArtifactStore.Condition.WHOLE);
    }
    assertThat(plan(5).leftovers()).isEmpty();
    RunRecord resumed = ChildRun.run(folder,
        RunRequest.with(Map.of()).resuming(runs.runs(1).getFirst().id()));
    assertThat(resumed.state()).isEqualTo(new RunState.Succeeded());
  }

  @Test
  void halfWrittenFilesGoAsWell() throws IOException {
    Path half = Files.createDirectories(folder.resolve("artifacts/incoming")).resolve("artifact1.tmp");
    Files.writeString(half, "half");
    assertThat(forgetting.carryOut(plan(5))).isTrue();
    assertThat(half).exists();
    Files.setLastModifiedTime(half, FileTime.from(now.minus(OLD)));
    assertThat(forgetting.carryOut(plan(5))).isTrue();
    assertThat(half).doesNotExist();
  }

  @Test
  void nothingIsTakenWhileARunIsUnderWay() throws IOException {
    String sha256 = put("left behind");
    ageAll(OLD);
    Forgettable.Plan plan = plan(5);
    assertThat(plan.leftovers()).hasSize(1);
    runs.on(new RunEvent.Started("run-1", now, "words", "local", List.of(), Map.of(), Optional.empty()));
    assertThat(forgetting.carryOut(plan)).isFalse();
    assertThat(artifacts().check(sha256)).isEqualTo(ArtifactStore.Condition.WHOLE);
    runs.on(new RunEvent.Ended("run-1", now, Duration.ZERO, new RunState.Succeeded()));
    assertThat(forgetting.carryOut(plan)).isTrue();
    assertThat(artifacts().check(sha256)).isEqualTo(ArtifactStore.Condition.MISSING);
  }

  @Test
  void whatARunHasMadeSinceThePlanStays() throws IOException {
    String sha256 = put("hello");
    ageAll(OLD);
    Forgettable.Plan plan = plan(5);
    assertThat(plan.leftovers()).extracting(leftover -> leftover.stored().sha256()).containsExactly(sha256);
    run("hello");
    assertThat(forgetting.carryOut(plan)).isTrue();
    assertThat(artifacts().check(sha256)).isEqualTo(ArtifactStore.Condition.WHOLE);
  }

  @Test
  void bytesOfAnOldVersionThatANewerOneHasTooStay() throws IOException {
    run("A");
    run("b");
    String sha256 = runs.artifact("write.text@1").orElseThrow().artifact().sha256();
    Forgettable.Plan plan = plan(1);
    assertThat(plan.artifacts()).extracting(ArtifactRecord::id).contains("write.text@1", "shout.text@1");
    run("A");
    assertThat(forgetting.carryOut(plan)).isTrue();
    assertThat(runs.artifact("write.text@1").orElseThrow().pruned()).isTrue();
    assertThat(runs.artifact("write.text@3").orElseThrow().pruned()).isFalse();
    assertThat(artifacts().check(sha256)).isEqualTo(ArtifactStore.Condition.WHOLE);
  }

  @Test
  void aKilledRunIsShownWithTheTimeItWasLastHeardOf() throws Exception {
    killInTheMiddle();
    RunRecord run = runs.runs(1).getFirst();
    assertThat(run.state()).isEqualTo(new RunState.Interrupted());
    RunRecord whole = runs.run(run.id()).orElseThrow();
    assertThat(whole.step("collect").orElseThrow().state()).isEqualTo(new StepState.Succeeded());
    StepRecord turn = whole.step("turn").orElseThrow();
    assertThat(turn.state()).isEqualTo(new StepState.Interrupted());
    assertThat(turn.ended().orElseThrow()).isEqualTo(whole.ended().orElseThrow())
        .isAfterOrEqualTo(turn.started().orElseThrow());
    assertThat(whole.step("turn_again").orElseThrow().state()).isEqualTo(new StepState.Waiting());
    assertThat(whole.step("turn_again").orElseThrow().ended()).isEmpty();
  }

  @Test
  void aKilledRunTookAsLongAsItsProcessLastNoted() throws Exception {
    killInTheMiddle();
    String id = runs.runs(1).getFirst().id();
    Files.writeString(folder.resolve("running").resolve(id + ".lock"), "9000");
    for (int look = 0; look < 2; look++) {
      RunRecord run = runs.run(id).orElseThrow();
      assertThat(run.state()).isEqualTo(new RunState.Interrupted());
      assertThat(run.took()).contains(Duration.ofSeconds(9));
      assertThat(run.ended()).contains(run.started().plusSeconds(9));
      assertThat(run.step("turn").orElseThrow().took().orElseThrow()).isPositive();
      run("for good"); // the next run writes down which have died
    }
  }

  @Test
  void inAPlaceThatOthersUseTooOnlyWhatIsKnownIsTaken() throws IOException {
    Path shared = folder.resolve("shared");
    ArtifactStore others = new LocalArtifactStore.Provider().open(site(), Map.of("folder", shared.toString()),
        secrets());
    String theirs = others.put(out -> out.write("theirs".getBytes(StandardCharsets.UTF_8))).sha256();
    age(shared, OLD);
    assertThat(others.isShared()).isTrue();
    assertThat(leftovers(others)).isEmpty();
    ArtifactStore own = new LocalArtifactStore.Provider().open(site(),
        Map.of("folder", shared.toString(), "shared", "no"), secrets());
    assertThat(leftovers(own)).extracting(leftover -> leftover.stored().sha256()).containsExactly(theirs);
  }

  /// A run whose process died after its second step had written and before it was done.
  private void killInTheMiddle() throws Exception {
    Process process = DyingRun.start(folder);
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(DyingRun.KILLED);
  }

  private Forgettable.Plan plan(int keep) throws IOException {
    return forgettable.oldVersions(keep, LOCAL, StackAccess.opened(this::stack), now);
  }

  private List<Forgettable.Leftover> leftovers(ArtifactStore store) throws IOException {
    return forgettable.oldVersions(1, List.of("team"),
        StackAccess.opened(name -> new Stack(name, new LocalOrchestrator(Clocks.system()), store, secrets())),
        now)
        .leftovers();
  }

  private void run(String word) throws IOException {
    Stack stack = stack("local");
    assertThat(stack.orchestrator().run(WordSteps.pipeline(),
        RunRequest.with(Map.of("word", word)).withoutCache(), stack, runs, List.of()).state())
        .isEqualTo(new RunState.Succeeded());
  }

  private String put(String text) throws IOException {
    return artifacts().put(out -> out.write(text.getBytes(StandardCharsets.UTF_8))).sha256();
  }

  private ArtifactStore artifacts() {
    return stack("local").artifacts();
  }

  private Stack stack(String name) {
    return new Stack(name, new LocalOrchestrator(Clocks.system()),
        new LocalArtifactStore(folder.resolve("artifacts")), secrets());
  }

  private Site site() {
    return new Site(folder, Map.of(), Clocks.system());
  }

  private static SecretStore secrets() {
    return new EnvironmentSecretStore(Map.of());
  }

  private void ageAll(Duration age) throws IOException {
    age(folder.resolve("artifacts"), age);
  }

  private void age(Path place, Duration age) throws IOException {
    if (Files.isDirectory(place)) {
      try (var files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.setLastModifiedTime(file, FileTime.from(now.minus(age)));
        }
      }
    }
  }
}
