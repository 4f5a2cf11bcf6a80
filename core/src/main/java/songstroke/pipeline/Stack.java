package songstroke.pipeline;

import songstroke.secret.SecretStore;

/// The parts of the machine on which pipelines run.
///
/// @param name by which a person chooses it
public record Stack(String name, Orchestrator orchestrator, ArtifactStore artifacts, SecretStore secrets)
    implements
      AutoCloseable {
  @Override
  public void close() {
    artifacts.close();
  }
}
