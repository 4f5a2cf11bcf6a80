package songstroke.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.DamagedArtifactException;
import songstroke.pipeline.VerifyingInputStream;

/// A store whose inputs are files that lie anywhere; what is put goes to another store.
///
/// @param files by hash
record FileInputs(Map<String, Path> files, ArtifactStore made) implements ArtifactStore {
  @Override
  public Blob put(Content content) throws IOException {
    return made.put(content);
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    Path file = files.get(sha256);
    return file == null
        ? made.open(sha256)
        : new VerifyingInputStream(Files.newInputStream(file), sha256, file.toString());
  }

  @Override
  public Condition check(String sha256) throws IOException {
    if (!files.containsKey(sha256)) {
      return made.check(sha256);
    }
    try (InputStream in = open(sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
      return Condition.WHOLE;
    } catch (DamagedArtifactException _) {
      return Condition.DAMAGED;
    }
  }

  @Override
  public void delete(String sha256) throws IOException {
    made.delete(sha256);
  }

  @Override
  public List<Stored> stored() throws IOException {
    return made.stored();
  }

  @Override
  public boolean isShared() {
    return made.isShared();
  }

  @Override
  public void sweep(Instant before) throws IOException {
    made.sweep(before);
  }

  @Override
  public String uri(String sha256) {
    Path file = files.get(sha256);
    return file == null ? made.uri(sha256) : file.toString();
  }
}
