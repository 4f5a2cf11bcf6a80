package songstroke.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What is remembered of a step in a run.
///
/// @param attempts how many there were
/// @param started  by the clock on the wall
/// @param ended    likewise
/// @param took     how long it took with all its attempts, by the monotonic clock; empty until it is over
/// @param cacheKey the name of its work, once it is over
/// @param inputs   by port name
/// @param outputs  by port name
/// @param notes    facts about the execution
public record StepRecord(String run, String step, StepState state, int attempts, Optional<Instant> started,
    Optional<Instant> ended, Optional<Duration> took, Optional<String> cacheKey,
    Map<String, ArtifactRecord> inputs, Map<String, ArtifactRecord> outputs, Map<String, String> notes) {
  /// One of the outputs.
  ///
  /// @throws java.util.NoSuchElementException when it was not made
  public ArtifactRecord output(String port) {
    return Optional.ofNullable(outputs.get(port)).orElseThrow();
  }
}
