package songstroke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    assertThat(demo.output()).contains("This is a sample").contains("demo/segments.csv");
    assertThat(home.resolve("demo/wpm_by_genre.png")).exists();
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

  @Test
  void aBuildSaysThatItIsAlive() throws Exception {
    Ended built = build("""
        sleep 11
        echo '[INFO] --- maven-compiler-plugin:3.16.0:compile (default-compile) @ app ---'
        exit 1
        """);

    assertThat(built.output()).contains("building the program: about", "songstroke: starting Maven (10 s)");
  }

  @Test
  void aBuildThatFailsShowsItsLastLinesAndWhereTheRestIs() throws Exception {
    Ended failed = build("echo '[ERROR] no space left'; exit 1");

    assertThat(failed.exitCode()).isEqualTo(69);
    assertThat(failed.output()).contains("[ERROR] no space left", "the build failed",
        home.resolve("source/app/target/build.log").toString());
  }

  /// Starts a launcher that has nothing built yet, with this script in Maven's place.
  private Ended build(String maven) throws Exception {
    Path source = Files.createDirectories(home.resolve("source"));
    Path launcher = Files.copy(LAUNCHER, source.resolve("songstroke"), StandardCopyOption.COPY_ATTRIBUTES);
    Path bin = Files.createDirectories(home.resolve("bin"));
    Files.writeString(bin.resolve("mvn"), "#!/bin/sh\n" + maven);
    assertThat(bin.resolve("mvn").toFile().setExecutable(true)).isTrue();
    return launch(launcher, Map.of("PATH", bin + ":" + System.getenv("PATH"), "SONGSTROKE_JAVA",
        System.getProperty("java.home")), "--version");
  }

  private Ended launch(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return launch(LAUNCHER, environment, arguments);
  }

  private Ended launch(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
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
