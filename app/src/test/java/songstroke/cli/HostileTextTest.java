package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that would take over a terminal, turn the text around them or hide in it reach no output as they are.
class HostileTextTest {
  private static final String HOSTILE = "\u001b[31mred\u001b]0;title\u0007\u001b]52;c;cHduZWQ=\u0007\u009b2J\u0085"
      + "\u202eturned\u202c\u2066in\u2069\u2028line\u2029end\u200bz\u2060w\ufeffx\u007f\ud83d!\rback\tand\bforth";

  @TempDir
  Path folder;
  private Path recording;

  @BeforeEach
  void recordHostileNames() throws IOException {
    recording = folder.resolve("hostile.jsonl");
    Files.writeString(recording, recording());
  }

  @Test
  void analyzeReportAndItsFilesHoldNoHostileCharacter() throws IOException {
    harmless(
        cli().run("analyze", recording.toString(), "--out", folder.resolve("out").toString()).succeeds());
    harmless(cli().run("analyze", recording.toString(), "--out", folder.resolve("json").toString(), "--json")
        .succeeds());
    Path segments = folder.resolve("out/segments.csv");
    for (String by : List.of("genre", "artist", "track", "bucket", "hour")) {
      for (String form : List.of("--plain", "--csv", "--json")) {
        harmless(cli().run("report", "--by", by, form, "--segments", segments.toString()).succeeds());
      }
    }
    harmlessFilesBelow(folder.resolve("out"));
  }

  @Test
  void anOldSegmentTableIsCleanedAsItIsRead() throws IOException {
    Path old = folder.resolve("old.csv");
    cli().run("analyze", recording.toString(), "--out", folder.resolve("out").toString()).succeeds();
    Files.writeString(old,
        Files.readString(folder.resolve("out/segments.csv")).replace("Band", "B\u202e\u001b[7mand"));
    for (String form : List.of("--plain", "--csv", "--json")) {
      harmless(cli().run("report", "--by", "artist", form, "--segments", old.toString()).succeeds());
    }
  }

  @Test
  void runsAndWhatIsKeptOfThemHoldNoHostileCharacter() throws IOException {
    String source = "replay:" + recording;
    harmless(
        cli().run("run", "--duration", "1", "--keys", source, "--music", source, "--task", HOSTILE, "--out",
            folder.resolve("out").toString()).succeeds());
    for (List<String> command : List.of(List.of("pipeline", "runs"), List.of("pipeline", "show", "last"),
        List.of("pipeline", "logs", "last"), List.of("artifact", "list"), List.of("genre", "pending"),
        List.of("genre", "show", HOSTILE), List.of("genre", "classify", HOSTILE))) {
      harmless(cli().run(command.toArray(String[]::new)));
      harmless(cli().run(Stream.concat(command.stream(), Stream.of("--json")).toArray(String[]::new)));
    }
    harmlessFilesBelow(folder.resolve("out"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"report --by X", "report --segments X", "analyze X", "run --keys X", "run --music X",
        "X", "pipeline run X", "pipeline show X", "stack use X", "genre show X", "artifact show X",
        "--config X report",
        "run --task X --duration X", "step run X", "secret delete X"})
  void anErrorShowsNoHostileArgument(String command) {
    String[] words = Stream.of(command.split(" ", -1)).map(word -> word.equals("X") ? HOSTILE : word)
        .toArray(String[]::new);
    boolean writes = words[0].equals("run") || words[0].equals("analyze");
    harmless(cli().run(writes
        ? Stream.concat(Stream.of(words), Stream.of("--out", folder.resolve("out").toString()))
            .toArray(String[]::new)
        : words));
  }

  private Cli cli() {
    return new Cli(folder);
  }

  private static void harmless(Cli.Call call) {
    harmless(call.out());
    harmless(call.err());
  }

  private static void harmlessFilesBelow(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).filter(one -> !one.toString().endsWith(".png"))
          .toList()) {
        harmless(Files.readString(file));
      }
    }
  }

  private static void harmless(String text) {
    assertThat(text.codePoints().filter(c -> c != '\n' && (Character.getType(c) == Character.CONTROL
        || Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
        || Character.getType(c) == Character.SURROGATE))
        .mapToObj(Integer::toHexString).distinct().toList()).as(text).isEmpty();
  }

  /// Six sessions of two artists, of which one makes a difference, so that sentences name them.
  private static String recording() {
    var random = new Random(5);
    var lines = new StringBuilder();
    long t = 1_772_442_000_000L;
    lines.append("""
        {"format":"songstroke-recording/1","start":%d,"zone":"Europe/Berlin","keys":"x11","music":"mpris"}
        """.formatted(t)).append("{\"t\":" + t + ",\"task\":\"" + escaped() + "\"}\n");
    for (int session = 0; session < 6; session++) {
      for (int track = 0; track < 8; track++) {
        int band = track % 2;
        String name = "Band" + band + escaped();
        lines.append("{\"t\":" + t + ",\"play\":\"playing\",\"kind\":\"music\","
            + "\"player\":\"" + name + "\",\"track\":{\"id\":\"" + name + "\",\"title\":\"" + name
            + "\",\"artists\":[\"" + name + "\"],\"album\":\"" + name + "\",\"genres\":[\"" + name
            + "\"]}}\n");
        for (int press = 0; press < 300; press++) {
          t += 110 + 25 * band + random.nextInt(40);
          lines.append("{\"t\":" + t + ",\"key\":\"char\"}\n");
        }
      }
      t += 3_600_000;
    }
    return lines + "{\"t\":" + t + ",\"mark\":\"end\"}\n";
  }

  private static String escaped() {
    var text = new StringBuilder();
    HOSTILE.chars().forEach(c -> text.append("\\u%04x".formatted(c)));
    return text.toString();
  }
}
