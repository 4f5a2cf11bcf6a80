package songstroke.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import songstroke.store.SqliteLibrary;

/// The SQLite file of the genre memory and its tables. Two processes may use it at once; one connection is for one
/// thread. A failure of the file is an [UncheckedIOException] that names it.
final class GenreFile implements AutoCloseable {
  private static final List<String> SCHEMA = List.of(
      "CREATE TABLE IF NOT EXISTS answer (identity TEXT PRIMARY KEY, artist_key TEXT NOT NULL, artist TEXT NOT NULL,"
          + " source TEXT, confidence REAL, looked_up INTEGER NOT NULL) WITHOUT ROWID",
      "CREATE INDEX IF NOT EXISTS answer_by_name ON answer (artist_key, looked_up)",
      "CREATE TABLE IF NOT EXISTS answer_genre (identity TEXT NOT NULL, rank INTEGER NOT NULL, genre TEXT NOT NULL,"
          + " weight REAL NOT NULL, PRIMARY KEY (identity, rank)) WITHOUT ROWID",
      "CREATE TABLE IF NOT EXISTS waiting (place INTEGER PRIMARY KEY AUTOINCREMENT, identity TEXT NOT NULL UNIQUE,"
          + " artist TEXT NOT NULL, title TEXT, mbid TEXT, spotify_id TEXT, isrc TEXT, since INTEGER NOT NULL,"
          + " why TEXT NOT NULL DEFAULT '')",
      "CREATE TABLE IF NOT EXISTS user_genre (artist_key TEXT NOT NULL, rank INTEGER NOT NULL, genre TEXT NOT NULL,"
          + " PRIMARY KEY (artist_key, rank)) WITHOUT ROWID",
      "CREATE TABLE IF NOT EXISTS bucket_rule (pattern TEXT PRIMARY KEY, bucket TEXT NOT NULL) WITHOUT ROWID");
  private static final List<String> SECOND = List.of("ALTER TABLE waiting ADD COLUMN track_id TEXT",
      "CREATE TABLE host (name TEXT PRIMARY KEY, since INTEGER NOT NULL, opens INTEGER NOT NULL,"
          + " troubles INTEGER NOT NULL, reachable INTEGER NOT NULL) WITHOUT ROWID");
  private static final int VERSION = 2;

  private final Path file;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private GenreFile(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /// Opens the file, making it and its folder when needed.
  ///
  /// @throws GenreMemoryException when it cannot be opened, is no database, or comes from a newer version
  static GenreFile open(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
      SqliteLibrary.keepBelow(folder);
    }
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try {
        prepare(file, connection);
      } catch (SQLException | IOException e) {
        connection.close();
        throw e;
      }
      return new GenreFile(file, connection);
    } catch (SQLException e) {
      throw new GenreMemoryException(file, e.getMessage() + "; move it away and it will be made anew", e);
    }
  }

  private static void prepare(Path file, Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=5000");
      statement.execute("PRAGMA synchronous=NORMAL");
      int version = version(statement);
      if (version > VERSION) {
        throw new GenreMemoryException(file,
            "it was written by a newer version of the program; update the program");
      }
      if (version < VERSION) {
        statement.execute("PRAGMA journal_mode=WAL");
        statement.execute("BEGIN IMMEDIATE");
        upgrade(statement, version(statement));
        statement.execute("COMMIT");
      }
    }
  }

  /// Brings the tables from an older version to this one; nothing to do when another process just did.
  private static void upgrade(Statement statement, int version) throws SQLException {
    for (String table : version < 1 ? SCHEMA : List.<String>of()) {
      statement.execute(table);
    }
    for (String table : version < 2 ? SECOND : List.<String>of()) {
      statement.execute(table);
    }
    statement.execute("PRAGMA user_version=" + VERSION);
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.getInt(1);
    }
  }

  /// Reads a row.
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> rows(String sql, Reading<T> reading, @Nullable Object... values) {
    try {
      PreparedStatement statement = prepared(sql);
      fill(statement, values);
      List<T> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(reading.of(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  int change(String sql, @Nullable Object... values) {
    try {
      PreparedStatement statement = prepared(sql);
      fill(statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// All of it or nothing, and nothing of another process in between. Not within itself.
  void together(Runnable changes) {
    change("BEGIN IMMEDIATE");
    boolean done = false;
    try {
      changes.run();
      change("COMMIT");
      done = true;
    } finally {
      if (!done) {
        change("ROLLBACK");
      }
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  private static void fill(PreparedStatement statement, @Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private UncheckedIOException failed(SQLException e) {
    return new UncheckedIOException(new GenreMemoryException(file, String.valueOf(e.getMessage()), e));
  }
}
