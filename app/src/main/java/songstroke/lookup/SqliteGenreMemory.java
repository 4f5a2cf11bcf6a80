package songstroke.lookup;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import songstroke.enrich.ArtistQuery;
import songstroke.enrich.Bucket;
import songstroke.enrich.GenreMemory;
import songstroke.enrich.GenreSource;
import songstroke.enrich.SourcedGenre;
import songstroke.http.HostGate;
import songstroke.http.HostGates;
import songstroke.name.Folding;
import songstroke.sqlite.SqliteFile;
import songstroke.sqlite.SqliteSchema;

/// The genre memory as one SQLite file. Two processes may use it at once; one connection is for one thread.
///
/// Failures are [songstroke.sqlite.SqliteFileException]s.
public final class SqliteGenreMemory implements GenreMemory, AutoCloseable {
  private static final String ANSWER = "SELECT a.looked_up, a.source, a.confidence, g.genre, g.weight, a.identity"
      + " FROM answer a LEFT JOIN answer_genre g ON g.identity = a.identity ";
  private static final SqliteSchema SCHEMA = new SqliteSchema("the genre memory", SqliteGenreMemory.class,
      List.of("0001-genres.sql", "0002-hosts.sql"));
  private static final int AT_ONCE = 500;

  private final SqliteFile file;

  private SqliteGenreMemory(SqliteFile file) {
    this.file = file;
  }

  /// Opens the file, making it and its folder when needed.
  ///
  /// @throws songstroke.sqlite.SqliteFileException when it cannot be opened, is no database, or comes from a newer
  ///     version
  public static SqliteGenreMemory open(Path file) {
    return new SqliteGenreMemory(SqliteFile.open(file, SCHEMA));
  }

  /// Opens the file to read it alone, also on a full disk or in a backup that cannot be written.
  ///
  /// @throws songstroke.sqlite.SqliteFileException when it cannot be read
  public static SqliteGenreMemory openToRead(Path file) {
    return new SqliteGenreMemory(SqliteFile.openToRead(file, SCHEMA));
  }

  /// The gates of the asked hosts, which are kept in the same file.
  public HostGates hostGates() {
    return this::change;
  }

  private HostGate change(String host, UnaryOperator<HostGate> change) {
    return file.write(() -> {
      HostGate changed = change
          .apply(file.query("SELECT since, opens, troubles, reachable FROM host WHERE name = ?",
              row -> new HostGate(Instant.ofEpochMilli(row.getLong(1)), Instant.ofEpochMilli(row.getLong(2)),
                  row.getInt(3), row.getBoolean(4)),
              host).stream().findFirst().orElse(HostGate.UNUSED));
      file.update("INSERT OR REPLACE INTO host VALUES (?, ?, ?, ?, ?)", host,
          changed.since().toEpochMilli(), changed.opens().toEpochMilli(), changed.troubles(),
          changed.reachable());
      return changed;
    });
  }

  @Override
  public List<String> userGenres(String artist) {
    return file.query("SELECT genre FROM user_genre WHERE artist_key = ? ORDER BY rank",
        row -> row.getString(1),
        key(artist));
  }

