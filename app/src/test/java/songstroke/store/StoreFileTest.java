package songstroke.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStoreContract;
import songstroke.problem.Problem;
import songstroke.sqlite.SqliteFileException;

/// The store's file when something is wrong with it or with its disk.
class StoreFileTest {
  @TempDir
  Path data;

  @Test
  void aStoreOfANewerVersionIsRefusedWithASentenceAndLeftAlone() throws Exception {
    SqliteRunStore.open(data).close();
    execute("pragma user_version = 99");
    byte[] before = Files.readAllBytes(file());
    assertThatThrownBy(() -> SqliteRunStore.open(data))
        .hasMessageContaining("songstroke.db: a newer version of Songstroke wrote the store (format 99")
        .hasMessageContaining("--home").satisfies(failure -> isOfKind(failure, Problem.CONFIGURATION));
    assertThatThrownBy(() -> SqliteRunStore.openToRead(data))
        .satisfies(failure -> isOfKind(failure, Problem.CONFIGURATION));
    assertThat(file()).hasBinaryContent(before);
  }

  @Test
  void aDamagedStoreNamesItsFile() throws IOException {
    Files.writeString(file(), "this is no database, it only looks like a file ".repeat(40));
    assertThatThrownBy(() -> SqliteRunStore.open(data))
        .hasMessageContaining("songstroke.db: the store is damaged").hasMessageContaining("--home")
        .satisfies(failure -> isOfKind(failure, Problem.BAD_DATA));
  }

  @Test
  void aPageThatWasOverwrittenIsDamageAsWell() throws IOException {
    write("run-1");
    byte[] bytes = Files.readAllBytes(file());
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
    Files.write(file(), bytes);
    assertThatThrownBy(this::readAll).hasMessageContaining("the store is damaged")
        .satisfies(failure -> isOfKind(failure, Problem.BAD_DATA));
  }

  @Test
  void aStoreThatWasCutOffIsDamaged() throws IOException {
    write("run-1");
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }
    assertThatThrownBy(this::readAll).satisfies(failure -> isOfKind(failure, Problem.BAD_DATA));
  }

  @Test
  void anEmptyFileBecomesAStore() throws IOException {
    Files.createFile(file());
    write("run-1");
    assertThat(readAll().state()).isEqualTo(new RunState.Succeeded());
  }

  @Test
  void aLogOfChangesThatIsRubbishCostsNothingThatWasThereBefore() throws IOException {
    write("run-1");
    Files.write(data.resolve("songstroke.db-wal"),
        "rubbish".repeat(5000).getBytes(StandardCharsets.US_ASCII));
    assertThat(readAll().id()).isEqualTo("run-1");
    write("run-2");
    assertThat(readAll().id()).isEqualTo("run-2");
  }

  @Test
  void aStoreIsReadWhileAnotherWritesForALongTime() throws Exception {
    write("run-1");
    try (SqliteRunStore writing = SqliteRunStore.open(data)) {
      boolean done = writing.whenIdle(() -> {
        writing.prune(writing.artifacts(9));
        assertThat(readAll().id()).isEqualTo("run-1");
        try (SqliteRunStore reading = SqliteRunStore.openToRead(data)) {
          assertThat(reading.kept("text/1")).as("what is not yet committed").hasSize(2);
        }
      });
      assertThat(done).isTrue();
      assertThat(writing.kept("text/1")).isEmpty();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aStoreIsListedWhereNothingCanBeWritten() throws IOException {
    write("run-1");
    forbidWriting();
    assertThatThrownBy(() -> SqliteRunStore.open(data)).isInstanceOf(SqliteFileException.class);
    readsWhole();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatAKilledRunLeftIsListedThereAsInterrupted() throws IOException {
    Path live = data.resolve("live");
    Path backup = Files.createDirectories(data.resolve("backup"));
    try (SqliteRunStore store = SqliteRunStore.open(live)) {
      RunStoreContract.finish(store, "run-1");
      RunStoreContract.begin(store, "run-2");
      Files.copy(live.resolve("songstroke.db"), backup.resolve("songstroke.db"));
      Files.copy(live.resolve("songstroke.db-wal"), backup.resolve("songstroke.db-wal"));
    }
    Files.createSymbolicLink(backup.resolve("songstroke.db-shm"), backup.resolve("nowhere/shm"));
    try (SqliteRunStore store = SqliteRunStore.openToRead(backup)) {
      assertThat(store.runs(9)).extracting(RunRecord::state)
          .containsExactly(new RunState.Interrupted(), new RunState.Succeeded());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aStoreIsListedWhereItsLogOfChangesHasNoRoom() throws IOException {
    write("run-1");
    Files.createSymbolicLink(data.resolve("songstroke.db-wal"), data.resolve("nowhere/wal"));
    assertThatThrownBy(() -> SqliteRunStore.open(data)).isInstanceOf(SqliteFileException.class);
    readsWhole();
  }

  @Test
  void aStoreThatIsNotThereIsMadeToBeRead() {
    try (SqliteRunStore store = SqliteRunStore.openToRead(data.resolve("new"))) {
      assertThat(store.runs(9)).isEmpty();
      assertThat(store.run("last")).isEmpty();
    }
  }

  @Test
  void whatIsWrittenToAStoreThatWasDeletedIsNotTakenForKept() throws IOException {
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      RunStoreContract.begin(store, "run-1");
      Files.delete(file());
      assertThatThrownBy(() -> RunStoreContract.finish(store, "run-2"))
          .hasMessageContaining("the store was deleted or replaced while it was in use");
    }
  }

  private void readsWhole() {
    try (SqliteRunStore store = SqliteRunStore.openToRead(data)) {
      assertThat(store.runs(9)).extracting(RunRecord::state).containsExactly(new RunState.Succeeded());
      assertThat(store.run("run-1").orElseThrow().steps()).hasSize(2);
      assertThat(store.log("run-1", Optional.empty())).hasSize(1);
      assertThat(store.artifacts(9)).hasSize(2);
    }
  }

  private void write(String run) {
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      RunStoreContract.finish(store, run);
    }
  }

  /// The newest run, after all have been read.
  private RunRecord readAll() {
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      store.runs(9).forEach(run -> store.run(run.id()));
      return store.run("last").orElseThrow();
    }
  }

  /// As in a folder that is read-only: SQLite cannot write beside its file.
  private void forbidWriting() throws IOException {
    Files.createSymbolicLink(data.resolve("songstroke.db-shm"), data.resolve("nowhere/shm"));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Path file() {
    return data.resolve("songstroke.db");
  }

  private static void isOfKind(Throwable failure, Problem problem) {
    assertThat(failure).isInstanceOfSatisfying(SqliteFileException.class,
        wrong -> assertThat(wrong.problem()).isEqualTo(problem));
  }
}
