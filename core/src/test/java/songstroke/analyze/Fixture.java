package songstroke.analyze;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A reference data set with the values that R and an independent pipeline computed from it.
record Fixture(List<AnalysisRow> rows, JsonNode json) {

  static Fixture load(String name) {
    return new Fixture(rows(table(name + ".csv")), json(name));
  }

  static JsonNode json(String name) {
    return new ObjectMapper().readTree(text(name + ".json"));
  }

  JsonNode expected() {
    return json.get("expected");
  }

  double tolerance(String key) {
    return json.get("tolerance").get(key).asDouble();
  }

  /// The lines of a table, each by column name; no cell of these files is quoted.
  static List<Map<String, String>> table(String file) {
    List<String> lines = text(file).lines().toList();
    String[] names = lines.getFirst().split(",", -1);
    List<Map<String, String>> table = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int c = 0; c < names.length; c++) {
        row.put(names[c], cells[c]);
      }
      table.add(row);
    }
    return table;
  }

  private static List<AnalysisRow> rows(List<Map<String, String>> table) {
    return table.stream().map(Fixture::row).toList();
  }

  private static AnalysisRow row(Map<String, String> cells) {
    var presses = new Typing.Presses(number(cells, "chars"), number(cells, "whitespace"),
        number(cells, "backspaces"));
    var typing = new Typing(number(cells, "intervals"), number(cells, "active_ms"), Optional.of(presses),
        Optional.empty());
    return new AnalysisRow(cells.getOrDefault("session_id", ""), (int) number(cells, "seq"),
        number(cells, "day"),
        number(cells, "hour_local"), number(cells, "min_in_session"), sound(cells), typing, Optional.empty(),
        OptionalLong.empty(), OptionalLong.of((long) number(cells, "duration_ms")), Optional.empty());
  }

  private static Sound sound(Map<String, String> cells) {
    if (!"MUSIC".equals(cells.get("state"))) {
      return new Sound.Silence();
    }
    Map<String, Double> properties = new HashMap<>();
    for (String name : List.of("tempo_bpm", "energy")) {
      String value = cells.getOrDefault(name, "");
      if (!value.isEmpty()) {
        properties.put(name, Double.valueOf(value));
      }
    }
    String genres = cells.getOrDefault("genres", "");
    return new Sound.Music(cells.getOrDefault("track_id", ""), Optional.empty(),
        cells.getOrDefault("artist_id", ""),
        genres.isEmpty() ? List.of() : List.of(genres.split(";")), properties);
  }

  private static double number(Map<String, String> cells, String name) {
    return Double.parseDouble(cells.getOrDefault(name, "NaN"));
  }

  private static String text(String file) {
    try (InputStream in = Fixture.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("No fixture " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
