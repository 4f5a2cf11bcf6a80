package songstroke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `./songstroke`, in a fresh home folder.
class LauncherIT {
  private static final Path LAUNCHER = Path.of("..", "songstroke").toAbsolutePath().normalize();

  @TempDir
  Path home;

  private record Ended(int exitCode, String output) {}

  @Test
  void theDemoOfTheReadmeRunsInAFreshHome() throws Exception {
    Ended demo = launch(Map.of(), "demo");

    assertThat(demo.exitCode()).as(demo.output()).isZero();
    assertThat(demo.output()).contains("This is a sample").contains("data/segments.csv");
    assertThat(home.resolve("data/wpm_by_genre.png")).exists();
  }

  @Test
  void everyCommandOfTheReadmeIsUnderstood() throws Exception {
    List<String> commands = Files.readAllLines(Path.of("..", "README.md")).stream()
        .filter(line -> line.startsWith("./songstroke "))
        .map(line -> line.replaceFirst("\\s*#.*", "").substring("./songstroke ".length()))
        .toList();

    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      List<String> words = new ArrayList<>(List.of(command.split(" ")));
      words.add("--help");
      Ended help = launch(Map.of(), words.toArray(String[]::new));
      assertThat(help.exitCode()).as(command + ": " + help.output()).isZero();
    }
  }

  @Test
  void aJavaThatIsTooOldIsRefusedInOneLine() throws Exception {
    Path old = Files.createDirectories(home.resolve("jdk-17/bin"));
    Files.createFile(old.resolve("java")).toFile().setExecutable(true);
    Files.writeString(home.resolve("jdk-17/release"), "JAVA_VERSION=\"17.0.15\"\n");

    Ended refused = launch(Map.of("SONGSTROKE_JAVA", home.resolve("jdk-17").toString()), "--version");

    assertThat(refused.exitCode()).isEqualTo(69);
    assertThat(refused.output().lines()).singleElement().asString().contains("SONGSTROKE_JAVA", "Java 25");
  }

  private Ended launch(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
