package songstroke.pipeline;

import java.time.Duration;
import java.util.Optional;

/// How a step is treated.
///
/// @param cache whether an earlier result for the same work may stand for this one
/// @param retry what happens after a failure
/// @param limit the longest an attempt may take
public record StepOptions(boolean cache, Retry retry, Optional<Duration> limit) {
  public StepOptions {
    if (limit.isPresent() && !limit.get().isPositive()) {
      throw new IllegalArgumentException("A step's time limit is above 0, not " + limit.get());
    }
  }

  /// Cached, tried once, without a time limit.
  public static StepOptions standard() {
    return new StepOptions(true, Retry.never(), Optional.empty());
  }

  /// For a step that looks at the outside world.
  public StepOptions withoutCache() {
    return new StepOptions(false, retry, limit);
  }

  public StepOptions with(Retry other) {
    return new StepOptions(cache, other, limit);
  }

  public StepOptions within(Duration time) {
    return new StepOptions(cache, retry, Optional.of(time));
  }
}
