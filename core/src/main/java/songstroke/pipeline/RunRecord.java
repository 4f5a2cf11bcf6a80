package songstroke.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is remembered of a run.
///
/// @param started by the clock on the wall
/// @param ended   likewise; empty while it runs; when its process died, the last that was heard of it
/// @param took    how long it took, by the monotonic clock; empty while it runs
/// @param resumed the run that this one goes on with
/// @param steps   in order
public record RunRecord(String id, String pipeline, String stack, RunState state, Instant started,
    Optional<Instant> ended, Optional<Duration> took, Optional<String> resumed,
    Map<String, String> parameters, List<StepRecord> steps) {
  public Optional<StepRecord> step(String step) {
    return steps.stream().filter(record -> record.step().equals(step)).findFirst();
  }
}
