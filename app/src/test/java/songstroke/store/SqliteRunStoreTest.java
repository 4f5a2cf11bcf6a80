package songstroke.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.Artifact;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.StepRecord;
import songstroke.pipeline.StepState;
import songstroke.problem.Problem;
import songstroke.sqlite.SqliteFileException;
import songstroke.timeline.SettableClocks;

class SqliteRunStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Artifact LINE = new Artifact("write.text", "text/1", "ab".repeat(32), 5);
  private static final Artifact SHOUT = new Artifact("shout.text", "text/1", "cd".repeat(32), 5);

  @TempDir
  Path data;

  @Test
  void aRunIsRememberedWithAllItsParts() {
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      finish(store, "run-1");
    }
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      RunRecord run = store.run("run-1").orElseThrow();
      assertThat(run.state()).isEqualTo(new RunState.Succeeded());
      assertThat(run.parameters()).containsExactly(Map.entry("word", "hello"));
      assertThat(run.ended()).contains(NOW.plusSeconds(9));
      StepRecord write = run.step("write").orElseThrow();
      assertThat(write.state()).isEqualTo(new StepState.Succeeded());
      assertThat(write.attempts()).isEqualTo(2);
      assertThat(write.notes()).containsEntry("rows", "1");
      assertThat(write.output("text")).isEqualTo(
          new ArtifactRecord(LINE, 1, "run-1", "write", "local", NOW.plusSeconds(5), false));
      StepRecord shout = run.step("shout").orElseThrow();
      assertThat(shout.inputs().get("text")).extracting(ArtifactRecord::id).isEqualTo("write.text@1");
      assertThat(store.users(write.output("text"))).extracting(StepRecord::step)
          .containsExactly("shout");
      assertThat(store.log("run-1", Optional.of("write"))).extracting(RunEvent.Logged::line)
          .containsExactly("once more");
      assertThat(store.log("run-1", Optional.of("shout"))).isEmpty();
    }
  }

  @Test
  void anArtifactIsFoundByNameVersionOrHash() {
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      finish(store, "run-1");
      finish(store, "run-2");
      assertThat(store.artifact("write.text")).map(ArtifactRecord::id).contains("write.text@2");
      assertThat(store.artifact("write.text@1")).map(ArtifactRecord::run).contains("run-1");
      assertThat(store.artifact("abab")).map(ArtifactRecord::id).contains("write.text@2");
      assertThat(store.artifact("write.text@3")).isEmpty();
      assertThat(store.artifact("ffff")).isEmpty();
      assertThat(store.artifacts(3)).extracting(ArtifactRecord::id)
          .containsExactly("shout.text@2", "write.text@2", "shout.text@1");
      store.prune(store.artifact("write.text@1").stream().toList());
      assertThat(store.artifact("write.text@1")).map(ArtifactRecord::pruned).contains(true);
      assertThat(store.artifact("write.text@2")).map(ArtifactRecord::pruned).contains(false);
    }
  }

  @Test
  void aRunIsFoundByTheBeginningOfItsIdWhenOnlyOneBeginsSo() {
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      finish(store, "run-11");
      finish(store, "run-12");
      assertThat(store.run("run-1")).isEmpty();
      assertThat(store.run("run-12")).map(RunRecord::id).contains("run-12");
      finish(store, "run-1");
      assertThat(store.run("run-1")).map(RunRecord::id).contains("run-1");
      assertThat(store.run("last")).map(RunRecord::id).contains("run-1");
      assertThat(store.run("nothing")).isEmpty();
      assertThat(store.runs(2)).extracting(RunRecord::id).containsExactly("run-1", "run-12");
    }
  }

  @Test
  void onlyWorkThatWasDoneIsAResult() {
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      finish(store, "run-1");
      begin(store, "run-2");
      store.on(new RunEvent.StepEnded("run-2", NOW, Duration.ZERO, "write", 0, new StepState.Cached("run-1"),
          Optional.of("key write"),
          Map.of(), Map.of("text", LINE), Map.of()));
      assertThat(store.results("key write")).extracting(StepRecord::run).containsExactly("run-1");
      assertThat(store.run("run-2").orElseThrow().step("write").orElseThrow().output("text"))
          .extracting(ArtifactRecord::id).isEqualTo("write.text@1");
      store.on(new RunEvent.Ended("run-2", NOW, Duration.ZERO, new RunState.Failed("shout", "no voice")));
      assertThat(store.run("run-2").orElseThrow().state())
          .isEqualTo(new RunState.Failed("shout", "no voice"));
    }
  }

  @Test
  void aRunOfThisProcessIsRunningUntilItEnds() {
    try (SqliteRunStore store = SqliteRunStore.open(data); SqliteRunStore other = SqliteRunStore.open(data)) {
      begin(store, "run-1");
      assertThat(other.runs(1).getFirst().state()).isEqualTo(new RunState.Running());
      store.on(new RunEvent.Ended("run-1", NOW, Duration.ZERO, new RunState.Succeeded()));
      assertThat(other.runs(1).getFirst().state()).isEqualTo(new RunState.Succeeded());
    }
  }

  @Test
  void aRunOfThisProcessNotesForHowLongItHasBeenRunning() throws IOException {
    var clocks = new SettableClocks(NOW, ZoneOffset.UTC);
    try (SqliteRunStore store = SqliteRunStore.open(data, clocks)) {
      begin(store, "run-1");
      clocks.stepWall(Duration.ofDays(3));
      clocks.tick(Duration.ofSeconds(9));
      store.on(new RunEvent.Logged("run-1", clocks.wall(), "write", "still here"));
      assertThat(data.resolve("running/run-1.lock")).hasContent("9000");
    }
    try (SqliteRunStore store = SqliteRunStore.open(data, clocks)) {
      assertThat(store.run("run-1").orElseThrow().took()).contains(Duration.ofSeconds(9));
    }
  }

  @Test
  void aMarkThatCannotBeTakenAwayDoesNotMatterOnceTheRunHasEnded() throws IOException {
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      begin(store, "run-1");
      Path mark = data.resolve("running/run-1.lock");
      Files.delete(mark);
      Files.createDirectories(mark.resolve("in the way"));
      store.on(new RunEvent.Ended("run-1", NOW, Duration.ZERO, new RunState.Succeeded()));
      assertThat(store.run("run-1").orElseThrow().state()).isEqualTo(new RunState.Succeeded());
    }
  }

  @Test
  void manyOpenTheStoreAtOnceForTheFirstTime() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String run = "run-" + i;
        tasks.add(() -> {
          try (SqliteRunStore store = SqliteRunStore.open(data)) {
            finish(store, run);
          }
          return true;
        });
      }
      for (Future<Boolean> done : pool.invokeAll(tasks)) {
        assertThat(done.get()).isTrue();
      }
    }
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      assertThat(store.runs(20)).hasSize(8).allMatch(run -> run.state() instanceof RunState.Succeeded);
      assertThat(store.artifacts(100)).extracting(ArtifactRecord::id).doesNotHaveDuplicates().hasSize(16);
    }
  }

  @Test
  void aStoreOfANewerVersionIsRefusedWithASentence() throws SQLException {
    SqliteRunStore.open(data).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("songstroke.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("pragma user_version = 99");
    }
    assertThatThrownBy(() -> SqliteRunStore.open(data)).isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("songstroke.db: a newer version of Songstroke wrote the store (format 99")
        .hasMessageContaining("--home")
        .satisfies(
            e -> assertThat(((SqliteFileException) e).problem()).isEqualTo(Problem.CONFIGURATION));
  }

  @Test
  void aDamagedStoreNamesItsFile() throws IOException {
    Files.writeString(data.resolve("songstroke.db"),
        "this is no database, it only looks like a file ".repeat(40));
    assertThatThrownBy(() -> SqliteRunStore.open(data)).isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("songstroke.db: the store is damaged").hasMessageContaining("--home")
        .satisfies(
            e -> assertThat(((SqliteFileException) e).problem()).isEqualTo(Problem.BAD_DATA));
  }

  @Test
  void aPageThatWasOverwrittenIsDamageAsWell() throws IOException {
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      finish(store, "run-1");
    }
    byte[] bytes = Files.readAllBytes(data.resolve("songstroke.db"));
    java.util.Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
    Files.write(data.resolve("songstroke.db"), bytes);
    assertThatThrownBy(() -> {
      try (SqliteRunStore store = SqliteRunStore.open(data)) {
        store.runs(5);
      }
    }).isInstanceOf(SqliteFileException.class).hasMessageContaining("the store is damaged");
  }

  @Test
  void onlyItsOwnerCanReadTheStore() throws IOException {
    SqliteRunStore.open(data).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("songstroke.db"))))
        .isEqualTo("rw-------");
  }

  private static void begin(SqliteRunStore store, String run) {
    store.on(
        new RunEvent.Started(run, NOW, "words", "local", List.of("write", "shout"), Map.of("word", "hello"),
            Optional.empty()));
  }

  private static void finish(SqliteRunStore store, String run) {
    begin(store, run);
    store.on(new RunEvent.StepStarted(run, NOW.plusSeconds(1), Duration.ofSeconds(1), "write", 1, Map.of()));
    store.on(new RunEvent.Logged(run, NOW.plusSeconds(2), "write", "once more"));
    store.on(new RunEvent.AttemptFailed(run, NOW.plusSeconds(3), "write", 1, "reset"));
    store.on(new RunEvent.StepStarted(run, NOW.plusSeconds(4), Duration.ofSeconds(4), "write", 2, Map.of()));
    store.on(new RunEvent.StepEnded(run, NOW.plusSeconds(5), Duration.ofSeconds(5), "write", 2,
        new StepState.Succeeded(),
        Optional.of("key write"), Map.of(), Map.of("text", LINE), Map.of("rows", "1")));
    store.on(new RunEvent.StepStarted(run, NOW.plusSeconds(6), Duration.ofSeconds(6), "shout", 1,
        Map.of("text", LINE)));
    store.on(new RunEvent.StepEnded(run, NOW.plusSeconds(8), Duration.ofSeconds(8), "shout", 1,
        new StepState.Succeeded(),
        Optional.of("key shout"), Map.of("text", LINE), Map.of("text", SHOUT), Map.of()));
    store.on(new RunEvent.Ended(run, NOW.plusSeconds(9), Duration.ofSeconds(9), new RunState.Succeeded()));
  }
}
