package songstroke.stack;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

import songstroke.pipeline.Artifact;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.ArtifactType;

/// Values that were read from artifacts in one run, so that steps which take the same artifact read it once, and one
/// that hands its input on writes nothing.
///
/// A value is the one that was read, never the one that was written: a step sees the same in a run as in a process of
/// its own. Read by one thread at a time; asked for sources by several.
final class Decoded {
  private final Map<Key<?>, Object> values = new HashMap<>();
  private final IdentityHashMap<Object, Source> sources = new IdentityHashMap<>();

  private record Key<T>(String sha256, ArtifactType<T> type) {}

  private record Source(Artifact artifact, ArtifactType<?> type) {}

  /// The value of an artifact.
  <T> T get(ArtifactStore store, Artifact artifact, ArtifactType<T> type) throws IOException {
    var key = new Key<>(artifact.sha256(), type);
    @SuppressWarnings("unchecked") // only the key's own type is put under it
    T known = (T) values.get(key);
    if (known != null) {
      return known;
    }
    try (InputStream in = store.open(artifact.sha256())) {
      T value = type.materializer().read(in);
      values.put(key, value);
      sources.putIfAbsent(value, new Source(artifact, type));
      return value;
    }
  }

  /// The artifact from which this very value was read as this type: a step that passes an input on unchanged makes no
  /// other bytes.
  Optional<Artifact> source(Object value, ArtifactType<?> type) {
    return Optional.ofNullable(sources.get(value)).filter(source -> source.type.equals(type))
        .map(Source::artifact);
  }
}
