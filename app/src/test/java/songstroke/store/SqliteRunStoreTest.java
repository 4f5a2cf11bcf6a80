package songstroke.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.RunStoreContract;
import songstroke.timeline.SettableClocks;

class SqliteRunStoreTest implements RunStoreContract {
  @TempDir
  Path data;

  @SuppressWarnings("NullAway") // set before each test
  private SqliteRunStore opened;

  @BeforeEach
  void open() {
    opened = SqliteRunStore.open(data.resolve("contract"));
  }

  @AfterEach
  void close() {
    opened.close();
  }

  @Override
  public RunStore store() {
    return opened;
  }

  /// The system frees a dead process's locks; closing does the same.
  @Override
  public RunStore storeAfterDeath() {
    opened.close();
    opened = SqliteRunStore.open(data.resolve("contract"));
    return opened;
  }

  @Test
  void aRunOfThisProcessIsRunningUntilItEnds() {
    try (SqliteRunStore store = SqliteRunStore.open(data); SqliteRunStore other = SqliteRunStore.open(data)) {
      RunStoreContract.begin(store, "run-1");
      assertThat(other.runs(1).getFirst().state()).isEqualTo(new RunState.Running());
      store.on(new RunEvent.Ended("run-1", NOW, Duration.ZERO, new RunState.Succeeded()));
      assertThat(other.runs(1).getFirst().state()).isEqualTo(new RunState.Succeeded());
    }
  }

  @Test
  void aRunOfThisProcessNotesForHowLongItHasBeenRunning() throws IOException {
    var clocks = new SettableClocks(NOW, ZoneOffset.UTC);
    try (SqliteRunStore store = SqliteRunStore.open(data, clocks)) {
      RunStoreContract.begin(store, "run-1");
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
      RunStoreContract.begin(store, "run-1");
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
            RunStoreContract.finish(store, run);
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
  void onlyItsOwnerCanReadTheStore() throws IOException {
    SqliteRunStore.open(data).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("songstroke.db"))))
        .isEqualTo("rw-------");
  }
}
