package songstroke.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir
  Path folder;

  @Test
  void replacesAFileByOneOfTheSameName() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "a longer text of before");

    WholeFile.write(file, "new");

    assertThat(file).hasContent("new");
    assertNothingElseIn(folder, file);
  }

  @Test
  void aContentThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "old");

    assertThatThrownBy(() -> WholeFile.write(file, out -> {
      out.write("half".getBytes(US_ASCII));
      throw new IllegalStateException("no more");
    })).hasMessage("no more");

    assertThat(file).hasContent("old");
    assertNothingElseIn(folder, file);
  }

  @Test
  void nobodySeesTheFileBeforeItIsRenamed() throws IOException {
    Path target = folder.resolve("late");
    try (WholeFile file = WholeFile.of(target)) {
      file.out().write("x".getBytes(US_ASCII));
      file.out().flush();
      assertThat(target).doesNotExist();
      assertThat(file.temporary()).hasContent("x");
      file.moveTo(target);
    }

    assertThat(target).hasContent("x");
    assertNothingElseIn(folder, target);
  }

  @Test
  void twoWritersOfOneFileDoNotMix() throws IOException {
    Path target = folder.resolve("both");
    try (WholeFile first = WholeFile.of(target); WholeFile second = WholeFile.of(target)) {
      first.out().write("first".getBytes(US_ASCII));
      second.out().write("second".getBytes(US_ASCII));
      second.moveDurablyTo(target);
      first.moveDurablyTo(target);
    }

    assertThat(target).hasContent("first");
    assertNothingElseIn(folder, target);
  }

  @Test
  void anInterruptionOfTheThreadCostsNoFile() throws IOException {
    Path file = folder.resolve("kept");
    Thread.currentThread().interrupt();
    try {
      WholeFile.write(file, "text");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(file).hasContent("text");
  }

  @Test
  void aNameAsLongAsNamesMayBeCanBeWritten() throws IOException {
    Path file = folder.resolve("n".repeat(255));

    WholeFile.writeDurably(file, "text");

    assertThat(file).hasContent("text");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFileIsPrivateFromTheBeginningAndSoIsAFolderMadeForIt() throws IOException {
    Path target = folder.resolve("made/secret");
    try (WholeFile file = WholeFile.of(target)) {
      assertThat(mode(file.temporary())).isEqualTo("rw-------");
      file.moveTo(target);
    }

    assertThat(mode(target)).isEqualTo("rw-------");
    assertThat(mode(folder.resolve("made"))).isEqualTo("rwx------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatOthersCouldReadIsReplacedByAPrivateOne() throws IOException {
    Path file = Files.writeString(folder.resolve("open"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    WholeFile.write(file, "new");

    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSharedFileHasTheModeOfAnyNewFile() throws IOException {
    Path usual = Files.createFile(folder.resolve("usual"));
    Path target = folder.resolve("shared");
    try (WholeFile file = WholeFile.shared(target)) {
      file.moveTo(target);
    }

    assertThat(mode(target)).isEqualTo(mode(usual));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void assertNothingElseIn(Path folder, Path file) throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
