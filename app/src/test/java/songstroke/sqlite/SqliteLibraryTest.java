package songstroke.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import songstroke.store.SqliteRunStore;

/// In processes of their own: a process takes the library once.
class SqliteLibraryTest {
  @TempDir
  Path folder;
  @TempDir
  Path temporary;

  @SuppressWarnings("NullAway") // set before each test
  private Path data;

  /// Opens the store and dies without cleaning up.
  static final class Opening {
    private Opening() {}

    public static void main(String... arguments) {
      SqliteRunStore.open(Path.of(arguments[0])).runs(1);
      Runtime.getRuntime().halt(0);
    }
  }

  @BeforeEach
  void chooseFolder() {
    data = folder.resolve("data");
  }

  @Test
  void itIsUnpackedOnceAndNothingStaysInTheTemporaryFolder() throws Exception {
    finish(start());
    List<Path> unpacked = below(data.resolve("native"));
    assertThat(unpacked).hasSize(1);
    assertThat(unpacked.getFirst().toString()).contains("sqlite-");
    Object before = Files.getAttribute(unpacked.getFirst(), "lastModifiedTime");
    finish(start());
    assertThat(below(data.resolve("native"))).isEqualTo(unpacked);
    assertThat(Files.getAttribute(unpacked.getFirst(), "lastModifiedTime")).isEqualTo(before);
    assertThat(below(temporary)).isEmpty();
  }

  @Test
  void severalProcessesMayDoItAtOnce() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      processes.add(start());
    }
    for (Process process : processes) {
      finish(process);
    }
    assertThat(below(data.resolve("native"))).hasSize(1);
    assertThat(below(temporary)).isEmpty();
  }

  @Test
  void aHalfOfAnEarlierDeathIsReplaced() throws Exception {
    finish(start());
    Path library = below(data.resolve("native")).getFirst();
    long whole = Files.size(library);
    Files.write(library, new byte[100]);
    finish(start());
    assertThat(library).hasSize(whole);
  }

  @Test
  void aFileOfTheSameSizeWithOtherBytesIsReplaced() throws Exception {
    finish(start());
    Path library = below(data.resolve("native")).getFirst();
    byte[] whole = Files.readAllBytes(library);
    byte[] other = whole.clone();
    other[other.length / 2] ^= 1;
    Files.write(library, other);
    finish(start());
    assertThat(library).hasBinaryContent(whole);
    assertThat(below(temporary)).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nobodyElseCanChangeItEvenWhereTheyOnceCould() throws Exception {
    finish(start());
    Path library = below(data.resolve("native")).getFirst();
    Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("rw-rw-rw-"));
    Files.setPosixFilePermissions(library.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
    finish(start());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(library))).isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(library.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void whereItCannotBeUnpackedTheDriverGoesItsOwnWay() throws Exception {
    Files.createDirectories(data);
    Files.writeString(data.resolve("native"), "a file is in the way");
    finish(start());
    assertThat(data.resolve("native")).hasContent("a file is in the way");
    assertThat(below(temporary)).as("the driver's own").isNotEmpty();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + temporary,
        "-cp",
        System.getProperty("java.class.path"), Opening.class.getName(), data.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static void finish(Process process) throws IOException, InterruptedException {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).isEmpty();
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> !file.toString().contains("hsperf")).toList();
    }
  }
}
