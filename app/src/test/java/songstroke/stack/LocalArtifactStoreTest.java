package songstroke.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.ArtifactStoreContract;

class LocalArtifactStoreTest extends ArtifactStoreContract {
  @TempDir
  Path folder;

  @Override
  protected ArtifactStore store() {
    return new LocalArtifactStore(folder.resolve("artifacts"));
  }

  @Override
  protected void damage(String sha256) throws IOException {
    Path file = new LocalArtifactStore(folder.resolve("artifacts")).file(sha256);
    byte[] bytes = Files.readAllBytes(file);
    bytes[0] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void whatACrashLeftBehindIsNoArtifact() throws IOException {
    ArtifactStore store = store();
    String sha256 = store.put(out -> out.write('x')).sha256();
    Files.writeString(folder.resolve("artifacts/incoming/artifact1.tmp"), "half");
    assertThat(store.hashes()).containsExactly(sha256);
  }

  @Test
  void onlyItsOwnerCanReadTheArtifacts() throws IOException {
    store().put(out -> out.write('x'));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("artifacts"))))
        .isEqualTo("rwx------");
  }
}
