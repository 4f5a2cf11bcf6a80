package songstroke.stack;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

import songstroke.pipeline.ArtifactStore;

/// Another store, so that a test changes one thing about it.
public class OtherStore implements ArtifactStore {
  final ArtifactStore store;

  public OtherStore(ArtifactStore store) {
    this.store = store;
  }

  @Override
  public Blob put(Content content) throws IOException {
    return store.put(content);
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
