package songstroke.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import songstroke.file.PrivateFiles;
import songstroke.problem.Problem;

/// A SQLite file that only its owner can read: WAL, so that others read while one writes; a write waits for another
/// process's.
///
/// `PRAGMA user_version` counts the migrations that were applied. What was committed survives the program's death;
/// after a loss of power the last commits may be missing, never half there.
///
/// Safe for use by several threads, one at a time. Failures are [SqliteFileException]s.
public final class SqliteFile implements AutoCloseable {
  private static final Duration BUSY = Duration.ofSeconds(60);
  private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");
  private static final ReentrantLock SETTING_UP = new ReentrantLock();

  private final Path file;
  private final SqliteSchema schema;
  private final Connection connection;
  private final Runnable closed;
  /// Tells the file from any other that may come to its place; null where the system has no such thing.
  private final @Nullable Object key;
  /// Statements that are not in use, by their SQL.
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private boolean inTransaction;

  /// Work with the database.
  public interface Work<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  /// Makes a value of a result's current row.
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  /// Locks an open file, or gives null when another process has locked it.
  interface Locking {
    @Nullable
    FileLock lock(FileChannel channel) throws IOException;
  }

  private SqliteFile(Path file, SqliteSchema schema, Connection connection, Runnable closed) {
    this.file = file;
    this.closed = closed;
    this.schema = schema;
    this.connection = connection;
    this.key = key(file);
  }

  /// Opens the file and brings it up to date; creates it, and its folder, when there is none.
  ///
  /// @throws SqliteFileException when it is of a newer version, damaged or cannot be used
  public static SqliteFile open(Path file, SqliteSchema schema) {
    try {
      makePrivate(file);
      SqliteLibrary.keepBelow(file.toAbsolutePath().resolveSibling(""));
    } catch (IOException e) {
      throw new SqliteFileException(Problem.CANNOT_CREATE, file,
          schema.name() + " cannot be made here (" + e + "); choose another folder with --home", e);
    }
    requireLocks(file, schema, FileChannel::tryLock);
    return open(file, schema, "", () -> {});
  }

  /// Opens a file to read it alone, also where nothing can be written: on a full disk, or in a backup. There it is
  /// seen as it is now; elsewhere this is the same as [#open].
  ///
  /// @throws SqliteFileException when there is none, or it cannot be read
  public static SqliteFile openToRead(Path file, SqliteSchema schema) {
    try {
      return open(file, schema);
    } catch (SqliteFileException e) {
      boolean writing = e.problem() == Problem.CANNOT_CREATE;
      if (!writing || !Files.isRegularFile(file)) {
        throw e;
      }
      return SqliteSnapshot.of(file, schema, e);
    }
  }

  /// @param how    a query of SQLite's URI of the file
  /// @param closed is called when it was closed
  static SqliteFile open(Path file, SqliteSchema schema, String how, Runnable closed) {
    Connection connection = null;
    try {
      connection = connect(file, how);
      var opened = new SqliteFile(file, schema, connection, closed);
      opened.setUp();
      return opened;
    } catch (SQLException e) {
      throw closing(connection, failed(file, schema, e));
    } catch (SqliteFileException e) {
      throw closing(connection, e);
    }
  }

  /// Makes sure that what was written is there for others as well: a file may be deleted, or another put in its place,
  /// while it is open.
  ///
  /// @throws SqliteFileException when that has happened
  public void requireInPlace() {
    if (!Objects.equals(key, key(file))) {
      throw gone();
    }
  }

  /// The same, proven: whoever opens the file now finds this row.
  ///
  /// @param sql asks for it
  public void requireFound(String sql, @Nullable Object... arguments) {
    requireInPlace();
    try (Connection other = connect(file, "?mode=ro");
        PreparedStatement statement = other.prepareStatement(sql)) {
      bind(statement, arguments);
      try (ResultSet rows = statement.executeQuery()) {
        if (rows.next()) {
          return;
        }
      }
    } catch (SQLException _) {
      return; // it could not be looked at, which says nothing of what is in it
    }
    throw gone();
  }

  /// Runs all of the work or none of it; nested calls belong to the outer one.
  public synchronized <T extends @Nullable Object> T write(Work<T> work) {
    try {
      return inTransaction ? work.run() : transaction(work);
    } catch (SQLException e) {
      throw failed(file, schema, e);
    }
  }

