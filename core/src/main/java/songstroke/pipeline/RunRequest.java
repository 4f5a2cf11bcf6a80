package songstroke.pipeline;

import java.util.Map;
import java.util.Optional;

/// How a pipeline is to be run.
///
/// @param parameters what was set; the rest has its standard, or what the resumed run had
/// @param cache      whether earlier results may be taken at all
/// @param resume     the failed or interrupted run to go on with
public record RunRequest(Map<String, String> parameters, boolean cache, Optional<String> resume) {
  public RunRequest {
    parameters = Map.copyOf(parameters);
  }

  /// With the cache, from the beginning.
  public static RunRequest with(Map<String, String> parameters) {
    return new RunRequest(parameters, true, Optional.empty());
  }

  public RunRequest withoutCache() {
    return new RunRequest(parameters, false, resume);
  }

  public RunRequest resuming(String run) {
    return new RunRequest(parameters, cache, Optional.of(run));
  }
}
