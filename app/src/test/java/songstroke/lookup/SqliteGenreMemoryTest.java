package songstroke.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.enrich.ArtistQuery;
import songstroke.enrich.GenreMemory;
import songstroke.enrich.GenreMemoryContract;
import songstroke.http.HostGate;
import songstroke.sqlite.SqliteFileException;

class SqliteGenreMemoryTest implements GenreMemoryContract {
  @TempDir
  Path folder;

  private SqliteGenreMemory memory;

  @BeforeEach
  void open() throws IOException {
    memory = SqliteGenreMemory.open(folder.resolve("deep/genres.db"));
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Override
  public GenreMemory memory() {
    return memory;
  }

  @Test
  void theQueueSurvivesARestart() throws IOException {
    memory.enqueue(ArtistQuery.ofName("Nova"), NOON);
    memory.postpone(ArtistQuery.ofName("Nova"), "offline", NOON);
    memory.close();
    open();
    assertThat(memory.pending()).singleElement().satisfies(waiting -> {
      assertThat(waiting.artist().artist()).isEqualTo("Nova");
      assertThat(waiting.why()).isEqualTo("offline");
    });
  }

  @Test
  void twoProcessesMayUseItAtOnce() throws IOException {
    try (SqliteGenreMemory other = SqliteGenreMemory.open(folder.resolve("deep/genres.db"))) {
      other.setUserGenres("Nova", List.of("jazz"));
      assertThat(memory.userGenres("Nova")).containsExactly("jazz");
      memory.enqueue(ArtistQuery.ofName("A"), NOON);
      assertThat(other.pending()).hasSize(1);
    }
  }

  @Test
  void theGatesOfHostsSurviveARestartAndHoldForOthers() throws IOException {
    memory.hostGates().change("example.org",
        _ -> new HostGate(NOON, NOON.plusSeconds(60), 3, false));
    memory.close();
    open();
    try (SqliteGenreMemory other = SqliteGenreMemory.open(folder.resolve("deep/genres.db"))) {
      for (SqliteGenreMemory one : List.of(memory, other)) {
        assertThat(one.hostGates().change("example.org", gate -> gate))
            .isEqualTo(new HostGate(NOON, NOON.plusSeconds(60), 3, false));
      }
      assertThat(other.hostGates().change("example.com", gate -> gate)).isEqualTo(HostGate.UNUSED);
    }
  }

  @Test
  void aThousandRivalsForAGateAreServedOneByOne() throws Exception {
    try (SqliteGenreMemory other = SqliteGenreMemory.open(folder.resolve("deep/genres.db"))) {
      List<Thread> rivals = Stream.of(memory, other).map(one -> Thread.ofPlatform().start(() -> {
        for (int i = 0; i < 500; i++) {
          one.hostGates().change("example.org",
              gate -> new HostGate(NOON, NOON, gate.troubles() + 1, true));
        }
      })).toList();
      for (Thread rival : rivals) {
        rival.join();
      }
      assertThat(memory.hostGates().change("example.org", gate -> gate).troubles()).isEqualTo(1_000);
    }
  }

  @Test
  void aFileOfTheFirstVersionKeepsItsContentAndGetsWhatIsNew() throws IOException, SQLException {
    Path file = folder.resolve("first.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : List.of(
          "CREATE TABLE answer (identity TEXT PRIMARY KEY, artist_key TEXT NOT NULL, artist TEXT NOT NULL,"
              + " source TEXT, confidence REAL, looked_up INTEGER NOT NULL) WITHOUT ROWID",
          "CREATE INDEX answer_by_name ON answer (artist_key, looked_up)",
          "CREATE TABLE answer_genre (identity TEXT NOT NULL, rank INTEGER NOT NULL, genre TEXT NOT NULL,"
              + " weight REAL NOT NULL, PRIMARY KEY (identity, rank)) WITHOUT ROWID",
          "CREATE TABLE waiting (place INTEGER PRIMARY KEY AUTOINCREMENT, identity TEXT NOT NULL UNIQUE,"
              + " artist TEXT NOT NULL, title TEXT, mbid TEXT, spotify_id TEXT, isrc TEXT, since INTEGER NOT NULL,"
              + " why TEXT NOT NULL DEFAULT '')",
          "CREATE TABLE user_genre (artist_key TEXT NOT NULL, rank INTEGER NOT NULL, genre TEXT NOT NULL,"
              + " PRIMARY KEY (artist_key, rank)) WITHOUT ROWID",
          "CREATE TABLE bucket_rule (pattern TEXT PRIMARY KEY, bucket TEXT NOT NULL) WITHOUT ROWID",
          "INSERT INTO user_genre VALUES ('nova', 0, 'jazz')",
          "INSERT INTO waiting (identity, artist, since) VALUES ('name:atlas', 'Atlas', 0)",
          "PRAGMA user_version=1")) {
        statement.execute(sql);
      }
    }
    for (int opened = 0; opened < 2; opened++) {
      try (SqliteGenreMemory upgraded = SqliteGenreMemory.open(file)) {
        assertThat(upgraded.userGenres("Nova")).containsExactly("jazz");
        upgraded.enqueue(new ArtistQuery("Atlas", Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.of("spotify:track:1"), List.of()), NOON);
        assertThat(upgraded.pending()).singleElement()
            .satisfies(waiting -> assertThat(waiting.artist().trackId()).contains("spotify:track:1"));
        assertThat(upgraded.hostGates().change("example.org", gate -> gate)).isEqualTo(HostGate.UNUSED);
      }
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsNamed() throws IOException {
    Path file = folder.resolve("broken.db");
    Files.writeString(file, "not a database, but long enough to be looked at as one ".repeat(20));
    assertThatThrownBy(() -> SqliteGenreMemory.open(file)).isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("broken.db: the genre memory is damaged; move the file away");
  }

  @Test
  void aFileOfANewerVersionIsLeftAlone() throws IOException, SQLException {
    Path file = folder.resolve("newer.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection.createStatement().execute("PRAGMA user_version=99");
    }
    assertThatThrownBy(() -> SqliteGenreMemory.open(file)).hasMessageContaining("newer version");
  }
}
