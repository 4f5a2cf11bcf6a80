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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import songstroke.enrich.ArtistQuery;
import songstroke.enrich.Bucket;
import songstroke.enrich.Folding;
import songstroke.enrich.GenreMemory;
import songstroke.enrich.GenreSource;
import songstroke.enrich.SourcedGenre;
import songstroke.store.SqliteLibrary;

/// The genre memory as one SQLite file. Two processes may use it at once; one connection is for one thread.
///
/// Times are ms since 1970 UTC. A failure of the file is an [UncheckedIOException] that names it.
public final class SqliteGenreMemory implements GenreMemory, AutoCloseable {
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
  private static final int SCHEMA_VERSION = 1;
  private static final String ANSWER = "SELECT a.looked_up, a.source, a.confidence, g.genre, g.weight FROM answer a"
      + " LEFT JOIN answer_genre g ON g.identity = a.identity ";

  private final Path file;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private SqliteGenreMemory(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /// Opens the file, making it and its folder when needed.
  ///
  /// @throws GenreMemoryException when it cannot be opened, is no database, or comes from a newer version
  public static SqliteGenreMemory open(Path file) throws IOException {
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
      return new SqliteGenreMemory(file, connection);
    } catch (SQLException e) {
      throw new GenreMemoryException(file, e.getMessage() + "; move it away and it will be made anew", e);
    }
  }

