package songstroke.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import songstroke.secret.SecretStore;

/// Keeps the bytes of artifacts under their hash. An artifact is there whole or not at all, also after a crash.
///
/// Safe for use by several threads and processes. Closing it ends what it holds open.
public interface ArtifactStore extends AutoCloseable {
  /// Keeps what the content writes; heals a damaged artifact of the same hash.
  Blob put(Content content) throws IOException;

  /// The bytes of an artifact; reading or closing fails with [DamagedArtifactException] when they are not those that
  /// were put.
  ///
  /// @throws java.nio.file.NoSuchFileException when there is none
  InputStream open(String sha256) throws IOException;

  /// Reads the artifact to the end and compares.
  Condition check(String sha256) throws IOException;

  /// Forgets it; nothing happens when there is none.
  void delete(String sha256) throws IOException;

  /// All artifacts, whole or damaged, in the order of their hashes.
  List<Stored> stored() throws IOException;

  /// Whether runs that are remembered elsewhere may have artifacts here too, so that one which nobody here knows is not
  /// ours to delete.
  boolean isShared();

  /// Takes away what is no artifact: the halves that writers left behind which stopped before this moment.
  void sweep(Instant before) throws IOException;

  /// Where it is, or would be, for a person and for other programs.
  String uri(String sha256);

  @Override
  default void close() {}

  /// Writes an artifact's bytes.
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Bytes that were put.
  record Blob(String sha256, long bytes) {}

  /// Bytes that are there.
  ///
  /// @param since when they were last put
  record Stored(String sha256, long bytes, Instant since) {}

  /// What became of an artifact.
  enum Condition {
    WHOLE, DAMAGED, MISSING
  }

  /// Opens stores of one flavor; found by [java.util.ServiceLoader].
  interface Provider {
    /// The name by which it is chosen.
    String flavor();

    /// Opens the one that these settings describe.
    ///
    /// @param secrets of the same stack; asked when the store is used, not before
    /// @throws IllegalArgumentException when a setting is wrong or missing, naming it
    ArtifactStore open(Site site, Map<String, String> settings, SecretStore secrets) throws IOException;
  }
}
