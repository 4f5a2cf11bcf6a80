package songstroke.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.Test;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.TimelineEvent;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A minute of typing whose metrics were computed by other programs.
class WorkedExampleTest {
  private static final String FIXTURE = "E1_events_dev";

  @Test
  void everyMetricOfTheWorkedExampleIsTheExpectedNumber() throws IOException {
    Map<String, Double> expected = expected();
    Segment segment = segment();

    Map<String, Double> actual = metrics(segment);
    assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    assertThat(actual).allSatisfy(
        (name, value) -> assertThat(value).as(name).isCloseTo(expected.get(name), within(1e-9)));
  }

  @Test
  void thePageOnMetricsShowsTheseNumbers() throws IOException {
    Map<String, String> names = Map.ofEntries(Map.entry("presses", "presses_total"),
        Map.entry("repeats", "repeats"),
        Map.entry("gross speed", "seed_gross_wpm"), Map.entry("intervals N", "intervals"),
        Map.entry("active time A", "active_ms"), Map.entry("active speed", "raw_active_wpm"),
        Map.entry("net speed", "net_active_wpm"), Map.entry("bursts", "bursts"),
        Map.entry("interval, median", "iki_median"),
        Map.entry("interval, first quartile", "iki_q1"), Map.entry("interval, third quartile", "iki_q3"),
        Map.entry("rollover ratio", "rollover_ratio"), Map.entry("hold, median", "hold_median"),
        Map.entry("consistency", "consistency"));
    String page = Files.readString(Path.of("..", "docs", "reference", "metrics.md"));
    Map<String, Double> shown = new HashMap<>();
    Matcher row = Pattern.compile("(?m)^\\| ([^|]+) \\| ([0-9.]+) \\|$").matcher(page);
    while (row.find()) {
      shown.put(row.group(1), Double.parseDouble(row.group(2)));
    }

    assertThat(shown.keySet()).isEqualTo(names.keySet());
    Map<String, Double> actual = metrics(segment());
    assertThat(shown).allSatisfy((name, value) -> assertThat(value).as(name)
        .isCloseTo(actual.get(names.get(name)), within(1e-9)));
  }

  private static Map<String, Double> metrics(Segment segment) {
    TypingMetrics m = segment.metrics();
    Map<String, Double> values = new HashMap<>();
    values.put("presses_total", (double) m.keys().presses());
    values.put("presses_text_nonrepeat",
        (double) (m.keys().chars() + m.keys().whitespace() + m.keys().backspaces()));
    values.put("repeats", (double) m.keys().repeats());
    values.put("seed_gross_wpm", segment.grossWpm());
    values.put("intervals", (double) m.intervals());
    values.put("active_ms", (double) m.activeMs());
    values.put("raw_active_wpm", m.activeWpm());
    values.put("net_active_wpm", m.netWpm());
    values.put("bursts", (double) m.bursts());
    values.put("iki_median", m.iki().median());
    values.put("iki_q1", m.iki().q1());
    values.put("iki_q3", m.iki().q3());
    values.put("rollover_ratio", m.rolloverRatio());
    values.put("hold_median", m.holdMedianMs());
    values.put("consistency", m.consistency());
    return values;
  }

  private static Segment segment() throws IOException {
    long start = 1_772_442_000_000L;
    List<TimelineEvent> events = new ArrayList<>();
    events.add(new PlaybackChange(start, RecordingScript.playing(RecordingScript.track("A"))));
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(resource(".csv"))) {
      rows.forEach(row -> events.add(press(row)));
    }
    events.add(new Mark(start + 60_000, Mark.Kind.END));
    var header = new RecordingHeader(start, ZoneOffset.UTC, "fixture", "fixture");
    List<Segment> segments = RecordingScript.segments(header, events);
    assertThat(segments).hasSize(1);
    return segments.getFirst();
  }

  private static KeyPress press(NamedCsvRecord row) {
    long down = Long.parseLong(row.getField("press_ms"));
    String up = row.getField("release_ms");
    String name = row.getField("class").toUpperCase(Locale.ROOT);
    int hold = up.isEmpty() ? KeyPress.UNKNOWN_HOLD : Math.toIntExact(Long.parseLong(up) - down);
    return new KeyPress(down, name.equals("WHITESPACE") ? KeyClass.SPACE : KeyClass.valueOf(name), hold,
        row.getField("repeat").equals("1"));
  }

  /// The numbers under `expected`, without the window.
  private static Map<String, Double> expected() throws IOException {
    Map<String, Double> values = new HashMap<>();
    try (InputStream in = resource(".json");
        JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      boolean inside = false;
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.PROPERTY_NAME && json.currentName().equals("expected")) {
          inside = true;
        } else if (inside && json.currentToken().isNumeric()
            && !"window_ms".equals(json.streamReadContext().getParent().currentName())) {
          values.put(json.currentName(), json.getDoubleValue());
        }
      }
    }
    return values;
  }

  private static InputStream resource(String ending) {
    return Objects.requireNonNull(WorkedExampleTest.class.getResourceAsStream(FIXTURE + ending));
  }
}
