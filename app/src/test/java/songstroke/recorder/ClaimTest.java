package songstroke.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimTest {
  @TempDir
  Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve(".lock");
  }

  @Test
  void aSecondOneHasToWaitUntilTheFirstIsGivenUp() throws IOException {
    Claim first = claimed(file);
    assertThat(Claim.on(file)).isEmpty();

    first.close();

    try (Claim second = claimed(file)) {
      assertThat(second.weakness()).isEmpty();
    }
  }

  @Test
  void anotherNameOfTheFolderClaimsTheSame() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
    try (Claim _ = claimed(file)) {
      assertThat(Claim.on(link.resolve(".lock"))).isEmpty();
      assertThat(Claim.on(folder.resolve("..").resolve(folder.getFileName()).resolve(".lock"))).isEmpty();
    } finally {
      Files.delete(link);
    }
  }

  @Test
  void nothingStaysWhenItIsGivenUp() throws IOException {
    claimed(file).close();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatAnotherProcessHasIsTakenUntilItIsKilled() throws Exception {
    Process other = ClaimingProcess.start(file);
    try {
      assertThat(Claim.on(file)).isEmpty();
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(file).as("left behind").exists();

    claimed(file).close();

    assertThat(file).doesNotExist();
  }

  @Test
  void whereTheFileSystemKnowsNoLocksItSaysWhyItIsWeak() throws IOException {
    try (Claim weak = Claim.on(file, _ -> {
      throw new IOException("No locks available");
    }).orElseThrow()) {
      assertThat(weak.weakness()).contains("No locks available");
      assertThat(Claim.on(file)).as("within one process it holds").isEmpty();
    }
  }

  @Test
  void aLinkInPlaceOfTheFileIsNotFollowed() throws IOException {
    Files.createSymbolicLink(file, folder.resolve("elsewhere"));

    assertThatThrownBy(() -> Claim.on(file)).isInstanceOf(IOException.class);
    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void aLockOnAFileThatWasDeletedMeanwhileIsWorthNothing() throws IOException {
    var deletions = new int[1];

    Optional<Claim> claim = Claim.on(file, channel -> {
      if (deletions[0]++ == 0) {
        Files.delete(file);
        Files.createFile(file);
      }
      return channel.tryLock();
    });

    assertThat(claim).isPresent();
    assertThat(deletions[0]).as("tries").isEqualTo(2);
    claim.get().close();
  }

  private static Claim claimed(Path file) throws IOException {
    return Claim.on(file).orElseThrow();
  }
}
