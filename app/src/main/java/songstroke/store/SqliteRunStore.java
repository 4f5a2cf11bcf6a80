package songstroke.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.StepRecord;
import songstroke.sqlite.SqliteFile;
import songstroke.sqlite.SqliteFileException;
import songstroke.sqlite.SqliteSchema;
import songstroke.timeline.Clocks;

/// Runs in the program's SQLite file. A run whose process has died is shown as interrupted.
public final class SqliteRunStore implements RunStore {
  private static final SqliteSchema SCHEMA = new SqliteSchema("the store", SqliteRunStore.class,
      List.of("0001-runs.sql", "0002-failure-kind.sql", "0003-lengths.sql"));

  private final SqliteFile database;
  private final RunLocks locks;
  private final RunWriter writer;
  private final RunReader reader;

  private SqliteRunStore(SqliteFile database, RunLocks locks) {
    this.database = database;
    this.locks = locks;
    this.writer = new RunWriter(database);
    this.reader = new RunReader(database, locks);
  }

  /// Opens the store of a data folder, creating it when there is none.
  ///
  /// @throws songstroke.sqlite.SqliteFileException when it cannot be used
  public static SqliteRunStore open(Path data) {
    return open(data, Clocks.system());
  }

  static SqliteRunStore open(Path data, Clocks clocks) {
    return new SqliteRunStore(SqliteFile.open(file(data), SCHEMA), locks(data, clocks));
  }

  /// Opens it to read it alone, also on a full disk or in a backup that cannot be written.
  ///
  /// @throws songstroke.sqlite.SqliteFileException when it cannot be read
  public static SqliteRunStore openToRead(Path data) {
    return new SqliteRunStore(SqliteFile.openToRead(file(data), SCHEMA), locks(data, Clocks.system()));
  }

  private static Path file(Path data) {
    return data.resolve("songstroke.db");
  }

  private static RunLocks locks(Path data, Clocks clocks) {
    return new RunLocks(data.resolve("running"), clocks);
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEvent.Started started -> {
        markInterrupted();
        locks.take(started.run());
        writer.begin(started);
      }
      case RunEvent.StepStarted started -> {
        database.requireInPlace();
        writer.stepStarted(started);
      }
      case RunEvent.AttemptFailed failed -> writer.attemptFailed(failed);
      case RunEvent.StepEnded ended -> writer.stepEnded(ended);
      case RunEvent.Logged logged -> writer.logged(logged);
      case RunEvent.Warned warned -> writer.warned(warned);
      case RunEvent.Ended ended -> {
        writer.end(ended);
        database.requireFound("select 1 from run where id = ? and state = ?", ended.run(),
            ended.state().code());
        locks.release(ended.run());
      }
    }
    locks.note(event.run());
  }

  @Override
  public List<RunRecord> runs(int most) {
    return reader.runs(most);
  }

  @Override
  public Optional<RunRecord> run(String id) {
    return reader.run(id);
  }

  @Override
  public List<StepRecord> results(String cacheKey) {
    return reader.results(cacheKey);
  }

  @Override
  public List<RunEvent.Logged> log(String run, Optional<String> step) {
    return reader.log(run, step);
  }

  @Override
  public List<ArtifactRecord> artifacts(int most) {
    return reader.artifacts(most);
  }

  @Override
  public List<ArtifactRecord> kept(String type) {
    return reader.kept(type);
  }

  @Override
  public Optional<ArtifactRecord> artifact(String id) {
    return reader.artifact(id);
  }

  @Override
  public List<StepRecord> users(ArtifactRecord artifact) {
    return reader.users(artifact);
  }

  @Override
  public void prune(List<ArtifactRecord> artifacts) {
    writer.prune(artifacts);
  }

  /// A run begins with a row, and none can be written while this holds the right to write.
  @Override
  public boolean whenIdle(IdleWork work) throws IOException {
    markInterrupted();
    try {
      return database.write(() -> {
        if (!reader.running().isEmpty()) {
          return false;
        }
        try {
          work.run();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        return true;
      });
    } catch (SqliteFileException e) {
      throw e;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() {
    locks.close();
    database.close();
  }

  /// Writes down which runs have died, for good.
  private void markInterrupted() {
    reader.dead().forEach((run, last) -> {
      writer.interrupt(run, last);
      locks.clean(run);
    });
  }
}