  @Override
  public Map<String, List<String>> userGenres() {
    Map<String, List<String>> genres = new LinkedHashMap<>();
    file.query("SELECT artist_key, genre FROM user_genre ORDER BY artist_key, rank",
        row -> genres.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getString(2)));
    return genres;
  }

  @Override
  public void setUserGenres(String artist, List<String> genres) {
    file.write(() -> {
      file.update("DELETE FROM user_genre WHERE artist_key = ?", key(artist));
      int rank = 0;
      for (String genre : genres) {
        file.update("INSERT INTO user_genre VALUES (?, ?, ?)", key(artist), rank++, genre);
      }
      return null;
    });
  }

  @Override
  public boolean unsetUserGenres(String artist) {
    return file.update("DELETE FROM user_genre WHERE artist_key = ?", key(artist)) > 0;
  }

  @Override
  public Map<String, Bucket> bucketRules() {
    Map<String, Bucket> rules = new LinkedHashMap<>();
    file.query("SELECT pattern, bucket FROM bucket_rule ORDER BY pattern",
        row -> rules.put(row.getString(1), Bucket.ofLabel(row.getString(2)).orElse(Bucket.UNKNOWN)));
    return rules;
  }

  @Override
  public void setBucketRule(String pattern, Bucket bucket) {
    file.update("INSERT INTO bucket_rule VALUES (?, ?) ON CONFLICT DO UPDATE SET bucket = excluded.bucket",
        pattern(pattern), bucket.label());
  }

  @Override
  public boolean unsetBucketRule(String pattern) {
    return file.update("DELETE FROM bucket_rule WHERE pattern = ?", pattern(pattern)) > 0;
  }

  @Override
  public Optional<Remembered> find(String identity) {
    List<Row> rows = file.query(ANSWER + "WHERE a.identity = ? ORDER BY g.rank", Row::of, identity);
    return rows.isEmpty() ? Optional.empty() : Optional.of(remembered(rows));
  }

  @Override
  public Map<String, Remembered> findAll(Collection<String> identities) {
    List<String> all = identities.stream().distinct().toList();
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      file.query(
          ANSWER + "WHERE a.identity IN (" + "?,".repeat(some.size() - 1) + "?) ORDER BY a.identity, g.rank",
          row -> rows.computeIfAbsent(row.getString(6), _ -> new ArrayList<>()).add(Row.of(row)),
          some.toArray());
    }
    Map<String, Remembered> found = new LinkedHashMap<>();
    rows.forEach((identity, answer) -> found.put(identity, remembered(answer)));
    return found;
  }

  private static Remembered remembered(List<Row> rows) {
    return new Remembered(rows.stream().flatMap(row -> row.genre.stream()).toList(),
        rows.getFirst().lookedUp);
  }

  @Override
  public Optional<Remembered> findByName(String nameKey) {
    return file.query("SELECT identity FROM answer WHERE artist_key = ? AND source IS NOT NULL"
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
    file.write(() -> {
      @Nullable
      SourcedGenre first = answer.genres().isEmpty() ? null : answer.genres().getFirst();
      file.update("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)", artist.identity(),
          artist.nameKey(),
          artist.artist(), first == null ? null : first.source().label(),
          first == null ? null : first.confidence(),
          answer.lookedUp().toEpochMilli());
      file.update("DELETE FROM answer_genre WHERE identity = ?", artist.identity());
      int rank = 0;
      for (SourcedGenre genre : answer.genres()) {
        file.update("INSERT INTO answer_genre VALUES (?, ?, ?, ?)", artist.identity(), rank++, genre.genre(),
            genre.weight());
      }
      file.update("DELETE FROM waiting WHERE identity = ?", artist.identity());
      return null;
    });
  }

  @Override
  public void enqueue(ArtistQuery artist, Instant now) {
    file.update("INSERT INTO waiting (identity, artist, title, mbid, spotify_id, isrc, track_id, since)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (identity) DO UPDATE SET"
        + " title = coalesce(title, excluded.title), isrc = coalesce(isrc, excluded.isrc),"
        + " track_id = coalesce(track_id, excluded.track_id)", artist.identity(), artist.artist(),
        artist.title().orElse(null),
        artist.mbid().orElse(null), artist.spotifyId().orElse(null), artist.isrc().orElse(null),
        artist.trackId().orElse(null), now.toEpochMilli());
  }

  @Override
  public void postpone(ArtistQuery artist, String why, Instant now) {
    file.write(() -> {
      List<Long> since = file.query("SELECT since FROM waiting WHERE identity = ?", row -> row.getLong(1),
          artist.identity());
      file.update("DELETE FROM waiting WHERE identity = ?", artist.identity());
      enqueue(artist, since.isEmpty() ? now : Instant.ofEpochMilli(since.getFirst()));
      file.update("UPDATE waiting SET why = ? WHERE identity = ?", why, artist.identity());
      return null;
    });
  }

  @Override
  public List<Waiting> pending() {
    return file.query(
        "SELECT artist, title, mbid, spotify_id, isrc, track_id, since, why FROM waiting ORDER BY place",
        row -> new Waiting(
            new ArtistQuery(row.getString(1), text(row, 2), text(row, 3), text(row, 4), text(row, 5),
                text(row, 6), List.of()),
            Instant.ofEpochMilli(row.getLong(7)), row.getString(8)));
  }

  @Override
  public int forget() {
    return file.write(() -> {
      file.update("DELETE FROM answer_genre");
      return file.update("DELETE FROM answer") + file.update("DELETE FROM waiting");
    });
  }

  @Override
  public void close() {
    file.close();
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
}
