package songstroke.pipeline;

import java.io.IOException;

class MemoryArtifactStoreTest implements ArtifactStoreContract {
  private final MemoryArtifactStore store = new MemoryArtifactStore();

  @Override
  public ArtifactStore store() {
    return store;
  }

  @Override
  public void damage(String sha256) throws IOException {
    store.damage(sha256);
  }
}
