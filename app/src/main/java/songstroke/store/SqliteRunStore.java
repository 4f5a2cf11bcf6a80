package songstroke.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import songstroke.pipeline.Artifact;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.StepFailedException;
import songstroke.pipeline.StepRecord;
import songstroke.pipeline.StepState;

/// Runs in the program's SQLite file. A run whose process has died is shown as interrupted.
public final class SqliteRunStore implements RunStore {
  private static final String ARTIFACT = "a.name, a.version, a.type, a.sha256, a.bytes, a.run, a.step, a.stack, a.made, a.pruned";

  private final Database database;
  private final RunLocks locks;

  private SqliteRunStore(Database database, RunLocks locks) {
    this.database = database;
    this.locks = locks;
  }

  /// Opens the store of a data folder, creating it when there is none.
  ///
  /// @throws StoreException when it cannot be used
  public static SqliteRunStore open(Path data) {
    return new SqliteRunStore(Database.open(data.resolve("songstroke.db")),
        new RunLocks(data.resolve("running")));
  }

  @Override
  public String flavor() {
    return "sqlite";
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEvent.Started started -> begin(started);
      case RunEvent.StepStarted started -> database.write(() -> {
        stepStarted(started);
        return null;
      });
      case RunEvent.AttemptFailed failed ->
        endAttempt(failed.run(), failed.step(), failed.attempt(), failed.at(),
            failed.message());
      case RunEvent.StepEnded ended -> database.write(() -> {
        stepEnded(ended);
        return null;
      });
      case RunEvent.Logged logged ->
        database.update("insert into log (run, step, at, line) values (?, ?, ?, ?)",
            logged.run(), logged.step(), logged.at().toEpochMilli(), logged.line());
      case RunEvent.Ended ended -> end(ended);
    }
  }

  @Override
  public List<RunRecord> runs(int most) {
    markInterrupted();
    return database.query("select * from run order by seq desc limit ?", row -> run(row, List.of()), most);
  }

  @Override
  public Optional<RunRecord> run(String id) {
    markInterrupted();
    return database.read(() -> resolve(id).map(this::whole));
  }

  @Override
  public List<StepRecord> results(String cacheKey) {
    return database.read(() -> database
        .query("select * from step_run where cache_key = ? and state = 'succeeded' order by seq desc",
            this::step,
            cacheKey));
  }

  @Override
  public List<RunEvent.Logged> log(String run, Optional<String> step) {
    return database.query("select * from log where run = ?1 and (?2 is null or step = ?2) order by seq",
        row -> new RunEvent.Logged(run, time(row, "at"), row.getString("step"), row.getString("line")), run,
        step.orElse(null));
  }

  @Override
  public List<ArtifactRecord> artifacts(int most) {
    return database.query("select " + ARTIFACT + " from artifact a order by a.seq desc limit ?",
        SqliteRunStore::artifact, most);
  }

  @Override
  public List<ArtifactRecord> kept(String type) {
    return database.query(
        "select " + ARTIFACT + " from artifact a where a.type = ? and a.pruned = 0 order by a.seq desc",
        SqliteRunStore::artifact, type);
  }

  @Override
  public Optional<ArtifactRecord> artifact(String id) {
    int at = id.lastIndexOf('@');
    String name = at < 0 ? id : id.substring(0, at);
    String version = at < 0 ? null : id.substring(at + 1);
    List<ArtifactRecord> named = database.query("select " + ARTIFACT
        + " from artifact a where a.name = ?1 and (?2 is null or a.version = cast(?2 as integer)) order by a.version desc limit 1",
        SqliteRunStore::artifact, name, version);
    if (!named.isEmpty() || !id.matches("[0-9a-f]{4,64}")) {
      return named.stream().findFirst();
    }
    List<ArtifactRecord> hashed = database.query("select " + ARTIFACT
        + " from artifact a where a.sha256 >= ?1 and a.sha256 < ?1 || 'g' order by a.seq desc",
        SqliteRunStore::artifact, id);
    boolean one = hashed.stream().map(record -> record.artifact().sha256()).distinct().count() == 1;
    return one ? hashed.stream().findFirst() : Optional.empty();
  }

  @Override
  public List<StepRecord> users(ArtifactRecord artifact) {
    return database.read(() -> database.query(
        """
            select s.* from step_run s join step_artifact u on u.run = s.run and u.step = s.step and u.direction = 'in'
            join artifact a on a.seq = u.artifact where a.name = ? and a.version = ? order by s.seq""",
        this::step,
        artifact.artifact().name(), artifact.version()));
  }

  @Override
  public void prune(List<ArtifactRecord> artifacts) {
    database.write(() -> {
      for (ArtifactRecord artifact : artifacts) {
        database.update("update artifact set pruned = 1 where name = ? and version = ?",
            artifact.artifact().name(),
            artifact.version());
      }
      return null;
    });
  }

  @Override
  public void close() {
    database.close();
  }

  private void begin(RunEvent.Started started) {
    locks.take(started.run());
    database.write(() -> {
      database.update(
          "insert into run (id, pipeline, stack, state, started, resumed) values (?, ?, ?, 'running', ?, ?)",
          started.run(), started.pipeline(), started.stack(), started.at().toEpochMilli(),
          started.resumed().orElse(null));
      started.parameters().forEach((name, value) -> database
          .update("insert into parameter (run, name, value) values (?, ?, ?)", started.run(), name, value));
      for (int i = 0; i < started.steps().size(); i++) {
        database.update("insert into step_run (run, ordinal, step, state) values (?, ?, ?, 'waiting')",
            started.run(), i,
            started.steps().get(i));
      }
      return null;
    });
  }

  private void stepStarted(RunEvent.StepStarted started) {
    long at = started.at().toEpochMilli();
    database.update("""
        update step_run set state = 'running', attempts = ?, started = coalesce(started, ?)
        where run = ? and step = ?""", started.attempt(), at, started.run(), started.step());
    database.update("insert into attempt (run, step, number, started) values (?, ?, ?, ?)", started.run(),
        started.step(), started.attempt(), at);
    link(started.run(), started.step(), "in", started.inputs(), started.run());
  }

  private void stepEnded(RunEvent.StepEnded ended) {
    long at = ended.at().toEpochMilli();
    StepState state = ended.state();
    String source = ended.run();
    String reason = null;
    String kind = null;
    switch (state) {
      case StepState.Cached cached -> source = cached.run();
      case StepState.Failed failed -> {
        reason = failed.message();
        kind = failed.kind().name();
      }
      case StepState.Skipped skipped -> reason = skipped.reason();
      case StepState.Succeeded _ -> make(ended);
      case StepState.Interrupted _ -> {
      }
      case StepState.Waiting _ -> throw notAnEnd(state);
      case StepState.Running _ -> throw notAnEnd(state);
    }
    if (ended.attempt() > 0) {
      endAttempt(ended.run(), ended.step(), ended.attempt(), ended.at(), reason);
    }
    database.update("""
        update step_run set state = ?, cached_run = ?, reason = ?, failure_kind = ?, attempts = ?,
        started = coalesce(started, ?), ended = ?, cache_key = ? where run = ? and step = ?""", state.code(),
        state instanceof StepState.Cached ? source : null, reason, kind, ended.attempt(), at, at,
        ended.cacheKey().orElse(null), ended.run(), ended.step());
    link(ended.run(), ended.step(), "in", ended.inputs(), ended.run());
    link(ended.run(), ended.step(), "out", ended.outputs(), source);
    ended.notes().forEach((name, value) -> database
        .update("insert or replace into note (run, step, name, value) values (?, ?, ?, ?)", ended.run(),
            ended.step(),
            name, value));
  }

  private static IllegalArgumentException notAnEnd(StepState state) {
    return new IllegalArgumentException("A step does not end as " + state.code());
  }

  /// New artifacts, each with the next version of its name.
  private void make(RunEvent.StepEnded ended) {
    for (Artifact artifact : ended.outputs().values()) {
      database.update(
          """
              insert into artifact (name, version, type, sha256, bytes, run, step, stack, made)
              select ?1, 1 + coalesce((select max(version) from artifact where name = ?1), 0), ?2, ?3, ?4, ?5, ?6, r.stack, ?7
              from run r where r.id = ?5""",
          artifact.name(), artifact.type(), artifact.sha256(), artifact.bytes(),
          ended.run(), ended.step(), ended.at().toEpochMilli());
    }
  }

  /// Joins a step to artifacts of its run, or to those that another run's step made.
  private void link(String run, String step, String direction, Map<String, Artifact> artifacts,
      String source) {
    artifacts.forEach((port, artifact) -> database.update("""
        insert or ignore into step_artifact (run, step, direction, port, artifact)
        select ?1, ?2, ?3, ?4, a.seq from artifact a where a.name = ?5 and a.sha256 = ?6
        order by a.run = ?7 desc, exists (select 1 from step_artifact o
          where o.artifact = a.seq and o.run = ?7 and o.direction = 'out') desc, a.seq desc limit 1""", run,
        step,
        direction, port, artifact.name(), artifact.sha256(), source));
  }

  private void endAttempt(String run, String step, int number, Instant at, @Nullable String failure) {
    database.update("update attempt set ended = ?, failure = ? where run = ? and step = ? and number = ?",
        at.toEpochMilli(), failure, run, step, number);
  }

  private void end(RunEvent.Ended ended) {
    database.write(() -> {
      String step = null;
      String failure = null;
      if (ended.state() instanceof RunState.Failed failed) {
        step = failed.step();
        failure = failed.message();
      }
      database.update("update run set state = ?, failed_step = ?, failure = ?, ended = ? where id = ?",
          ended.state().code(), step, failure, ended.at().toEpochMilli(), ended.run());
      return null;
    });
    locks.release(ended.run());
  }

  private void markInterrupted() {
    for (String run : database.query("select id from run where state = 'running'", row -> row.getString(1))) {
      if (!locks.isAlive(run)) {
        database.write(() -> {
          if (database.update("update run set state = 'interrupted' where id = ? and state = 'running'",
              run) > 0) {
            database.update("update step_run set state = 'interrupted' where run = ? and state = 'running'",
                run);
          }
          return null;
        });
        locks.clean(run);
      }
    }
  }

  private Optional<RunRecord> resolve(String id) {
    if (id.equals("last")) {
      return database.query("select * from run order by seq desc limit 1", row -> run(row, List.of()))
          .stream()
          .findFirst();
    }
    List<RunRecord> found = database.query(
        "select * from run where id = ?1 or (id > ?1 and id < ?1 || x'7f') order by id = ?1 desc, seq desc limit 2",
        row -> run(row, List.of()), id);
    boolean clear = found.size() == 1 || (!found.isEmpty() && found.getFirst().id().equals(id));
    return clear ? found.stream().findFirst() : Optional.empty();
  }

  private RunRecord whole(RunRecord run) {
    List<StepRecord> steps = database.query("select * from step_run where run = ? order by ordinal",
        this::step,
        run.id());
    return new RunRecord(run.id(), run.pipeline(), run.stack(), run.state(), run.started(), run.ended(),
        run.resumed(),
        texts("select name, value from parameter where run = ? order by name", run.id()), steps);
  }

  private static RunRecord run(ResultSet row, List<StepRecord> steps) throws SQLException {
    RunState state = switch (row.getString("state")) {
      case "running" -> new RunState.Running();
      case "succeeded" -> new RunState.Succeeded();
      case "failed" -> new RunState.Failed(row.getString("failed_step"), row.getString("failure"));
      default -> new RunState.Interrupted();
    };
    return new RunRecord(row.getString("id"), row.getString("pipeline"), row.getString("stack"), state,
        time(row, "started"), optionalTime(row, "ended"), Optional.ofNullable(row.getString("resumed")),
        Map.of(),
        steps);
  }

  private StepRecord step(ResultSet row) throws SQLException {
    String run = row.getString("run");
    String step = row.getString("step");
    StepState state = switch (row.getString("state")) {
      case "waiting" -> new StepState.Waiting();
      case "running" -> new StepState.Running();
      case "succeeded" -> new StepState.Succeeded();
      case "cached" -> new StepState.Cached(row.getString("cached_run"));
      case "failed" -> new StepState.Failed(row.getString("reason"),
          StepFailedException.Kind.valueOf(row.getString("failure_kind")));
      case "skipped" -> new StepState.Skipped(row.getString("reason"));
      default -> new StepState.Interrupted();
    };
    return new StepRecord(run, step, state, row.getInt("attempts"), optionalTime(row, "started"),
        optionalTime(row, "ended"), Optional.ofNullable(row.getString("cache_key")), linked(run, step, "in"),
        linked(run, step, "out"),
        texts("select name, value from note where run = ? and step = ? order by name", run, step));
  }

  private Map<String, ArtifactRecord> linked(String run, String step, String direction) {
    Map<String, ArtifactRecord> byPort = new LinkedHashMap<>();
    database.query("select l.port, " + ARTIFACT + """
         from step_artifact l join artifact a on a.seq = l.artifact
        where l.run = ? and l.step = ? and l.direction = ? order by l.port""",
        row -> Map.entry(row.getString("port"), artifact(row)), run, step, direction)
        .forEach(entry -> byPort.put(entry.getKey(), entry.getValue()));
    return byPort;
  }

  private Map<String, String> texts(String sql, Object... arguments) {
    Map<String, String> texts = new LinkedHashMap<>();
    database.query(sql, row -> Map.entry(row.getString(1), row.getString(2)), arguments)
        .forEach(entry -> texts.put(entry.getKey(), entry.getValue()));
    return texts;
  }

  private static ArtifactRecord artifact(ResultSet row) throws SQLException {
    var artifact = new Artifact(row.getString("name"), row.getString("type"), row.getString("sha256"),
        row.getLong("bytes"));
    return new ArtifactRecord(artifact, row.getInt("version"), row.getString("run"), row.getString("step"),
        row.getString("stack"), time(row, "made"), row.getBoolean("pruned"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  private static Optional<Instant> optionalTime(ResultSet row, String column) throws SQLException {
    Object millis = row.getObject(column);
    return Optional.ofNullable(millis)
        .map(value -> Instant.ofEpochMilli(((Number) Objects.requireNonNull(value)).longValue()));
  }
}
