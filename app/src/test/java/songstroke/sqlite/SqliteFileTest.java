package songstroke.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteFileTest {
  private static final SqliteSchema OLD = new SqliteSchema("the words", SqliteFileTest.class,
      List.of("first.sql"));
  private static final SqliteSchema NEW = new SqliteSchema("the words", SqliteFileTest.class,
      List.of("first.sql", "second.sql"));

  @TempDir
  Path folder;

  @Test
  void anOldFileGetsTheMigrationsThatItLacks() {
    SqliteFile.open(file(), OLD).close();

    try (SqliteFile file = SqliteFile.open(file(), NEW)) {
      assertThat(words(file)).containsExactly("first", "second");
    }
  }

  @Test
  void aNewerFileIsLeftAlone() {
    SqliteFile.open(file(), NEW).close();

    assertThatThrownBy(() -> SqliteFile.open(file(), OLD)).isInstanceOf(SqliteFileException.class)
        .hasMessageContaining(
            "a newer version of Songstroke wrote the words (format 2, this version knows 1)");
  }

  @Test
  void aWriteThatFailsChangesNothing() {
    try (SqliteFile file = SqliteFile.open(file(), NEW)) {
      assertThatThrownBy(() -> file.write(() -> {
        file.update("delete from word");
        throw new IllegalStateException("no more");
      })).hasMessage("no more");
      assertThat(words(file)).hasSize(2);
    }
  }

  @Test
  void aRowMayBeMadeByAskingTheSameAgain() {
    try (SqliteFile file = SqliteFile.open(file(), NEW)) {
      List<Integer> sizes = file.query("select text from word order by place", _ -> words(file).size());
      assertThat(sizes).containsExactly(2, 2);
    }
  }

  @Test
  void aStatementThatFailedCanBeUsedAgain() {
    try (SqliteFile file = SqliteFile.open(file(), NEW)) {
      String sql = "insert into word (place, text) values (?, ?)";
      assertThatThrownBy(() -> file.update(sql, 1, "twice")).isInstanceOf(SqliteFileException.class)
          .hasMessageContaining("words.db: the words cannot be used");
      assertThat(file.update(sql, 7, "once")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "Müller 曲", "what?mode=memory", "100%", "100%41", "a#b", "it's;", "c:d"})
  void aFolderMayHaveAnyName(String name) throws IOException {
    Path odd = folder.resolve(name).resolve("words.db");
    SqliteFile.open(odd, NEW).close();

    assertThat(odd).isNotEmptyFile();
    try (SqliteFile file = SqliteFile.open(odd, NEW)) {
      assertThat(words(file)).hasSize(2);
    }
    try (Stream<Path> there = Files.list(folder)) {
      assertThat(there).containsExactly(odd.getParent());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFileAndWhatLiesBesideItArePrivate() throws IOException {
    try (SqliteFile file = SqliteFile.open(file(), NEW)) {
      file.update("insert into word (text) values ('third')");
      assertThat(modes()).containsExactly("words.db rw-------", "words.db-shm rw-------",
          "words.db-wal rw-------", "words.db.setup rw-------");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatOthersCouldReadBecomesPrivateWithWhatLiesBesideIt() throws IOException {
    try (SqliteFile first = SqliteFile.open(file(), NEW)) {
      first.update("insert into word (text) values ('third')");
      for (String name : List.of("words.db", "words.db-wal", "words.db-shm")) {
        Files.setPosixFilePermissions(folder.resolve("data").resolve(name),
            PosixFilePermissions.fromString("rw-r--r--"));
      }
      SqliteFile.open(file(), NEW).close();
      assertThat(modes()).allMatch(mode -> mode.endsWith("rw-------"));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFolderOfANewFileBecomesPrivate() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

    SqliteFile.open(file(), NEW).close();

    assertThat(Files.getPosixFilePermissions(data)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileIsReadWhereNothingCanBeWritten() throws IOException {
    SqliteFile.open(file(), NEW).close();
    forbidWriting(folder.resolve("data"));

    assertThatThrownBy(() -> SqliteFile.open(file(), NEW)).isInstanceOf(SqliteFileException.class);
    try (SqliteFile file = SqliteFile.openToRead(file(), NEW)) {
      assertThat(words(file)).containsExactly("first", "second");
      assertThatThrownBy(() -> file.update("delete from word")).isInstanceOf(SqliteFileException.class);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatAKilledProcessWroteIsReadThereAsWell() throws IOException {
    Path backup = Files.createDirectories(folder.resolve("backup"));
    try (SqliteFile file = SqliteFile.open(file(), NEW)) {
      file.update("insert into word (place, text) values (3, 'third')");
      Files.copy(file(), backup.resolve("words.db"));
      Files.copy(folder.resolve("data/words.db-wal"), backup.resolve("words.db-wal"));
    }
    forbidWriting(backup);

    try (SqliteFile file = SqliteFile.openToRead(backup.resolve("words.db"), NEW)) {
      assertThat(words(file)).containsExactly("first", "second", "third");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anOldFileIsReadThereAsIfItHadItsMigrations() throws IOException {
    SqliteFile.open(file(), OLD).close();
    byte[] before = Files.readAllBytes(file());
    forbidWriting(folder.resolve("data"));

    try (SqliteFile file = SqliteFile.openToRead(file(), NEW)) {
      assertThat(words(file)).containsExactly("first", "second");
    }
    assertThat(file()).hasBinaryContent(before);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatWasDeletedOrReplacedWhileOpenIsNoticed() throws IOException {
    String second = "select 1 from word where text = 'second'";
    try (SqliteFile file = SqliteFile.open(file(), NEW)) {
      file.requireFound(second);
      assertThatThrownBy(() -> file.requireFound("select 1 from word where text = 'third'"))
          .hasMessageContaining("deleted or replaced");
      Files.delete(file());
      assertThatThrownBy(file::requireInPlace).isInstanceOf(SqliteFileException.class)
          .hasMessageContaining("words.db: the words was deleted or replaced while it was in use");
      SqliteFile.open(file(), NEW).close();
      assertThatThrownBy(() -> file.requireFound(second)).hasMessageContaining("deleted or replaced");
    }
  }

  @Test
  void aFileSystemWithoutLocksIsNotTakenForABusyFile() {
    assertThatThrownBy(() -> SqliteFile.requireLocks(file(), NEW, _ -> {
      throw new IOException("No locks available");
    })).isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("files cannot be locked here (No locks available)")
        .hasMessageContaining("--home");
    SqliteFile.requireLocks(file(), NEW, _ -> null);
  }

  /// As on a full disk or a file system that is read-only: SQLite cannot write beside its file.
  private static void forbidWriting(Path folder) throws IOException {
    Files.createSymbolicLink(folder.resolve("words.db-shm"), folder.resolve("nowhere/shm"));
  }

  private Path file() {
    return folder.resolve("data/words.db");
  }

  private static List<String> words(SqliteFile file) {
    return file.query("select text from word order by place", row -> row.getString(1));
  }

  private List<String> modes() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      return files.filter(Files::isRegularFile).sorted().map(SqliteFileTest::mode).toList();
    }
  }

  private static String mode(Path file) {
    try {
      return file.getFileName() + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
