package songstroke.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songstroke.enrich.Bucket;
import songstroke.enrich.BucketRules;
import songstroke.enrich.GenreClassifier;
import songstroke.enrich.Lexicon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GenreListingTest {
  private static final String NAMED = "name,bucket,energy,instrumentalness,why";

  private final StringWriter written = new StringWriter();
  private GenreClassifier classifier;

  @BeforeEach
  void threeWordsAreKnown() throws IOException {
    Lexicon lexicon = Lexicon.read("three.txt", new StringReader("""
        [heads]
        0.90 0.10 : blawp
        0.20 0.90 : lorp
        0.60 0.305 : mid
        """));
    classifier = new GenreClassifier(lexicon, new BucketRules(lexicon, Map.of("mine", Bucket.FOCUS)));
  }

  @Test
  void everyNameIsARowInOrderWithBothNumbersInHundredths() throws IOException {
    assertThat(csv("lorp", "blawp", "mid")).hasSize(4).startsWith(NAMED)
        .satisfies(rows -> assertThat(rows.get(1)).startsWith("lorp,focus,0.20,0.90,"))
        .satisfies(rows -> assertThat(rows.get(2)).startsWith("blawp,energetic,0.90,0.10,"))
        .satisfies(rows -> assertThat(rows.get(3)).startsWith("mid,neutral,0.60,0.31,"));
  }

  @Test
  void anUnknownNameHasNoNumbersButAReason() throws IOException {
    assertThat(csv("zxcv")).last().asString().startsWith("zxcv,unknown,,,")
        .contains("none of its words is known");
    JsonNode json = json("zxcv").getFirst();
    assertThat(json.path("energy").isNull()).isTrue();
    assertThat(json.path("instrumentalness").isNull()).isTrue();
    assertThat(json.path("bucket").asString()).isEqualTo("unknown");
    assertThat(json.path("why").asString()).contains("none of its words is known");
  }

  @Test
  void thePersonsOwnRuleDecides() throws IOException {
    assertThat(csv("mine")).last().asString().startsWith("mine,focus,");
  }

  @Test
  void aNameWithSignsOfCsvIsStillOneCell() throws IOException {
    assertThat(csv("a, \"lorp\"")).last().asString().startsWith("\"a, \"\"lorp\"\"\",focus,");
  }

  @Test
  void aNameThatASpreadsheetWouldRunIsText() throws IOException {
    assertThat(csv("=1+1", "-lorp")).element(1).asString().startsWith("'=1+1,unknown,");
    assertThat(json("=1+1").getFirst().path("name").asString()).as("in JSON as it is").isEqualTo("=1+1");
  }

  @Test
  void jsonIsOneObjectPerLine() throws IOException {
    List<JsonNode> lines = json("lorp", "北の灯 \"x\"", "mid");

    assertThat(lines).extracting(line -> line.path("name").asString())
        .containsExactly("lorp", "北の灯 \"x\"", "mid");
    assertThat(lines.getLast().path("instrumentalness").asDouble()).isEqualTo(0.31);
    assertThat(lines.getFirst().propertyNames()).containsExactly("name", "bucket", "energy",
        "instrumentalness", "why");
  }

  @Test
  void noNamesGiveTheHeadAloneAndNoJson() throws IOException {
    assertThat(csv()).containsExactly(NAMED);
    assertThat(json()).isEmpty();
  }

  private List<String> csv(String... names) throws IOException {
    return listed(false, names);
  }

  private List<JsonNode> json(String... names) throws IOException {
    return listed(true, names).stream().map(JsonMapper.shared()::readTree).toList();
  }

  private List<String> listed(boolean json, String... names) throws IOException {
    written.getBuffer().setLength(0);
    new GenreListing(new PrintWriter(written), json).classified(Stream.of(names), classifier);
    return written.toString().lines().toList();
  }
}
