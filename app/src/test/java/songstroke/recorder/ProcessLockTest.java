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

class ProcessLockTest {
  @TempDir
  Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve(".lock");
  }

  @Test
  void aSecondOneHasToWaitUntilTheFirstIsGivenUp() throws IOException {
    ProcessLock first = locked(file);
    assertThat(ProcessLock.on(file)).isEmpty();

    first.close();

    try (ProcessLock second = locked(file)) {
      assertThat(second.weakness()).isEmpty();
    }
  }

  @Test
  void anotherNameOfTheFolderLocksTheSame() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
    try (ProcessLock _ = locked(file)) {
      assertThat(ProcessLock.on(link.resolve(".lock"))).isEmpty();
      assertThat(ProcessLock.on(folder.resolve("..").resolve(folder.getFileName()).resolve(".lock")))
          .isEmpty();
    } finally {
      Files.delete(link);
    }
  }

  @Test
  void nothingStaysWhenItIsGivenUp() throws IOException {
    locked(file).close();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatAnotherProcessHasIsTakenUntilItIsKilled() throws Exception {
    Process other = LockingProcess.start(file);
    try {
      assertThat(ProcessLock.on(file)).isEmpty();
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(file).as("left behind").exists();

    locked(file).close();

    assertThat(file).doesNotExist();
  }

  @Test
  void whereTheFileSystemKnowsNoLocksItSaysWhyItIsWeak() throws IOException {
    try (ProcessLock weak = ProcessLock.on(file, _ -> {
      throw new IOException("No locks available");
    }).orElseThrow()) {
      assertThat(weak.weakness()).contains("No locks available");
      assertThat(ProcessLock.on(file)).as("within one process it holds").isEmpty();
    }
  }

  @Test
  void aLinkInPlaceOfTheFileIsNotFollowed() throws IOException {
    Files.createSymbolicLink(file, folder.resolve("elsewhere"));

    assertThatThrownBy(() -> ProcessLock.on(file)).isInstanceOf(IOException.class);
    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void aLockOnAFileThatWasDeletedMeanwhileIsWorthNothing() throws IOException {
    var deletions = new int[1];

    Optional<ProcessLock> lock = ProcessLock.on(file, channel -> {
      if (deletions[0]++ == 0) {
        Files.delete(file);
        Files.createFile(file);
      }
      return channel.tryLock();
    });

    assertThat(lock).isPresent();
    assertThat(deletions[0]).as("tries").isEqualTo(2);
    lock.get().close();
  }

  private static ProcessLock locked(Path file) throws IOException {
    return ProcessLock.on(file).orElseThrow();
  }
}
