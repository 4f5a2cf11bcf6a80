package songstroke.pipeline;

import java.time.Instant;

/// What is remembered of an artifact.
///
/// @param version counts the artifacts of this name, from 1
/// @param run     the run in which it was made
/// @param step    the step that made it
public record ArtifactRecord(Artifact artifact, int version, String run, String step, String stack,
    Instant made) {
  /// Name and version, such as `analyze.report@3`.
  public String id() {
    return artifact.name() + "@" + version;
  }
}
