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

/// Runs in the program's SQLite file. A run whose process has died is shown as interrupted.
public final class SqliteRunStore implements RunStore {
  private final Database database;
  private final RunLocks locks;
  private final RunWriter writer;
  private final RunReader reader;

  private SqliteRunStore(Database database, RunLocks locks) {
    this.database = database;
    this.locks = locks;
    this.writer = new RunWriter(database);
    this.reader = new RunReader(database);
  }

  /// Opens the store of a data folder, creating it when there is none.
  ///
  /// @throws StoreException when it cannot be used
  public static SqliteRunStore open(Path data) {
    return new SqliteRunStore(Database.open(data.resolve("songstroke.db")),
        new RunLocks(data.resolve("running")));
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEvent.Started started -> {
        locks.take(started.run());
        writer.begin(started);
      }
      case RunEvent.StepStarted started -> writer.stepStarted(started);
      case RunEvent.AttemptFailed failed -> writer.attemptFailed(failed);
      case RunEvent.StepEnded ended -> writer.stepEnded(ended);
      case RunEvent.Logged logged -> writer.logged(logged);
      case RunEvent.Ended ended -> {
        writer.end(ended);
        locks.release(ended.run());
      }
    }
  }

  @Override
  public List<RunRecord> runs(int most) {
    markInterrupted();
    return reader.runs(most);
  }

  @Override
  public Optional<RunRecord> run(String id) {
    markInterrupted();
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
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() {
    database.close();
  }

  private void markInterrupted() {
    for (String run : reader.running()) {
      if (!locks.isAlive(run)) {
        writer.interrupt(run);
        locks.clean(run);
      }
    }
  }
}