  private static void prepare(Path file, Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=5000");
      int version;
      try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
        version = row.getInt(1);
      }
      if (version > SCHEMA_VERSION) {
        throw new GenreMemoryException(file,
            "it was written by a newer version of the program; update the program");
      }
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=NORMAL");
      for (String table : SCHEMA) {
        statement.execute(table);
      }
      statement.execute("PRAGMA user_version=" + SCHEMA_VERSION);
    }
  }

  @Override
  public List<String> userGenres(String artist) {
    return rows("SELECT genre FROM user_genre WHERE artist_key = ? ORDER BY rank", row -> row.getString(1),
        key(artist));
  }

  @Override
  public void setUserGenres(String artist, List<String> genres) {
    together(() -> {
      change("DELETE FROM user_genre WHERE artist_key = ?", key(artist));
      int rank = 0;
      for (String genre : genres) {
        change("INSERT INTO user_genre VALUES (?, ?, ?)", key(artist), rank++, genre);
      }
    });
  }

  @Override
  public boolean unsetUserGenres(String artist) {
    return change("DELETE FROM user_genre WHERE artist_key = ?", key(artist)) > 0;
  }

  @Override
  public Map<String, Bucket> bucketRules() {
    Map<String, Bucket> rules = new LinkedHashMap<>();
    rows("SELECT pattern, bucket FROM bucket_rule ORDER BY pattern",
        row -> rules.put(row.getString(1), Bucket.ofLabel(row.getString(2)).orElse(Bucket.UNKNOWN)));
    return rules;
  }

  @Override
  public void setBucketRule(String pattern, Bucket bucket) {
    change("INSERT INTO bucket_rule VALUES (?, ?) ON CONFLICT DO UPDATE SET bucket = excluded.bucket",
        pattern(pattern), bucket.label());
  }

  @Override
  public boolean unsetBucketRule(String pattern) {
    return change("DELETE FROM bucket_rule WHERE pattern = ?", pattern(pattern)) > 0;
  }

  @Override
  public Optional<Remembered> find(String identity) {
    List<Row> rows = rows(ANSWER + "WHERE a.identity = ? ORDER BY g.rank", Row::of, identity);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Remembered(rows.stream().flatMap(row -> row.genre.stream()).toList(),
        rows.getFirst().lookedUp));
  }

  @Override
  public Optional<Remembered> findByName(String nameKey) {
    return rows("SELECT identity FROM answer WHERE artist_key = ? AND source IS NOT NULL"
        + " ORDER BY looked_up DESC LIMIT 1", row -> row.getString(1), nameKey).stream().findFirst()
        .flatMap(this::find);
  }

  /// A row of an answer: one genre, or none in the answer that nobody knows any.
  private record Row(Instant lookedUp, Optional<SourcedGenre> genre) {
    static Row of(ResultSet row) throws SQLException {
      Instant lookedUp = Instant.ofEpochMilli(row.getLong(1));
      Optional<GenreSource> source = Optional.ofNullable(row.getString(2)).flatMap(GenreSource::ofLabel);
      if (source.isEmpty() || row.getString(4) == null) {
        return new Row(lookedUp, Optional.empty());
      }
      return new Row(lookedUp, Optional.of(new SourcedGenre(row.getString(4), row.getDouble(5), source.get(),
          row.getDouble(3), lookedUp)));
    }
  }

  @Override
  public void remember(ArtistQuery artist, Remembered answer) {
    together(() -> {
      @Nullable
      SourcedGenre first = answer.genres().isEmpty() ? null : answer.genres().getFirst();
      change("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)", artist.identity(), artist.nameKey(),
          artist.artist(), first == null ? null : first.source().label(),
          first == null ? null : first.confidence(),
          answer.lookedUp().toEpochMilli());
      change("DELETE FROM answer_genre WHERE identity = ?", artist.identity());
      int rank = 0;
      for (SourcedGenre genre : answer.genres()) {
        change("INSERT INTO answer_genre VALUES (?, ?, ?, ?)", artist.identity(), rank++, genre.genre(),
            genre.weight());
      }
      change("DELETE FROM waiting WHERE identity = ?", artist.identity());
    });
  }

  @Override
  public void enqueue(ArtistQuery artist, Instant now) {
    change("INSERT OR IGNORE INTO waiting (identity, artist, title, mbid, spotify_id, isrc, since)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?)", artist.identity(), artist.artist(), artist.title().orElse(null),
        artist.mbid().orElse(null), artist.spotifyId().orElse(null), artist.isrc().orElse(null),
        now.toEpochMilli());
  }

  @Override
  public void postpone(ArtistQuery artist, String why, Instant now) {
    together(() -> {
      List<Long> since = rows("SELECT since FROM waiting WHERE identity = ?", row -> row.getLong(1),
          artist.identity());
      change("DELETE FROM waiting WHERE identity = ?", artist.identity());
      enqueue(artist, since.isEmpty() ? now : Instant.ofEpochMilli(since.getFirst()));
      change("UPDATE waiting SET why = ? WHERE identity = ?", why, artist.identity());
    });
  }

  @Override
  public List<Waiting> pending() {
    return rows("SELECT artist, title, mbid, spotify_id, isrc, since, why FROM waiting ORDER BY place",
        row -> new Waiting(
            new ArtistQuery(row.getString(1), text(row, 2), text(row, 3), text(row, 4), text(row, 5),
                List.of()),
            Instant.ofEpochMilli(row.getLong(6)), row.getString(7)));
  }

  @Override
  public int forget() {
    int[] artists = new int[1];
    together(() -> {
      artists[0] = change("DELETE FROM answer") + change("DELETE FROM waiting");
      change("DELETE FROM answer_genre");
    });
    return artists[0];
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static String key(String artist) {
    return ArtistQuery.ofName(artist).nameKey();
  }

  private static String pattern(String pattern) {
    return pattern.indexOf('*') < 0 ? Folding.ofName(pattern) : pattern.strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String sql, Reading<T> reading, @Nullable Object... values) {
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

  private int change(String sql, @Nullable Object... values) {
    try {
      PreparedStatement statement = prepared(sql);
      fill(statement, values);
      return statement.executeUpdate();
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

  /// All of it or nothing.
  private void together(Runnable changes) {
    try {
      connection.setAutoCommit(false);
      try {
        changes.run();
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private UncheckedIOException failed(SQLException e) {
    return new UncheckedIOException(new GenreMemoryException(file, String.valueOf(e.getMessage()), e));
  }
}
