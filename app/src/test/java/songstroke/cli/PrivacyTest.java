package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.settings.ConfigFile;
import songstroke.settings.Key;
import songstroke.timeline.Clocks;
import songstroke.wiring.ProcessContext;

/// What the program keeps is for its owner alone, whatever the umask. A process has one umask, so the commands run in
/// processes of their own.
@DisabledOnOs(OS.WINDOWS)
class PrivacyTest {
  private static final String RECORDING = """
      {"format":"songstroke-recording/1","start":1772442000000,"zone":"Europe/Berlin","keys":"x11","music":"mpris"}
      {"t":1772442000050,"play":"playing","track":{"title":"A","artists":["X"],"genres":["ambient"]},"position_ms":0}
      {"t":1772442000300,"key":"char","hold":90}
      {"t":1772442000700,"mark":"end"}
      """;

  @TempDir
  Path folder;

  /// Runs in `args[0]` the command that follows; without one, everything that keeps things.
  static final class EveryCommand {
    private EveryCommand() {}

    public static void main(String... arguments) throws Exception {
      Path work = Path.of(arguments[0]);
      if (arguments.length > 1) {
        System.exit(Main.run(around(work), Arrays.copyOfRange(arguments, 1, arguments.length)));
      }
      String replay = "replay:" + work.resolve("r.jsonl");
      for (List<String> command : List.of(
          List.of("demo", "--out", work.resolve("made/deep").toString()),
          List.of("run", "--keys", replay, "--music", replay, "--task", "letters", "--out",
              work.resolve("person").toString()),
          List.of("run", "--keys", replay, "--music", replay, "--out", work.resolve("own").toString()),
          List.of("pipeline", "run", "demo"),
          List.of("pipeline", "run", "correlation", "--param", "duration=1", "--param", "keys=" + replay,
              "--param", "music=" + replay),
          List.of("analyze", work.resolve("r.jsonl").toString(), "--out",
              work.resolve("analyzed").toString()),
          List.of("artifact", "export", "collect_and_track.recording", "--out",
              work.resolve("exported/recording.jsonl").toString()),
          List.of("genre", "set", "X", "dub techno"),
          List.of("secret", "set", "lastfm.api-key"),
          List.of("stack", "register", "mine", "--secret-store", "env"),
          List.of("spotify", "status"))) {
        int exitCode = Main.run(around(work), command.toArray(String[]::new));
        if (exitCode != ExitCode.OK) {
          throw new IllegalStateException(command + " ended with " + exitCode);
        }
      }
      new ConfigFile(work.resolve(".config/songstroke/config.toml")).set(Key.CONTACT, "me@example.org");
    }

    private static ProcessContext around(Path work) {
      var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
      return new ProcessContext(new PrintWriter(PrintWriter.nullWriter()), err, false,
          Map.of("HOME", work.toString()), work, Clocks.system(),
          new ByteArrayInputStream("secret\n".getBytes(StandardCharsets.UTF_8)));
    }
  }

  @BeforeEach
  void writeARecordingAndAFolderOfThePersonsOwn() throws IOException {
    mode(Files.writeString(folder.resolve("r.jsonl"), RECORDING), "rw-r--r--");
    mode(Files.createDirectory(folder.resolve("person")), "rwxr-xr-x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"000", "002", "022", "077"})
  void everythingThatIsKeptIsForItsOwnerAlone(String umask) throws Exception {
    run(umask);

    assertThat(open(folder)).containsExactly("person rwxr-xr-x", "r.jsonl rw-r--r--");
    assertThat(folder.resolve(".local/share/songstroke")).isDirectoryContaining("glob:**/songstroke.db")
        .isDirectoryContaining("glob:**/genres.db").isDirectoryContaining("glob:**/secrets.json")
        .isDirectoryContaining("glob:**/native").isDirectoryContaining("glob:**/runs")
        .isDirectoryContaining("glob:**/artifacts").isDirectoryContaining("glob:**/running");
    assertThat(folder.resolve("person/segments.csv")).exists();
    assertThat(folder.resolve("exported/recording.jsonl")).exists();
  }

  @Test
  void whatAnEarlierVersionLeftOpenIsMadePrivateByTheNextCommand() throws Exception {
    run("022");
    Path data = folder.resolve(".local/share/songstroke");
    Path target = mode(Files.writeString(folder.resolve("linked"), "of somebody else"), "rw-rw-rw-");
    Files.createSymbolicLink(data.resolve("link"), target);
    for (Path path : below(folder.resolve(".local"))) {
      if (!Files.isSymbolicLink(path)) {
        mode(path, Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--");
      }
    }

    new Cli(folder).run("pipeline", "runs").succeeds();

    assertThat(open(data)).isEmpty();
    assertThat(open(folder)).contains("linked rw-rw-rw-", ".local/share rwxr-xr-x");
  }

  @Test
  void aFolderOfThePersonsOwnBesideTheDataKeepsItsMode() throws IOException {
    mode(Files.createDirectories(folder.resolve("home")), "rwxrwxr-x");
    mode(Files.createDirectories(folder.resolve("home/other")), "rwxrwxr-x");

    new Cli(folder).run("--home", folder.resolve("home").toString(), "genre", "set", "X", "jazz").succeeds();
    new Cli(folder).run("--home", folder.resolve("home").toString(), "genre", "show", "X").succeeds();

    assertThat(open(folder.resolve("home"))).containsExactly("other rwxrwxr-x");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("home"))))
        .isEqualTo("rwxrwxr-x");
  }

  /// Another engine's next step may run as another user.
  @Test
  void theOutputsOfAStepForAnotherEngineGoByTheUmask() throws Exception {
    run("027", "step", "run", "write", "--run-id", "r", "--in", folder.resolve("in").toString(), "--out",
        folder.resolve("out").toString(), "--param", "word=typing");

    assertThat(open(folder.resolve("out"))).hasSizeGreaterThan(1)
        .allMatch(path -> path.endsWith("rw-r-----"));
    assertThat(open(folder)).contains("out rwxr-x---");
  }

  private void run(String umask, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
    command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED", "-cp",
        System.getProperty("java.class.path"), EveryCommand.class.getName(), folder.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }

  /// What others can use below a folder, with its mode.
  private static List<String> open(Path folder) throws IOException {
    List<String> open = new ArrayList<>();
    for (Path path : below(folder)) {
      String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
      if (!Files.isSymbolicLink(path) && !mode.endsWith("------")) {
        open.add(folder.relativize(path) + " " + mode);
      }
    }
    return open;
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> !path.equals(folder)).sorted().toList();
    }
  }

  private static Path mode(Path path, String mode) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
