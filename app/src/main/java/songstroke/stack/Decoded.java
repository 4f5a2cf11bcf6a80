package songstroke.stack;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.ArtifactType;

/// Values that were read from artifacts in one run, so that steps which take the same artifact read it once.
///
/// A value is the one that was read, never the one that was written: a step sees the same in a run as in a process of
/// its own. For one thread.
final class Decoded {
  private final Map<Key<?>, Object> values = new HashMap<>();

  private record Key<T>(String sha256, ArtifactType<T> type) {}

  /// The value of an artifact.
  <T> T get(ArtifactStore store, String sha256, ArtifactType<T> type) throws IOException {
    var key = new Key<>(sha256, type);
    @SuppressWarnings("unchecked") // only the key's own type is put under it
    T known = (T) values.get(key);
    if (known != null) {
      return known;
    }
    try (InputStream in = store.open(sha256)) {
      T value = type.materializer().read(in);
      values.put(key, value);
      return value;
    }
  }
}
