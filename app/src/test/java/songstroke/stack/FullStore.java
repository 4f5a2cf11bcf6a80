package songstroke.stack;

import java.io.IOException;
import java.util.Map;

import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.Site;
import songstroke.secret.SecretStore;

/// A store on a disk that has no room left.
public final class FullStore extends OtherStore {
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
    super(store);
  }

  @Override
  public Blob put(Content content) throws IOException {
    return store.put(out -> {
      out.write('x');
      throw new IOException("No space left on device");
    });
  }
}
