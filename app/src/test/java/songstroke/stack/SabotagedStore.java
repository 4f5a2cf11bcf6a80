package songstroke.stack;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.Site;
import songstroke.secret.SecretStore;

/// A store during whose work something happens that a test wants to happen then: the disk fills, the home is deleted,
/// the memory is used up.
public final class SabotagedStore extends OtherStore {
  private static Sabotage onPut = () -> {};
  private static Sabotage onOpen = () -> {};

  /// What happens.
  public interface Sabotage {
    void happen() throws IOException;
  }

  /// Brings it as the flavor `sabotaged`.
  public static final class Provided implements ArtifactStore.Provider {
    @Override
    public String flavor() {
      return "sabotaged";
    }

    @Override
    public ArtifactStore open(Site site, Map<String, String> settings, SecretStore secrets) {
      return new SabotagedStore(new LocalArtifactStore(site.data().resolve("artifacts")));
    }
  }

  SabotagedStore(ArtifactStore store) {
    super(store);
  }

  /// From now on this happens once, before the next artifact is kept.
  public static void onPut(Sabotage sabotage) {
    onPut = sabotage;
  }

  /// From now on this happens once, before the next artifact is read.
  public static void onOpen(Sabotage sabotage) {
    onOpen = sabotage;
  }

  @Override
  public Blob put(Content content) throws IOException {
    Sabotage now;
    synchronized (SabotagedStore.class) {
      now = onPut;
      onPut = () -> {};
    }
    now.happen();
    return store.put(content);
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    Sabotage now;
    synchronized (SabotagedStore.class) {
      now = onOpen;
      onOpen = () -> {};
    }
    now.happen();
    return store.open(sha256);
  }
}
