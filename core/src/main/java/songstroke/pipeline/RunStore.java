package songstroke.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Remembers runs, their steps and the artifacts they made. What an event told is kept when [#on] returns.
///
/// Safe for use by several threads and processes.
public interface RunStore extends RunListener, AutoCloseable {
  /// The newest runs, newest first, without their steps.
  List<RunRecord> runs(int most);

  /// A run by its id, or by the beginning of its id when only one begins so; `last` is the newest.
  Optional<RunRecord> run(String id);

  /// The executions that did this work themselves, newest first.
  List<StepRecord> results(String cacheKey);

  /// The log of a run or of one of its steps, in order.
  List<RunEvent.Logged> log(String run, Optional<String> step);

  /// The newest artifacts, newest first.
  List<ArtifactRecord> artifacts(int most);

  /// The artifacts of a type whose bytes were not given up, newest first.
  ///
  /// @param type such as `recording/1`
  List<ArtifactRecord> kept(String type);

  /// An artifact by `name@version`, by `name` (its newest version) or by the beginning of its hash.
  Optional<ArtifactRecord> artifact(String id);

  /// The steps that used an artifact, oldest first.
  List<StepRecord> users(ArtifactRecord artifact);

  /// Remembers that the bytes of these artifacts were given up.
  void prune(List<ArtifactRecord> artifacts);

  /// Does work while no run is under way and none can begin; when one is, does nothing and gives false.
  ///
  /// @throws IOException what the work throws
  boolean whenIdle(IdleWork work) throws IOException;

  @Override
  void close();

  /// What must not meet a run.
  interface IdleWork {
    void run() throws IOException;
  }
}
