package songstroke.schedule;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Something that starts a command every day. It leaves alone what it did not make itself.
interface DailyTimer {
  /// Whether it can be used here.
  enum Readiness {
    /// A job starts at its time.
    READY,
    /// A job can be written down, and the person has to switch it on.
    MANUAL,
    /// It is not there.
    ABSENT
  }

  /// What became of a change.
  ///
  /// @param job  what is, or was, scheduled
  /// @param toDo the command that the person has to run for it to take effect
  record Change(Scheduled job, Optional<String> toDo) {}

  Readiness readiness();

  /// Schedules a job in place of any of the same pipeline.
  ///
  /// @throws songstroke.problem.Failure when it is refused; says why
  Change put(Job job) throws IOException;

  /// Takes the job of a pipeline out; empty when there is none.
  Optional<Change> remove(String pipeline) throws IOException;

  /// All that it starts, by pipeline.
  List<Scheduled> list() throws IOException;
}
