package songstroke.stack;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.SecretStore;
import songstroke.pipeline.Site;

/// A store on a disk that has no room left.
public final class FullStore implements ArtifactStore {
  private final ArtifactStore store;

  /// Brings it as the flavor `full`.
  public static final class Provided implements ArtifactStore.Provider {
    @Override
    public String flavor() {
      return "full";
    }

    @Override
    public ArtifactStore open(Site site, Map<String, String> settings, SecretStore secrets) {
      return new FullStore(new LocalArtifactStore(site.data().resolve("artifacts")));
    }
  }

  FullStore(ArtifactStore store) {
    this.store = store;
  }

  @Override
  public String flavor() {
    return store.flavor();
  }

  @Override
  public Blob put(Content content) throws IOException {
    return store.put(out -> {
      out.write('x');
      throw new IOException("No space left on device");
    });
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    return store.open(sha256);
  }

  @Override
  public Condition check(String sha256) throws IOException {
    return store.check(sha256);
  }

  @Override
  public void delete(String sha256) throws IOException {
    store.delete(sha256);
  }

  @Override
  public List<Stored> stored() throws IOException {
    return store.stored();
  }

  @Override
  public boolean isShared() {
    return store.isShared();
  }

  @Override
  public void sweep(Instant before) throws IOException {
    store.sweep(before);
  }

  @Override
  public String uri(String sha256) {
    return store.uri(sha256);
  }
}
