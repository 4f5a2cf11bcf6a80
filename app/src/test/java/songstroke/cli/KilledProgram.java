package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import songstroke.recorder.ChildJvm;
import songstroke.timeline.Clocks;

/// The program in a process of its own and in a folder of the test's, which the test kills as `kill -9` does once
/// something is true.
final class KilledProgram implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final Pattern PRESS = Pattern.compile("\"t\":(\\d+),\"key\"");

  private final Process process;
  private final Path output;

  /// What is waited for.
  interface Condition {
    boolean holds() throws IOException;
  }

  private KilledProgram(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /// Starts it; its home and its working folder are this folder.
  static KilledProgram start(Path folder, String... arguments) throws IOException {
    Path output = Files.createTempFile(folder, "said", ".txt");
    ProcessBuilder builder = ChildJvm.of(Main.class.getName(), arguments).directory(folder.toFile())
        .redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SONGSTROKE") || name.startsWith("XDG"));
    builder.environment().put("HOME", folder.toString());
    return new KilledProgram(builder.start(), output);
  }

  /// Kills it as soon as the condition holds.
  void killOnce(Condition condition) throws Exception {
    await(condition);
    process.destroyForcibly().waitFor();
  }

  /// Waits for its end, which is a good one.
  void succeeds() throws Exception {
    assertThat(process.waitFor(PATIENCE, TimeUnit.NANOSECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
  }

  /// Waits until the condition holds, while it runs.
  void await(Condition condition) throws Exception {
    long deadline = Clocks.system().monotonicNanos() + PATIENCE;
    while (!condition.holds()) {
      if (process.waitFor(2, TimeUnit.MILLISECONDS) || Clocks.system().monotonicNanos() > deadline) {
        throw new AssertionError("that did not come about; the program said:\n" + Files.readString(output));
      }
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /// A recording to be replayed: a key every 10 ms while one track plays.
  static Path keys(Path file, int presses) throws IOException {
    long start = 1_772_442_000_000L;
    List<String> lines = new ArrayList<>(List.of(
        "{\"format\":\"songstroke-recording/1\",\"start\":" + start + ",\"zone\":\"Europe/Berlin\"}",
        "{\"t\":" + (start + 50)
            + ",\"play\":\"playing\",\"track\":{\"title\":\"A\",\"artists\":[\"X\"],\"genres\":[\"ambient\"]}}"));
    for (int i = 0; i < presses; i++) {
      lines.add("{\"t\":" + (start + 300 + 10L * i) + ",\"key\":\"char\",\"hold\":8}");
    }
    lines.add("{\"t\":" + (start + 500 + 10L * presses) + ",\"mark\":\"end\"}");
    return Files.write(file, lines);
  }

  /// When each press was that lies in a recording or an artifact at or below these places, under whatever name.
  static Set<Long> presses(Path... places) throws IOException {
    Set<Long> presses = new TreeSet<>();
    for (Path place : places) {
      if (Files.exists(place)) {
        try (Stream<Path> files = Files.walk(place)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            addIfThere(presses, file);
          }
        }
      }
    }
    return presses;
  }

  /// A file that is being written goes by another name until it is whole, and may be gone by now.
  private static void addIfThere(Set<Long> presses, Path file) throws IOException {
    try {
      addTo(presses, file);
    } catch (NoSuchFileException _) {
      // It has its own name now.
    }
  }

  private static void addTo(Set<Long> presses, Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    boolean zipped = bytes.length > 1 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
    String text = new String(zipped
        ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
        : bytes, StandardCharsets.UTF_8);
    if (text.startsWith("{\"format\":\"songstroke-recording/1\"")) {
      Matcher press = PRESS.matcher(text);
      while (press.find()) {
        presses.add(Long.valueOf(press.group(1)));
      }
    }
  }
}
