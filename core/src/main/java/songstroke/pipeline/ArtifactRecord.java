package songstroke.pipeline;

import java.time.Instant;

/// What is remembered of an artifact.
///
/// @param version counts the artifacts of this name, from 1
/// @param run     the run in which it was made
/// @param step    the step that made it
/// @param stack   the stack whose store holds it
/// @param pruned  whether its bytes were given up to save room
public record ArtifactRecord(Artifact artifact, int version, String run, String step, String stack,
    Instant made,
    boolean pruned) {
  /// Name and version, such as `analyze.report@3`.
  public String id() {
    return artifact.name() + "@" + version;
  }
}
