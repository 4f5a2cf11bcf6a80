package songstroke.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.DamagedArtifactException;
import songstroke.pipeline.Site;
import songstroke.pipeline.VerifyingInputStream;
import songstroke.secret.SecretStore;

/// Artifacts as files, named after their hash, in a folder that only its owner can read.
///
/// `ab/cdef...` holds the artifact whose SHA-256 begins with `abcdef`. A file is written under another name, synced and
/// renamed, so that it is whole or not there.
public final class LocalArtifactStore implements ArtifactStore {
  private static final int PREFIX = 2;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final String INCOMING = "incoming";

  private final Path folder;
  private final boolean shared;

  /// A store that only one store of runs uses.
  public LocalArtifactStore(Path folder) {
    this(folder, false);
  }

  private LocalArtifactStore(Path folder, boolean shared) {
    this.folder = folder;
    this.shared = shared;
  }

  @Override
  public Blob put(Content content) throws IOException {
    try (var incoming = new Incoming(folder.resolve(INCOMING))) {
      content.writeTo(incoming);
      Blob blob = incoming.blob();
      Path target = file(blob.sha256());
      if (!incoming.isAt(target)) {
        incoming.moveDurablyTo(target);
      }
      return blob;
    }
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    return new VerifyingInputStream(Files.newInputStream(file(sha256)), sha256, uri(sha256));
  }

  @Override
  public Condition check(String sha256) throws IOException {
    try (InputStream in = open(sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
      return Condition.WHOLE;
    } catch (NoSuchFileException e) {
      return Condition.MISSING;
    } catch (DamagedArtifactException e) {
      return Condition.DAMAGED;
    }
  }

  @Override
  public void delete(String sha256) throws IOException {
    Files.deleteIfExists(file(sha256));
  }

  @Override
  public List<Stored> stored() throws IOException {
    List<Stored> stored = new ArrayList<>();
    for (Path file : files(folder, 2)) {
      String name = file.getName(file.getNameCount() - 2).toString() + file.getFileName();
      if (SHA256.matcher(name).matches()) {
        stored.add(new Stored(name, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
      }
    }
    return stored.stream().sorted(Comparator.comparing(Stored::sha256)).toList();
  }

  @Override
  public boolean isShared() {
    return shared;
  }

  @Override
  public void sweep(Instant before) throws IOException {
    for (Path file : files(folder.resolve(INCOMING), 1)) {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public String uri(String sha256) {
    return file(sha256).toString();
  }

  /// The artifact's file.
  ///
  /// @throws IllegalArgumentException when it is no hash
  Path file(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("Not a SHA-256: " + sha256);
    }
    return folder.resolve(sha256.substring(0, PREFIX)).resolve(sha256.substring(PREFIX));
  }

  private static List<Path> files(Path folder, int depth) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /// Opens it below the data folder, or where the setting `folder` says, which others may use too unless `shared`
  /// says no.
  public static final class Provider implements ArtifactStore.Provider {
    @Override
    public String flavor() {
      return "local";
    }

    @Override
    public ArtifactStore open(Site site, Map<String, String> settings, SecretStore secrets) {
      String folder = settings.get("folder");
      return folder == null
          ? new LocalArtifactStore(site.data().resolve("artifacts"))
          : new LocalArtifactStore(Path.of(folder), Sharing.of(settings));
    }
  }
}
