package songstroke.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import songstroke.pipeline.Artifact;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunState;
import songstroke.pipeline.StepState;
import songstroke.sqlite.SqliteFile;

/// Writes what happens in runs, each event as one transaction.
final class RunWriter {
  private final SqliteFile database;

  RunWriter(SqliteFile database) {
    this.database = database;
  }

  /// A run begins; the caller has marked it as alive.
  void begin(RunEvent.Started started) {
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

  void stepStarted(RunEvent.StepStarted started) {
    database.write(() -> {
      writeStart(started);
      return null;
    });
  }

  void attemptFailed(RunEvent.AttemptFailed failed) {
    endAttempt(failed.run(), failed.step(), failed.attempt(), failed.at(), failed.message());
  }

  void stepEnded(RunEvent.StepEnded ended) {
    database.write(() -> {
      writeEnd(ended);
      return null;
    });
  }

  void logged(RunEvent.Logged logged) {
    log(logged.run(), logged.step(), logged.at(), logged.line());
  }

  /// A warning is a line of the log that belongs to no step.
  void warned(RunEvent.Warned warned) {
    log(warned.run(), "", warned.at(), warned.warning());
  }

  /// The process of a run has died: what it left open ends when it was last heard of.
  void interrupt(String run, RunReader.LastHeard last) {
    long ended = last.at().toEpochMilli();
    long millis = last.into().toMillis();
    database.write(() -> {
      if (database.update(
          "update run set state = 'interrupted', ended = ?, millis = ? where id = ? and state = 'running'",
          ended, millis, run) > 0) {
        database.update(
            "update attempt set failure = 'its process ended', ended = ? where run = ? and ended is null",
            ended, run);
        database.update("""
            update step_run set state = 'interrupted', ended = ?, millis = max(0, ? - began)
            where run = ? and state = 'running'""", ended, millis, run);
      }
      return null;
    });
  }

  /// The bytes of these artifacts were given up.
  void prune(List<ArtifactRecord> artifacts) {
    database.write(() -> {
      for (ArtifactRecord artifact : artifacts) {
        database.update("update artifact set pruned = 1 where name = ? and version = ?",
            artifact.artifact().name(), artifact.version());
      }
      return null;
    });
  }

  private void log(String run, String step, Instant at, String line) {
    database.update("insert into log (run, step, at, line) values (?, ?, ?, ?)", run, step, at.toEpochMilli(),
        line);
  }

  private void writeStart(RunEvent.StepStarted started) {
    long at = started.at().toEpochMilli();
    database.update("""
        update step_run set state = 'running', attempts = ?, started = coalesce(started, ?),
        began = coalesce(began, ?) where run = ? and step = ?""", started.attempt(), at,
        started.into().toMillis(), started.run(), started.step());
    database.update("insert into attempt (run, step, number, started) values (?, ?, ?, ?)", started.run(),
        started.step(), started.attempt(), at);
    link(started.run(), started.step(), "in", started.inputs(), started.run());
  }

  private void writeEnd(RunEvent.StepEnded ended) {
    long at = ended.at().toEpochMilli();
    long into = ended.into().toMillis();
    StepState state = ended.state();
    String source = ended.run();
    String reason = null;
    String kind = null;
    switch (state) {
      case StepState.Cached cached -> source = cached.run();
      case StepState.Failed failed -> {
        reason = failed.message();
        kind = failed.problem().name();
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
        started = coalesce(started, ?), ended = ?, millis = ? - coalesce(began, ?), cache_key = ?
        where run = ? and step = ?""", state.code(), state instanceof StepState.Cached ? source : null,
        reason,
        kind, ended.attempt(), at, at, into, into, ended.cacheKey().orElse(null), ended.run(), ended.step());
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
              select ?1, 1 + coalesce((select max(version) from artifact where name = ?1), 0),
                ?2, ?3, ?4, ?5, ?6, r.stack, ?7
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

  void end(RunEvent.Ended ended) {
    database.write(() -> {
      String step = null;
      String failure = null;
      if (ended.state() instanceof RunState.Failed failed) {
        step = failed.step();
        failure = failed.message();
      } else if (ended.state() instanceof RunState.Skipped skipped) {
        failure = skipped.reason();
      }
      database.update(
          "update run set state = ?, failed_step = ?, failure = ?, ended = ?, millis = ? where id = ?",
          ended.state().code(), step, failure, ended.at().toEpochMilli(), ended.into().toMillis(),
          ended.run());
      return null;
    });
  }
}
