package songstroke.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import songstroke.pipeline.Artifact;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.StepRecord;
import songstroke.pipeline.StepState;
import songstroke.problem.Problem;
import songstroke.sqlite.SqliteFile;

/// Makes records of the rows about runs. Reading changes nothing: a run whose process has died is shown as interrupted,
/// whatever its row says.
final class RunReader {
  private static final String ARTIFACT = "a.name, a.version, a.type, a.sha256, a.bytes, a.run, a.step, a.stack, "
      + "a.made, a.pruned";

  private final SqliteFile database;
  private final RunLocks locks;

  /// When a run whose process has died was last heard of.
  ///
  /// @param at   by the clock on the wall
  /// @param into how far into the run, by the monotonic clock
  record LastHeard(Instant at, Duration into) {}

  RunReader(SqliteFile database, RunLocks locks) {
    this.database = database;
    this.locks = locks;
  }

  /// The runs that have begun and of which no end is known.
  List<String> running() {
    return database.query("select id from run where state = 'running'", row -> row.getString(1));
  }

  /// Those of them whose process has died.
  Map<String, LastHeard> dead() {
    Map<String, LastHeard> dead = new LinkedHashMap<>();
    for (String run : running()) {
      if (!locks.isAlive(run)) {
        dead.put(run, lastHeard(run));
      }
    }
    return dead;
  }

  List<RunRecord> runs(int most) {
    Map<String, LastHeard> dead = dead();
    return database.query("select * from run order by seq desc limit ?", row -> run(row, dead), most);
  }

  Optional<RunRecord> run(String id) {
    Map<String, LastHeard> dead = dead();
    return database.read(() -> resolve(id, dead).map(run -> whole(run, dead)));
  }

  List<StepRecord> results(String cacheKey) {
    return database.read(() -> database
        .query("select * from step_run where cache_key = ? and state = 'succeeded' order by seq desc",
            row -> step(row, Map.of()), cacheKey));
  }

  List<RunEvent.Logged> log(String run, Optional<String> step) {
    return database.query("select * from log where run = ?1 and (?2 is null or step = ?2) order by seq",
        row -> new RunEvent.Logged(run, time(row, "at"), row.getString("step"), row.getString("line")), run,
        step.orElse(null));
  }

  List<ArtifactRecord> artifacts(int most) {
    return database.query("select " + ARTIFACT + " from artifact a order by a.seq desc limit ?",
        RunReader::artifact, most);
  }

  List<ArtifactRecord> kept(String type) {
    return database.query(
        "select " + ARTIFACT + " from artifact a where a.type = ? and a.pruned = 0 order by a.seq desc",
        RunReader::artifact, type);
  }

  Optional<ArtifactRecord> artifact(String id) {
    int at = id.lastIndexOf('@');
    String name = at < 0 ? id : id.substring(0, at);
    String version = at < 0 ? null : id.substring(at + 1);
    List<ArtifactRecord> named = database.query("select " + ARTIFACT
        + " from artifact a where a.name = ?1 and (?2 is null or a.version = cast(?2 as integer))"
        + " order by a.version desc limit 1",
        RunReader::artifact, name, version);
    if (!named.isEmpty() || !id.matches("[0-9a-f]{4,64}")) {
      return named.stream().findFirst();
    }
    List<ArtifactRecord> hashed = database.query("select " + ARTIFACT
        + " from artifact a where a.sha256 >= ?1 and a.sha256 < ?1 || 'g' order by a.seq desc",
        RunReader::artifact, id);
    boolean one = hashed.stream().map(record -> record.artifact().sha256()).distinct().count() == 1;
    return one ? hashed.stream().findFirst() : Optional.empty();
  }

  List<StepRecord> users(ArtifactRecord artifact) {
    Map<String, LastHeard> dead = dead();
    return database.read(() -> database.query(
        """
            select s.* from step_run s join step_artifact u on u.run = s.run and u.step = s.step and u.direction = 'in'
            join artifact a on a.seq = u.artifact where a.name = ? and a.version = ? order by s.seq""",
        row -> step(row, dead), artifact.artifact().name(), artifact.version()));
  }