  /// Several queries that see one state of the database.
  public synchronized <T extends @Nullable Object> T read(Work<T> work) {
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
      throw failed(file, schema, e);
    }
  }

  /// Rows, each made into a value.
  public synchronized <T> List<T> query(String sql, Row<T> row, @Nullable Object... arguments) {
    return with(sql, statement -> {
      try (ResultSet rows = statement.executeQuery()) {
        List<T> values = new ArrayList<>();
        while (rows.next()) {
          values.add(row.of(rows));
        }
        return values;
      }
    }, arguments);
  }

  /// Changes rows; gives their number.
  public synchronized int update(String sql, @Nullable Object... arguments) {
    return with(sql, PreparedStatement::executeUpdate, arguments);
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(file, schema, e);
    } finally {
      closed.run();
    }
  }

  /// A statement stays prepared for the next time. While it is in use it belongs to nobody else, so a row's maker may
  /// ask the same again.
  private <T> T with(String sql, Use<T> use, @Nullable Object... arguments) {
    try {
      PreparedStatement kept = prepared.remove(sql);
      PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
      T value;
      try {
        bind(statement, arguments);
        value = use.of(statement);
      } catch (SQLException | RuntimeException e) {
        statement.close();
        throw e;
      }
      PreparedStatement other = prepared.put(sql, statement);
      if (other != null) {
        other.close();
      }
      return value;
    } catch (SQLException e) {
      throw failed(file, schema, e);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
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
    if (version > schema.version()) {
      throw new SqliteFileException(Problem.CONFIGURATION, file,
          "a newer version of Songstroke wrote " + schema.name()
              + " (format " + version + ", this version knows " + schema.version()
              + "); install that version or choose another folder with --home",
          null);
    }
    return version == schema.version();
  }

  /// One process and one of its threads at a time: the change to WAL does not wait for others by itself.
  private void setUpAlone() throws SQLException {
    SETTING_UP.lock();
    try (FileChannel channel = lockFile(file);
        FileLock lock = channel.lock()) {
      Objects.requireNonNull(lock);
      execute("pragma journal_mode = wal");
      for (int version = version(); version < schema.version(); version++) {
        migrate(version);
      }
    } catch (IOException e) {
      throw new SqliteFileException(Problem.CANNOT_CREATE, file,
          schema.name() + " cannot be set up (" + e + ")", e);
    } finally {
      SETTING_UP.unlock();
    }
  }

  private void migrate(int version) throws SQLException {
    transaction(() -> {
      for (String statement : schema.statements(version)) {
        execute(statement);
      }
      execute("pragma user_version = " + (version + 1));
      return null;
    });
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

  private static FileChannel lockFile(Path file) throws IOException {
    return PrivateFiles.open(file.resolveSibling(file.getFileName() + ".setup"), StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  /// SQLite takes a file system without locks for one whose file somebody else holds.
  static void requireLocks(Path file, SqliteSchema schema, Locking locking) {
    SETTING_UP.lock();
    try (FileChannel channel = lockFile(file)) {
      FileLock lock = locking.lock(channel);
      if (lock != null) {
        lock.release();
      }
    } catch (IOException e) {
      throw new SqliteFileException(Problem.CANNOT_CREATE, file,
          "files cannot be locked here (" + e.getMessage()
              + "), which " + schema.name() + " needs; choose a folder on a local disk with --home",
          e);
    } finally {
      SETTING_UP.unlock();
    }
  }

  private static Connection connect(Path file, String how) throws SQLException {
    return JDBC.createConnection("jdbc:sqlite:" + file.toUri() + how, new Properties());
  }

  private SqliteFileException gone() {
    return new SqliteFileException(Problem.CANNOT_CREATE, file, schema.name()
        + " was deleted or replaced while it was in use, and what was written since is lost", null);
  }

  private static @Nullable Object key(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException _) {
      return null;
    }
  }

  /// SQLite gives the files beside it the same mode when it makes them. An existing file is not opened here: closing it
  /// would free the locks by which SQLite holds it elsewhere in this process.
  private static void makePrivate(Path file) throws IOException {
    if (Files.exists(file)) {
      PrivateFiles.tighten(file);
    } else {
      PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
      PrivateFiles.tighten(file.toAbsolutePath().resolveSibling(""));
    }
    for (String companion : COMPANIONS) {
      Path beside = file.resolveSibling(file.getFileName() + companion);
      if (Files.exists(beside)) {
        PrivateFiles.tighten(beside);
      }
    }
  }

  private static SqliteFileException failed(Path file, SqliteSchema schema, SQLException e) {
    SQLiteErrorCode code = e instanceof SQLiteException sqlite
        ? sqlite.getResultCode()
        : SQLiteErrorCode.SQLITE_ERROR;
    String name = schema.name();
    return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
      case SQLITE_NOTADB, SQLITE_CORRUPT -> new SqliteFileException(Problem.BAD_DATA, file, name
          + " is damaged; move the file away to begin a new one, or choose another folder with --home", e);
      case SQLITE_BUSY, SQLITE_LOCKED -> new SqliteFileException(Problem.TEMPORARY, file,
          name + " is locked by another process; try again", e);
      case SQLITE_FULL ->
        new SqliteFileException(Problem.CANNOT_CREATE, file, "there is no room for " + name, e);
      default -> new SqliteFileException(Problem.CANNOT_CREATE, file, name + " cannot be used (" + reason(e)
          + "); make room or choose another folder with --home", e);
    };
  }

  /// The driver's word, and what lies behind it.
  private static String reason(SQLException e) {
    Throwable cause = e.getCause();
    return e.getMessage() + (cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage());
  }

  private static SqliteFileException closing(@Nullable Connection connection, SqliteFileException because) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        because.addSuppressed(e);
      }
    }
    return because;
  }
}
