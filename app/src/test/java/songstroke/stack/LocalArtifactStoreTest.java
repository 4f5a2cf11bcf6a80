package songstroke.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.ArtifactStoreContract;

class LocalArtifactStoreTest implements ArtifactStoreContract {
  @TempDir
  Path folder;

  @Override
  public ArtifactStore store() {
    return new LocalArtifactStore(folder.resolve("artifacts"));
  }

  @Override
  public void damage(String sha256) throws IOException {
    Path file = new LocalArtifactStore(folder.resolve("artifacts")).file(sha256);
    byte[] bytes = Files.readAllBytes(file);
    bytes[0] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void whatACrashLeftBehindIsNoArtifact() throws IOException {
    ArtifactStore store = store();
    String sha256 = store.put(out -> out.write('x')).sha256();
    Path half = folder.resolve("artifacts/incoming/artifact1.tmp");
    Files.writeString(half, "half");
    Files.setLastModifiedTime(half, FileTime.from(Instant.parse("2026-11-20T10:00:00Z")));
    assertThat(store.stored()).extracting(ArtifactStore.Stored::sha256).containsExactly(sha256);
    store.sweep(Instant.parse("2026-11-20T10:00:00Z"));
    assertThat(half).exists();
    store.sweep(Instant.parse("2026-11-20T10:00:01Z"));
    assertThat(half).doesNotExist();
    assertThat(store.check(sha256)).isEqualTo(ArtifactStore.Condition.WHOLE);
  }

  @Test
  void onlyItsOwnerCanReadTheArtifacts() throws IOException {
    store().put(out -> out.write('x'));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("artifacts"))))
        .isEqualTo("rwx------");
  }
}