  /// By the time its process noted in the run's mark; without such a note, by the newest row about it.
  private LastHeard lastHeard(String run) {
    return database.query("""
        select started, max(started,
          coalesce((select max(at) from log where run = ?1), 0),
          coalesce((select max(max(started, coalesce(ended, 0))) from attempt where run = ?1), 0),
          coalesce((select max(ended) from step_run where run = ?1), 0)) from run where id = ?1""", row -> {
      long started = row.getLong(1);
      long newest = row.getLong(2);
      long into = locks.lastNote(run).map(Duration::toMillis).orElse(newest - started);
      return new LastHeard(Instant.ofEpochMilli(Math.max(newest, started + into)), Duration.ofMillis(into));
    }, run).getFirst();
  }

  private Optional<RunRecord> resolve(String id, Map<String, LastHeard> dead) {
    if (id.equals("last")) {
      return database.query("select * from run order by seq desc limit 1", row -> run(row, dead)).stream()
          .findFirst();
    }
    List<RunRecord> found = database.query(
        "select * from run where id = ?1 or (id > ?1 and id < ?1 || x'7f') order by id = ?1 desc, seq desc limit 2",
        row -> run(row, dead), id);
    boolean clear = found.size() == 1 || (!found.isEmpty() && found.getFirst().id().equals(id));
    return clear ? found.stream().findFirst() : Optional.empty();
  }

  private RunRecord whole(RunRecord run, Map<String, LastHeard> dead) {
    List<StepRecord> steps = database.query("select * from step_run where run = ? order by ordinal",
        row -> step(row, dead), run.id());
    return new RunRecord(run.id(), run.pipeline(), run.stack(), run.state(), run.started(), run.ended(),
        run.took(), run.resumed(),
        texts("select name, value from parameter where run = ? order by name", run.id()), steps);
  }

  private static RunRecord run(ResultSet row, Map<String, LastHeard> dead) throws SQLException {
    LastHeard last = dead.get(row.getString("id"));
    RunState state = switch (row.getString("state")) {
      case "running" -> last == null ? new RunState.Running() : new RunState.Interrupted();
      case "skipped" -> new RunState.Skipped(row.getString("failure"));
      case "succeeded" -> new RunState.Succeeded();
      case "failed" -> new RunState.Failed(row.getString("failed_step"), row.getString("failure"));
      default -> new RunState.Interrupted();
    };
    return new RunRecord(row.getString("id"), row.getString("pipeline"), row.getString("stack"), state,
        time(row, "started"),
        optionalTime(row, "ended").or(() -> Optional.ofNullable(last).map(LastHeard::at)),
        optionalLength(row).or(() -> Optional.ofNullable(last).map(LastHeard::into)),
        Optional.ofNullable(row.getString("resumed")), Map.of(), List.of());
  }

  private StepRecord step(ResultSet row, Map<String, LastHeard> dead) throws SQLException {
    String run = row.getString("run");
    String step = row.getString("step");
    boolean running = row.getString("state").equals("running");
    Optional<LastHeard> last = Optional.ofNullable(running ? dead.get(run) : null);
    long began = row.getLong("began");
    StepState state = switch (row.getString("state")) {
      case "waiting" -> new StepState.Waiting();
      case "running" -> last.isEmpty() ? new StepState.Running() : new StepState.Interrupted();
      case "succeeded" -> new StepState.Succeeded();
      case "cached" -> new StepState.Cached(row.getString("cached_run"));
      case "failed" -> new StepState.Failed(row.getString("reason"),
          Problem.valueOf(row.getString("failure_kind")));
      case "skipped" -> new StepState.Skipped(row.getString("reason"));
      default -> new StepState.Interrupted();
    };
    return new StepRecord(run, step, state, row.getInt("attempts"), optionalTime(row, "started"),
        optionalTime(row, "ended").or(() -> last.map(LastHeard::at)),
        optionalLength(row)
            .or(() -> last.map(heard -> Duration.ofMillis(Math.max(0, heard.into().toMillis() - began)))),
        Optional.ofNullable(row.getString("cache_key")), linked(run, step, "in"), linked(run, step, "out"),
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

  private static Optional<Duration> optionalLength(ResultSet row) throws SQLException {
    Object millis = row.getObject("millis");
    return Optional.ofNullable(millis).map(value -> Duration.ofMillis(((Number) value).longValue()));
  }

  private static Optional<Instant> optionalTime(ResultSet row, String column) throws SQLException {
    Object millis = row.getObject(column);
    return Optional.ofNullable(millis)
        .map(value -> Instant.ofEpochMilli(((Number) Objects.requireNonNull(value)).longValue()));
  }
}
