package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Draws in a JVM of its own to which fontconfig shows no font at all.
class WithoutFontsTest {
  @TempDir
  Path folder;

  @BeforeEach
  void fontsComeFromFontconfig() {
    assumeTrue(System.getProperty("os.name").startsWith("Linux"), "Only where AWT asks fontconfig");
  }

  @Test
  void picturesAreTheSameBytes() throws Exception {
    Run run = run("charts");
    assertThat(run.output).isEqualTo(DrawAlone.charts());
    assertThat(run.code).isZero();
    try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
      assertThat(left).isEmpty();
    }
  }

  /// Were this to draw, the test above would prove nothing.
  @Test
  void withoutPreparationNothingCanBeDrawnThere() throws Exception {
    Run run = run("unprepared");
    assertThat(run.code).isNotZero();
    assertThat(run.output).isEmpty();
  }

  private record Run(int code, String output) {}

  private Run run(String what) throws IOException, InterruptedException, URISyntaxException {
    Path none = Files.writeString(folder.resolve("fonts.conf"),
        "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
    Files.createDirectories(folder.resolve("tmp"));
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.home=" + folder.resolve("no-home"),
        "-Djava.io.tmpdir=" + folder.resolve("tmp"), "-cp",
        String.join(":", List.of(place(Png.class), place(DrawAlone.class))), DrawAlone.class.getName(), what);
    builder.environment().clear();
    builder.environment().put("FONTCONFIG_FILE", none.toString());
    builder.redirectOutput(output.toFile()).redirectError(folder.resolve("errors").toFile());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Run(process.exitValue(), Files.readString(output));
  }

  private static String place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
