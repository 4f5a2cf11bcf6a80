package songstroke.pipeline;

import java.io.IOException;

class MemoryArtifactStoreTest extends ArtifactStoreContract {
  private final MemoryArtifactStore store = new MemoryArtifactStore();

  @Override
  protected ArtifactStore store() {
    return store;
  }

  @Override
  protected void damage(String sha256) throws IOException {
    store.damage(sha256);
  }
}
