package songstroke.file;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PrivateFilesTest {
  @TempDir
  Path folder;

  @Test
  void aFolderIsMadePrivateWithAllThatWereMissingAboveIt() throws IOException {
    mode(folder, "rwxr-xr-x");

    PrivateFiles.createFolder(folder.resolve("a/b"));

    assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
    assertThat(mode(folder.resolve("a"))).isEqualTo("rwx------");
    assertThat(mode(folder.resolve("a/b"))).isEqualTo("rwx------");
  }

  @Test
  void aFolderThatExistsKeepsItsMode() throws IOException {
    mode(folder, "rwxr-xr-x");

    assertThat(PrivateFiles.createFolder(folder)).isEqualTo(folder);
    assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void aFolderInPlaceOfAFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("taken"));

    assertThatThrownBy(() -> PrivateFiles.createFolder(file)).isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void anOpenedFileIsMadePrivate() throws IOException {
    Path file = folder.resolve("new/log");
    try (FileChannel channel = PrivateFiles.open(file, CREATE, WRITE)) {
      assertThat(channel.isOpen()).isTrue();
    }

    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(folder.resolve("new"))).isEqualTo("rwx------");
  }

  @Test
  void aCreatedFileIsEmptyAndPrivateAndAnExistingOneKeepsItsContent() throws IOException {
    Path file = PrivateFiles.createFile(folder.resolve("made/file"));
    assertThat(file).isEmptyFile();
    assertThat(mode(file)).isEqualTo("rw-------");

    Files.writeString(file, "text");
    mode(file, "rw-r--r--");

    assertThat(PrivateFiles.createFile(file)).hasContent("text");
    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void anOldFileThatOthersCouldReadBecomesPrivateAndKeepsItsContent() throws IOException {
    Path file = Files.writeString(folder.resolve("log"), "old ");
    mode(file, "rw-rw-r--");
    try (FileChannel channel = PrivateFiles.open(file, CREATE, APPEND)) {
      channel.write(ByteBuffer.wrap("new".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(file).hasContent("old new");
  }

  @Test
  void tighteningTakesNothingFromTheOwner() throws IOException {
    Path file = Files.createFile(folder.resolve("readOnly"));
    mode(file, "r-xr-xrwx");
    assertThat(PrivateFiles.isOpen(file)).isTrue();

    PrivateFiles.tighten(file);

    assertThat(mode(file)).isEqualTo("r-x------");
    assertThat(PrivateFiles.isOpen(file)).isFalse();
  }

  @Test
  void whatThisProcessMadeIsOurs() throws IOException {
    assertThat(PrivateFiles.isOurs(Files.createFile(folder.resolve("mine")))).isTrue();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
