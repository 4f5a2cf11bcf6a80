package songstroke.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.enrich.ArtistQuery;
import songstroke.enrich.GenreMemory;
import songstroke.enrich.GenreMemoryContract;

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
  void aFileThatIsNoDatabaseIsNamed() throws IOException {
    Path file = folder.resolve("broken.db");
    Files.writeString(file, "not a database, but long enough to be looked at as one ".repeat(20));
    assertThatThrownBy(() -> SqliteGenreMemory.open(file)).isInstanceOf(IOException.class)
        .hasMessageContaining("broken.db").hasMessageContaining("move it away");
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
