package songstroke.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The program's SQLite file: WAL, so that others read while one writes; a write waits for another process's.
///
/// `PRAGMA user_version` counts the migrations that were applied. What was committed survives the program's death;
/// after a loss of power the last commits may be missing, never half there.
///
/// Safe for use by several threads, one at a time.
final class Database implements AutoCloseable {
  /// In order; a new one is added at the end, an old one is never changed.
  private static final List<String> MIGRATIONS = List.of("0001-runs.sql", "0002-failure-kind.sql");
  private static final Pattern STATEMENT_END = Pattern.compile(";\\s*\\n");
  private static final Duration BUSY = Duration.ofSeconds(60);
  private static final ReentrantLock SETTING_UP = new ReentrantLock();

  private final Path file;
  private final Connection connection;
  private boolean inTransaction;

  /// Work with the database.
  interface Work<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  /// Makes a value of a result's current row.
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /// Opens the file, which only its owner can read, and brings it up to date; creates it when there is none.
  ///
  /// @throws StoreException when it is of a newer version, damaged or cannot be used
  static Database open(Path file) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      createPrivate(file);
      SqliteLibrary.keepBelow(file.toAbsolutePath().resolveSibling(""));
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.UNUSABLE, file,
          "the store cannot be made here (" + e + "); choose another folder with --home", e);
    }
    Connection connection = null;
    try {
      connection = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
      var database = new Database(file, connection);
      database.setUp();
      return database;
    } catch (SQLException e) {
      throw failed(file, e, connection);
    } catch (StoreException e) {
      closeQuietly(connection, e);
      throw e;
    }
  }

  Path file() {
    return file;
  }

  /// Runs all of the work or none of it; nested calls belong to the outer one.
  synchronized <T extends @Nullable Object> T write(Work<T> work) {
    try {
      if (inTransaction) {
        return work.run();
      }
      return transaction(work);
    } catch (SQLException e) {
      throw failed(file, e, null);
    }
  }

  /// Rows, each made into a value.
  synchronized <T> List<T> query(String sql, Row<T> row, @Nullable Object... arguments) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> values = new ArrayList<>();
        while (rows.next()) {
          values.add(row.of(rows));
        }
        return values;
      }
    } catch (SQLException e) {
      throw failed(file, e, null);
    }
  }

  /// Several queries that see one state of the database.
  synchronized <T extends @Nullable Object> T read(Work<T> work) {
    try {
      if (inTransaction) {
        return work.run();
      }
      execute("begin");
      try {
        return work.run();
      } finally {
        execute("rollback");
      }
    } catch (SQLException e) {
      throw failed(file, e, null);
    }
  }

  /// Changes rows; gives their number.
  synchronized int update(String sql, @Nullable Object... arguments) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(file, e, null);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(file, e, null);
    }
  }

  private <T extends @Nullable Object> T transaction(Work<T> work) throws SQLException {
    execute("begin immediate");
    inTransaction = true;
    try {
      T result = work.run();
      execute("commit");
      inTransaction = false;
      return result;
    } finally {
      if (inTransaction) {
        inTransaction = false;
        rollBack();
      }
    }
  }

  /// SQLite has rolled back by itself after some failures, such as a full disk.
  private void rollBack() {
    try {
      execute("rollback");
    } catch (SQLException _) {
      // nothing was open any more
    }
  }

  private void setUp() throws SQLException {
    execute("pragma busy_timeout = " + BUSY.toMillis());
    if (!isUpToDate()) {
      setUpAlone();
    }
    execute("pragma synchronous = normal");
    execute("pragma foreign_keys = on");
  }

  private boolean isUpToDate() throws SQLException {
    int version = version();
    if (version > MIGRATIONS.size()) {
      throw new StoreException(StoreException.Kind.NEWER, file,
          "a newer version of Songstroke wrote this store (format "
              + version + ", this version knows " + MIGRATIONS.size()
              + "); install that version or choose another folder with --home");
    }
    return version == MIGRATIONS.size();
  }

  /// One process and one of its threads at a time: the change to WAL does not wait for others by itself.
  private void setUpAlone() throws SQLException {
    Path lockFile = file.resolveSibling(file.getFileName() + ".setup");
    SETTING_UP.lock();
    try (
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      Objects.requireNonNull(lock);
      execute("pragma journal_mode = wal");
      migrate();
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.UNUSABLE, file, "the store cannot be set up (" + e + ")",
          e);
    } finally {
      SETTING_UP.unlock();
    }
  }

  private void migrate() throws SQLException {
    for (int done = version(); done < MIGRATIONS.size(); done++) {
      String script = resource(MIGRATIONS.get(done));
      int next = done + 1;
      transaction(() -> {
        for (String statement : STATEMENT_END.split(script, 0)) {
          if (!statement.isBlank()) {
            execute(statement);
          }
        }
        execute("pragma user_version = " + next);
        return null;
      });
    }
  }

  private int version() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("pragma user_version")) {
      row.next();
      return row.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Database.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void createPrivate(Path file) throws IOException {
    if (Files.exists(file) || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try {
      Files.createFile(file,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException _) {
      // another process was first
    }
  }

  private static StoreException failed(Path file, SQLException e, @Nullable Connection toClose) {
    SQLiteErrorCode code = e instanceof SQLiteException sqlite
        ? sqlite.getResultCode()
        : SQLiteErrorCode.SQLITE_ERROR;
    StoreException failure = switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
      case SQLITE_NOTADB, SQLITE_CORRUPT -> new StoreException(StoreException.Kind.DAMAGED, file,
          "the store is damaged; move the file away to begin a new one, or choose another folder with --home",
          e);
      case SQLITE_BUSY, SQLITE_LOCKED -> new StoreException(StoreException.Kind.BUSY, file,
          "another process has held the store for over " + BUSY.toSeconds() + " s; try again", e);
      case SQLITE_FULL ->
        new StoreException(StoreException.Kind.FULL, file, "there is no room for the store", e);
      default -> new StoreException(StoreException.Kind.UNUSABLE, file,
          "the store cannot be used (" + reason(e) + "); make room or choose another folder with --home", e);
    };
    closeQuietly(toClose, failure);
    return failure;
  }

  /// The driver's word, and what lies behind it.
  private static String reason(SQLException e) {
    Throwable cause = e.getCause();
    return e.getMessage() + (cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage());
  }

  private static void closeQuietly(@Nullable Connection connection, Exception because) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        because.addSuppressed(e);
      }
    }
  }
}
