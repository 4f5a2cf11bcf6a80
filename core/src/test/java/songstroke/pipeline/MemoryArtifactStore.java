package songstroke.pipeline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// An artifact store for tests, gone with the process.
public final class MemoryArtifactStore implements ArtifactStore {
  private final Map<String, byte[]> content = new ConcurrentHashMap<>();

  @Override
  public Blob put(Content writer) throws IOException {
    var out = new ByteArrayOutputStream();
    writer.writeTo(out);
    String sha256 = hash(out.toByteArray());
    content.put(sha256, out.toByteArray());
    return new Blob(sha256, out.size());
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    return new VerifyingInputStream(new ByteArrayInputStream(bytes(sha256)), sha256, uri(sha256));
  }

  @Override
  public Condition check(String sha256) {
    byte[] bytes = content.get(sha256);
    return bytes == null
        ? Condition.MISSING
        : hash(bytes).equals(sha256) ? Condition.WHOLE : Condition.DAMAGED;
  }

  @Override
  public void delete(String sha256) {
    content.remove(sha256);
  }

  @Override
  public List<Stored> stored() {
    return content.entrySet().stream().sorted(Map.Entry.comparingByKey())
        .map(entry -> new Stored(entry.getKey(), entry.getValue().length, Instant.EPOCH)).toList();
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public void sweep(Instant before) {
    // a half is never kept
  }

  @Override
  public String uri(String sha256) {
    return "memory:" + sha256;
  }

  /// Changes what is stored, as a bad disk would.
  public void damage(String sha256) throws IOException {
    byte[] bytes = bytes(sha256).clone();
    bytes[0] ^= 1;
    content.put(sha256, bytes);
  }

  private byte[] bytes(String sha256) throws NoSuchFileException {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("Not a SHA-256: " + sha256);
    }
    byte[] bytes = content.get(sha256);
    if (bytes == null) {
      throw new NoSuchFileException(uri(sha256));
    }
    return bytes;
  }

  private static String hash(byte[] bytes) {
    MessageDigest digest = Hashes.sha256();
    digest.update(bytes);
    return Hashes.hex(digest);
  }
}
