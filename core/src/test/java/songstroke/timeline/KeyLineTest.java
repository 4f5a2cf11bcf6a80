package songstroke.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines of presses are read from their bytes; everything must come out as if all lines were read as JSON.
class KeyLineTest {
  private static final String HEADER = "{\"format\":\"songstroke-recording/1\",\"start\":1000}\n";
  private static final int CASES = 8_000;

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"{\"t\":5,\"key\":\"char\"}\n", "{\"key\":\"space\",\"t\":0}\n",
    "{\"hold\":108,\"repeat\":true,\"key\":\"backspace\",\"t\":1772442000137}\n",
    "{ \"t\" : 5 ,\t\"key\"\t: \"other\" , \"repeat\" : false , \"hold\" : 0 } \r\n"})
  void aPressIsUnderstoodInAnyOrderAndWithAnyBlanks(String line) {
    assertThat(scanned(line)).isEqualTo(line.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"t\":5}\n", "{\"key\":\"char\"}\n", "{\"t\":05,\"key\":\"char\"}\n",
    "{\"t\":5,\"t\":5,\"key\":\"char\"}\n", "{\"t\":-5,\"key\":\"char\"}\n", "{\"t\":5.0,\"key\":\"char\"}\n",
    "{\"t\":5e3,\"key\":\"char\"}\n", "{\"t\":1234567890123456789,\"key\":\"char\"}\n",
    "{\"t\":5,\"key\":\"chars\"}\n", "{\"t\":5,\"key\":\"Char\"}\n", "{\"t\":5,\"key\":\"ch\\u0061r\"}\n",
    "{\"t\":5,\"key\":\"char\",\"hold\":null}\n", "{\"t\":5,\"key\":\"char\",\"hold\":9999999999}\n",
    "{\"t\":5,\"key\":\"char\",\"x\":1}\n", "{\"t\":5,\"key\":\"char\"}}\n", "{\"t\":5,\"key\":\"char\",}\n",
    "{\"t\":5,\"key\":\"char\"}", "{\"t\" 5,\"key\":\"char\"}\n",
    "{\"t\":5,\"key\":\"char\",\"repeat\":tru}\n",
    "\n", " {\"t\":5,\"key\":\"char\"}\n", "{}\n", "{\"t\":5\n,\"key\":\"char\"}\n"})
  void everythingElseIsLeftToTheJsonReader(String line) {
    assertThat(scanned(line)).isEqualTo(KeyLineScanner.NO_PRESS);
  }

  @Test
  void aRunGoesOnOverTheEndOfTheBuffer() throws IOException {
    var text = new StringBuilder(HEADER);
    List<String> expected = new ArrayList<>();
    KeyClass[] classes = KeyClass.values();
    for (int i = 0; i < 10_000; i++) {
      var press = new KeyPress(1000 + i * 7L, classes[i % classes.length], i % 300, i % 2 == 0);
      text.append(
          "{\"repeat\":%b,\"hold\":%d,\"key\":\"%s\",\"t\":%d}\n".formatted(press.repeat(), press.holdMs(),
              press.keyClass().code(), press.t()));
      expected.add(press.toString());
    }
    expected.add("last at 70993");
    byte[] file = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int room : new int[]{1, 16, 17, 4096, 1 << 20}) {
      assertThat(outcome(file, room, KeyLineTest::inRuns)).as("room %d", room).isEqualTo(expected);
    }
  }

  @Test
  void everyLineGivesTheEventsWarningsAndErrorsThatItGivesAsJson() throws IOException {
    var random = new Random(20261201);
    int presses = 0;
    int errors = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] file = file(random);
      int room = 1 + random.nextInt(300);
      List<String> byBytes = outcome(file, room, KeyLineTest::inRuns);
      List<String> byJson = outcome(file, 512, (reader, _) -> reader.nextParsed());
      assertThat(byBytes).as(() -> new String(file, StandardCharsets.UTF_8)).isEqualTo(byJson);
      assertThat(outcome(file, room, (reader, _) -> reader.next()))
          .as(() -> "one by one: " + new String(file, StandardCharsets.UTF_8)).isEqualTo(byJson);
      presses += (int) byBytes.stream().filter(text -> text.startsWith("KeyPress")).count();
      errors += (int) byBytes.stream().filter(text -> text.startsWith("test, line")).count();
    }
    assertThat(presses).as("the generator makes presses").isGreaterThan(CASES / 4);
    assertThat(errors).as("and mistakes").isGreaterThan(CASES / 10);
  }

  @Test
  void aFileOfSeveralZippedPartsIsReadWhole() throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (String part : List.of(HEADER, "{\"t\":1000,\"key\":\"char\"}\n{\"t\":10",
        "01,\"key\":\"space\"}\n")) {
      try (var zip = new GZIPOutputStream(bytes)) {
        zip.write(part.getBytes(StandardCharsets.UTF_8));
      }
    }
    Path file = folder.resolve("r.jsonl.gz");
    Files.write(file, bytes.toByteArray());

    var presses = new PressColumns();
    try (RecordingReader reader = RecordingReader.open(file, _ -> {})) {
      assertThat(reader.next(presses)).isNull();
    }
    assertThat(presses.size()).isEqualTo(2);
  }

  @Test
  void aLineOfMoreThanAMegabyteIsRefusedAndOneOfAMegabyteIsNot() throws IOException {
    String line = "{\"t\":1000,\"key\":\"char\",\"x\":\"%s\"}";
    int room = (1 << 20) - line.length() + 2;
    for (int more : new int[]{0, 1}) {
      byte[] file = (HEADER + line.formatted("x".repeat(room + more)) + "\n")
          .getBytes(StandardCharsets.UTF_8);
      try (RecordingReader reader = RecordingReader.of("test", in(file), _ -> {})) {
        if (more == 0) {
          assertThat(reader.next()).isInstanceOf(KeyPress.class);
        } else {
          assertThatThrownBy(reader::next).hasMessage("test, line 2: the line is longer than a megabyte");
        }
      }
    }
  }

  @Test
  void aPressWithMoreThanAMegabyteOfBlanksIsRefusedToo() throws IOException {
    String line = "{\"t\":1000,\"key\":\"char\"%s}";
    int room = (1 << 20) - line.length() + 2;
    List<String> refused = List.of("test, line 2: the line is longer than a megabyte", "last at 1000");
    for (int more : new int[]{0, 1}) {
      byte[] file = (HEADER + line.formatted(" ".repeat(room + more)) + "\n")
          .getBytes(StandardCharsets.UTF_8);
      assertThat(outcome(file, 1 << 16, KeyLineTest::inRuns).equals(refused)).isEqualTo(more == 1);
    }
  }

  private static int scanned(String line) {
    byte[] bytes = (line + "\0".repeat(KeyLineScanner.PADDING)).getBytes(StandardCharsets.UTF_8);
    return new KeyLineScanner().scan(bytes, 0);
  }

  private static InputStream in(byte[] file) {
    return new ByteArrayInputStream(file);
  }

  /// A few lines, most of them presses, some with a mistake.
  private static byte[] file(Random random) {
    var text = new StringBuilder(HEADER);
    long t = 1000;
    for (int lines = random.nextInt(8); lines >= 0; lines--) {
      t += random.nextInt(3) * 100L - (random.nextInt(20) == 0 ? 150 : 0);
      text.append(line(t, random)).append(random.nextInt(30) == 0 ? "\r\n" : "\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(5) == 0) {
      bytes = damaged(bytes, random);
    }
    return random.nextInt(10) == 0
        ? Arrays.copyOf(bytes, HEADER.length() + random.nextInt(bytes.length - HEADER.length()))
        : bytes;
  }

  /// The same file with a byte behind the header replaced, put in or taken out.
  private static byte[] damaged(byte[] file, Random random) {
    int at = HEADER.length() + random.nextInt(file.length - HEADER.length());
    String odd = "{}[]\",:\\ \t\r\n0159-+.eEtfn\0x\u00ef\u00bb\u00bf\u00c3\u00ff";
    byte put = (byte) odd.charAt(random.nextInt(odd.length()));
    var damaged = new ByteArrayOutputStream();
    int kind = random.nextInt(3);
    damaged.write(file, 0, at);
    if (kind > 0) {
      damaged.write(put);
    }
    int rest = kind < 2 ? at + 1 : at;
    damaged.write(file, rest, file.length - rest);
    return damaged.toByteArray();
  }

  private static String line(long t, Random random) {
    List<String> fields = new ArrayList<>();
    if (random.nextInt(10) == 0) {
      return any(random, "", "{}", "{\"t\":" + t + ",\"play\":\"paused\"}",
          "{\"t\":" + t + ",\"mark\":\"pause\"}",
          "{\"t\":" + t + ",\"task\":\"x\"}", "{\"t\":" + t + ",\"new\":1}");
    }
    fields.add("\"t\":"
        + any(random, t, t, t, t, t, t, t, t, t, t, t, t, t, t, t, t, "null", "1e3", "0" + t, t + ".0",
            "\"5\"", Long.MAX_VALUE,
            Long.MAX_VALUE + "0"));
    fields.add("\"key\":"
        + any(random, "\"char\"", "\"char\"", "\"char\"", "\"char\"", "\"char\"", "\"space\"",
            "\"backspace\"", "\"other\"",
            "\"cha\\u0072\"", "\"shift\"", "null", "5"));
    if (random.nextBoolean()) {
      fields.add("\"hold\":"
          + any(random, 80, 0, 108, 1000, 253, 254, 255, "null", -1, 2_147_483_647L, 2_147_483_648L,
              999_999_999, "1.5", "true"));
    }
    if (random.nextInt(4) == 0) {
      fields.add("\"repeat\":" + any(random, "true", "false", "null", 1));
    }
    if (random.nextInt(15) == 0) {
      fields.add(
          any(random, "\"x\":[1,{\"t\":2}]", "\"t\":" + t, "\"key\":\"char\"", "\"note\":\"a \\\"b\\\"\"",
              "\"hold\":5"));
    }
    Collections.shuffle(fields, random);
    if (random.nextBoolean()) {
      return "{" + String.join(",", fields) + "}";
    }
    String comma = any(random, ",", ",", ", ", " ,\t");
    return any(random, "{", "{", "{ ") + String.join(comma, fields) + any(random, "}", "}", "} ", " }");
  }

  private static String any(Random random, Object... choice) {
    return choice[random.nextInt(choice.length)].toString();
  }

  /// Reads the next event, or the presses before it.
  private interface Reading {
    @Nullable
    TimelineEvent next(RecordingReader reader, Consumer<String> outcome) throws IOException;
  }

  private static @Nullable TimelineEvent inRuns(RecordingReader reader, Consumer<String> outcome)
      throws IOException {
    return reader.next((t, keyClass, hold, repeat) -> outcome
        .accept(new KeyPress(t, keyClass, hold, repeat).toString()));
  }

  /// All events, warnings and the error of a file, in their order, and where it ended.
  private static List<String> outcome(byte[] file, int room, Reading reading) throws IOException {
    List<String> outcome = new ArrayList<>();
    try (RecordingReader reader = RecordingReader.of("test", new RecordingLines(in(file), room),
        outcome::add)) {
      try {
        for (TimelineEvent event = reading.next(reader, outcome::add); event != null; event = reading.next(
            reader,
            outcome::add)) {
          outcome.add(event.toString());
        }
      } catch (RecordingFormatException e) {
        outcome.add(String.valueOf(e.getMessage()));
      }
      outcome.add("last at " + reader.lastTime());
    }
    return outcome;
  }
}
