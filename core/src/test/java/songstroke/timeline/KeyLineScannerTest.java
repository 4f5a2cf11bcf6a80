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
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines of presses are read from their bytes; everything must come out as if all lines were read as JSON.
class KeyLineScannerTest {
  private static final String HEADER = "{\"format\":\"songstroke-recording/1\",\"start\":1000}\n";
  private static final int CASES = 20_000;

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
  void everyLineGivesTheEventsWarningsAndErrorsThatItGivesAsJson() throws IOException {
    var random = new Random(20261201);
    int presses = 0;
    int errors = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] file = file(random);
      int room = 1 + random.nextInt(300);
      List<String> byBytes = outcome(new RecordingLines(in(file), room));
      List<String> byJson = outcome(new RecordingLines(in(spacedOut(file))));
      assertThat(byBytes).as(() -> new String(file, StandardCharsets.UTF_8)).isEqualTo(byJson);
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
    for (int lines = random.nextInt(6); lines >= 0; lines--) {
      t += random.nextInt(3) * 100L - (random.nextInt(20) == 0 ? 150 : 0);
      text.append(line(t, random)).append(random.nextInt(30) == 0 ? "\r\n" : "\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(3) == 0) {
      int at = HEADER.length() + random.nextInt(bytes.length - HEADER.length());
      String odd = "{}[]\",:\\ \t\r\n0159-+.eEtfnx";
      bytes[at] = (byte) odd.charAt(random.nextInt(odd.length()));
    }
    return random.nextInt(10) == 0
        ? java.util.Arrays.copyOf(bytes, HEADER.length() + random.nextInt(bytes.length - HEADER.length()))
        : bytes;
  }

  private static String line(long t, Random random) {
    List<String> fields = new ArrayList<>();
    if (random.nextInt(10) == 0) {
      return any(random, "", "{}", "{\"t\":" + t + ",\"play\":\"paused\"}",
          "{\"t\":" + t + ",\"mark\":\"pause\"}",
          "{\"t\":" + t + ",\"task\":\"x\"}", "{\"t\":" + t + ",\"new\":1}");
    }
    fields.add("\"t\":"
        + any(random, t, t, t, t, t, t, t, t, "null", "1e3", "0" + t, t + ".0", "\"5\"", Long.MAX_VALUE,
            Long.MAX_VALUE + "0"));
    fields.add("\"key\":"
        + any(random, "\"char\"", "\"char\"", "\"char\"", "\"space\"", "\"backspace\"", "\"other\"",
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
    String comma = any(random, ",", ",", ", ", " ,\t");
    return any(random, "{", "{", "{ ") + String.join(comma, fields) + any(random, "}", "}", "} ", " }");
  }

  private static String any(Random random, Object... choice) {
    return choice[random.nextInt(choice.length)].toString();
  }

  /// The same file with a blank before each line, which the scanner leaves to the JSON reader.
  private static byte[] spacedOut(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    String lines = text.substring(HEADER.length());
    String spaced = lines.isEmpty() ? "" : lines.replaceAll("(?m)^(?=.)", " ");
    return (HEADER + spaced).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> outcome(RecordingLines lines) throws IOException {
    List<String> outcome = new ArrayList<>();
    Consumer<String> warnings = outcome::add;
    try (RecordingReader reader = RecordingReader.of("test", lines, warnings)) {
      TimelineEvent event = reader.next((t, keyClass, hold, repeat) -> outcome
          .add(new KeyPress(t, keyClass, hold, repeat).toString()));
      while (event != null) {
        outcome.add(event.toString());
        event = reader.next((t, keyClass, hold, repeat) -> outcome
            .add(new KeyPress(t, keyClass, hold, repeat).toString()));
      }
    } catch (RecordingFormatException e) {
      outcome.add(String.valueOf(e.getMessage()));
    }
    return outcome;
  }
}
