package songstroke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.RealPart;
import songstroke.RealParts;
import songstroke.capture.keys.x11.Xvfb;

/// What a crash of the program leaves on disk, and what other programs get out of it: nothing.
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class LeftBehindIT {
  private static final List<String> RUN = List.of("--plain", "run", "--music", "none", "--duration", "300");

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"SEGV", "ABRT"})
  void aCrashLeavesNoCoreFileAndNoReport(String signal) throws Exception {
    try (Program program = Program.launch(folder, Map.of(), arguments("none"))) {
      program.awaitLine(line -> line.contains("music="));
      program.send(signal);
      assertThat(program.awaitEnd()).as(program.output()).isNotZero();
    }
    assertThat(leftBehind()).isEmpty();
  }

  @Test
  void noOtherProgramCanAttachToIt() throws Exception {
    try (Program program = Program.launch(folder, Map.of(), arguments("none"))) {
      program.awaitLine(line -> line.contains("music="));
      Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
          "-J-Dsun.tools.attach.attachTimeout=2000", Long.toString(program.pid()), "GC.class_histogram")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      assertThat(jcmd.waitFor()).isNotZero();
    }
  }

  @Test
  @RealParts(RealPart.XVFB)
  void aCrashWhileKeysAreHeardLeavesNoCoreFileWhateverStartedTheProgram() throws Exception {
    try (Xvfb server = Xvfb.start(folder);
        Program program = Program.startHeldBack(folder, server.env(), arguments("x11"))) {
      program.goAhead();
      program.awaitLine(line -> line.contains("music="));
      program.send("ABRT");
      assertThat(program.awaitEnd()).as(program.output()).isNotZero();
    }
    assertThat(leftBehind()).isEmpty();
  }

  private static String[] arguments(String keys) {
    return Stream.concat(RUN.stream(), Stream.of("--keys", keys)).toArray(String[]::new);
  }

  private List<String> leftBehind() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("core") || name.startsWith("hs_err")).toList();
    }
  }
}
