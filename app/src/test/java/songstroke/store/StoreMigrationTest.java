package songstroke.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStoreContract;
import songstroke.pipeline.StepState;
import songstroke.problem.Problem;

/// Stores that earlier versions of the program wrote.
class StoreMigrationTest {
  private static final List<String> SCRIPTS = List.of("0001-runs.sql",
      "0002-failure-kind.sql",
      "0003-lengths.sql");
  private static final Instant START = Instant.ofEpochMilli(1_000);

  @TempDir
  Path data;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aStoreOfEachEarlierVersionHasTheTablesOfANewOne(int version) throws Exception {
    Path fresh = data.resolve("fresh");
    SqliteRunStore.open(fresh).close();
    writeVersion(version);
    SqliteRunStore.open(data).close();
    assertThat(tables(data)).isEqualTo(tables(fresh)).isNotEmpty();
    assertThat(number(data, "pragma user_version")).isEqualTo(SCRIPTS.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void itCanBeWrittenAndReadFromThenOn(int version) throws Exception {
    writeVersion(version);
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      RunStoreContract.finish(store, "run-9");
      assertThat(store.run("run-9").orElseThrow().took()).contains(Duration.ofSeconds(9));
      assertThat(store.artifact("write.text")).isPresent();
    }
  }

  @Test
  void aFailureOfTheFirstVersionIsOfTheKindThatItsMarkMeant() throws Exception {
    writeVersion(1, "insert into run (id, pipeline, stack, state, failed_step, failure, started, ended)"
        + " values ('old', 'words', 'local', 'failed', 'b', 'no net', 1000, 4000)",
        "insert into step_run (run, ordinal, step, state, reason, temporary, attempts, started, ended)"
            + " values ('old', 0, 'a', 'failed', 'a bug', 0, 1, 1000, 1500)",
        "insert into step_run (run, ordinal, step, state, reason, temporary, attempts, started, ended)"
            + " values ('old', 1, 'b', 'failed', 'no net', 1, 3, 1500, 4000)",
        "insert into step_run (run, ordinal, step, state) values ('old', 2, 'c', 'waiting')");
    RunRecord run = theOldRun();
    assertThat(run.state()).isEqualTo(new RunState.Failed("b", "no net"));
    assertThat(run.step("a").orElseThrow().state())
        .isEqualTo(new StepState.Failed("a bug", Problem.DEFECT));
    assertThat(run.step("b").orElseThrow().state())
        .isEqualTo(new StepState.Failed("no net", Problem.TEMPORARY));
    assertThat(run.step("c").orElseThrow().state()).isEqualTo(new StepState.Waiting());
    assertThat(run.took()).contains(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @CsvSource({"1000, 4000, 3000", "4000, 1000, 0", "1000, 1000, 0"})
  void aRunBeforeLengthsWereKeptTookAsLongAsItsClockSays(long started, long ended, long millis)
      throws Exception {
    writeVersion(2, "insert into run (id, pipeline, stack, state, started, ended)"
        + " values ('old', 'words', 'local', 'succeeded', " + started + ", " + ended + ")",
        "insert into step_run (run, ordinal, step, state, attempts, started, ended)"
            + " values ('old', 0, 'a', 'succeeded', 1, " + started + ", " + ended + ")",
        "insert into step_run (run, ordinal, step, state) values ('old', 1, 'b', 'waiting')");
    RunRecord run = theOldRun();
    assertThat(run.took()).contains(Duration.ofMillis(millis));
    assertThat(run.step("a").orElseThrow().took()).contains(Duration.ofMillis(millis));
    assertThat(run.step("b").orElseThrow().took()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aRunThatWasKilledUnderAnEarlierVersionIsInterrupted(int version) throws Exception {
    writeVersion(version, "insert into run (id, pipeline, stack, state, started)"
        + " values ('old', 'words', 'local', 'running', 1000)",
        "insert into step_run (run, ordinal, step, state, attempts, started)"
            + " values ('old', 0, 'a', 'running', 1, 1200)",
        "insert into attempt (run, step, number, started) values ('old', 'a', 1, 1200)",
        "insert into log (run, step, at, line) values ('old', 'a', 2500, 'half way')");
    RunRecord run = theOldRun();
    assertThat(run.state()).isEqualTo(new RunState.Interrupted());
    assertThat(run.ended()).contains(START.plusMillis(1_500));
    assertThat(run.step("a").orElseThrow().state()).isEqualTo(new StepState.Interrupted());
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      assertThat(store.whenIdle(() -> {})).isTrue();
    }
  }

  /// A script that a user's store has been through is never changed: the store would lack the change.
  @ParameterizedTest
  @CsvSource({
    "0001-runs.sql, eead2717d65da9ae8717673be9d07e28947c1a3642927c2d7fd6a1e677f143f3",
    "0002-failure-kind.sql, 10282afad40bca5746e2c148fc5f53bfe37d01fed33dc3daaa9421866f47a24a",
    "0003-lengths.sql, d34d76666e6568621729b3698b134b17343623f389e2835587385e6d10cdbf97"})
  void aScriptThatWasReleasedStaysAsItIs(String script, String sha256) throws Exception {
    assertThat(sha256(script)).isEqualTo(sha256);
  }

  private RunRecord theOldRun() {
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      return store.run("old").orElseThrow();
    }
  }

  /// A store as the version with so many scripts left it.
  private void writeVersion(int version, String... rows) throws IOException, SQLException {
    try (Connection connection = connect(data); Statement statement = connection.createStatement()) {
      for (String script : SCRIPTS.subList(0, version)) {
        statement.executeUpdate(new String(bytes(script), StandardCharsets.UTF_8));
      }
      for (String row : rows) {
        statement.executeUpdate(row);
      }
      statement.execute("pragma user_version = " + version);
    }
  }

  private static List<String> tables(Path folder) throws SQLException {
    try (Connection connection = connect(folder);
        Statement statement = connection.createStatement();
        ResultSet rows = statement
            .executeQuery("select sql from sqlite_schema where sql is not null order by name")) {
      List<String> tables = new ArrayList<>();
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
      return tables;
    }
  }

  private static int number(Path folder, String sql) throws SQLException {
    try (Connection connection = connect(folder);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static Connection connect(Path folder) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("songstroke.db"));
  }

  private static String sha256(String script) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(script)));
  }

  private static byte[] bytes(String script) throws IOException {
    try (InputStream in = Objects.requireNonNull(SqliteRunStore.class.getResourceAsStream(script), script)) {
      return in.readAllBytes();
    }
  }
}
