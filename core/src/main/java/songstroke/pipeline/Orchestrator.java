package songstroke.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Runs pipelines.
public interface Orchestrator {
  /// Runs a pipeline to its end. A failed step is a state of the run, not an exception.
  ///
  /// @param listeners told of every event, after the store; none of them can make the run fail
  /// @throws IllegalArgumentException when a parameter or the run to resume is wrong
  /// @throws IOException              when the run could not be kept
  RunRecord run(Pipeline pipeline, RunRequest request, Stack stack, RunStore runs,
      List<RunListener> listeners)
      throws IOException;

  /// Makes orchestrators of one flavor; found by [java.util.ServiceLoader].
  interface Provider {
    /// The name by which it is chosen.
    String flavor();

    /// Opens the one that these settings describe.
    ///
    /// @throws IllegalArgumentException when a setting is wrong or missing, naming it
    Orchestrator open(Site site, Map<String, String> settings) throws IOException;
  }
}
