package songstroke.cli.text;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.StepRecord;
import songstroke.runs.RunJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Two runs side by side: parameters, times, artifacts, and the numbers of their reports when both have one.
public final class RunComparison {
  private static final int SHORT_HASH = 12;
  private static final int NAME_CELLS = 24;
  private static final int VALUE_CELLS = 36;

  private final RunRecord a;
  private final RunRecord b;
  private final Map<String, Pair> levels = new LinkedHashMap<>();
  private Optional<String> trouble = Optional.empty();

  /// What the two reports say of one level, such as a genre.
  private record Pair(Optional<ReportNumbers.Level> a, Optional<ReportNumbers.Level> b) {}

  private record Row(String name, String a, String b) {}

  /// Compares them.
  ///
  /// @throws IOException when an artifact store cannot be used
  public RunComparison(RunRecord a, RunRecord b, ReportNumbers reports) throws IOException {
    this.a = a;
    this.b = b;
    Optional<ArtifactRecord> reportA = ReportNumbers.reportOf(a);
    Optional<ArtifactRecord> reportB = ReportNumbers.reportOf(b);
    if (reportA.isPresent() && reportB.isPresent()) {
      try {
        pair(reports.levels(reportA.get()), reports.levels(reportB.get()));
      } catch (ReportNumbers.UnreadableException e) {
        trouble = Optional.ofNullable(e.getMessage());
      }
    }
  }

  public void say(Consumer<String> lines) {
    lines.accept(Cells.filled("", NAME_CELLS) + " " + Cells.filled(a.id(), VALUE_CELLS) + " " + b.id());
    say(lines, new Row("state", RunText.said(a.state()), RunText.said(b.state())));
    say(lines, new Row("started", LocalTimes.text(a.started()), LocalTimes.text(b.started())));
    say(lines, new Row("time", RunText.length(a), RunText.length(b)));
    rows("", a.parameters(), b.parameters()).forEach(row -> say(lines, row));
    Stream.concat(a.steps().stream(), b.steps().stream()).map(StepRecord::step).distinct()
        .forEach(step -> say(lines, step, a.step(step), b.step(step)));
    levels.forEach((level, pair) -> say(lines, new Row(level, text(pair.a()), text(pair.b()))));
    trouble.ifPresent(lines);
  }

  public ObjectNode json() {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.set("a", RunJson.run(a));
    json.set("b", RunJson.run(b));
    ArrayNode report = json.putArray("report");
    levels.forEach((level, pair) -> {
      ObjectNode one = report.addObject().put("level", level);
      pair.a().ifPresent(numbers -> one.set("a", numbers.json()));
      pair.b().ifPresent(numbers -> one.set("b", numbers.json()));
    });
    trouble.ifPresent(sentence -> json.put("report_trouble", sentence));
    return json;
  }

  private void pair(List<ReportNumbers.Level> ofA, List<ReportNumbers.Level> ofB) {
    ofA.forEach(level -> levels.put(level.name(), new Pair(Optional.of(level), Optional.empty())));
    ofB.forEach(level -> levels.merge(level.name(), new Pair(Optional.empty(), Optional.of(level)),
        (before, now) -> new Pair(before.a(), now.b())));
  }

  private static void say(Consumer<String> lines, String step, Optional<StepRecord> ofA,
      Optional<StepRecord> ofB) {
    say(lines, new Row(step, state(ofA), state(ofB)));
    rows("  ", hashes(ofA), hashes(ofB)).forEach(row -> say(lines, row));
    rows("  ", notes(ofA), notes(ofB)).forEach(row -> say(lines, row));
  }

  private static void say(Consumer<String> lines, Row row) {
    lines.accept(Cells.filled(row.name(), NAME_CELLS) + " " + Cells.filled(row.a(), VALUE_CELLS) + " "
        + Cells.filled(row.b(), 0) + (row.a().equals(row.b()) ? "" : "  *"));
  }

  /// A row for each name that either side has, in the first side's order.
  private static Stream<Row> rows(String indent, Map<String, String> ofA, Map<String, String> ofB) {
    return Stream.concat(ofA.keySet().stream(), ofB.keySet().stream()).distinct()
        .map(name -> new Row(indent + name, ofA.getOrDefault(name, ""), ofB.getOrDefault(name, "")));
  }

  private static String state(Optional<StepRecord> step) {
    return step.map(one -> RunText.said(one.state()) + " " + RunText.length(one)).orElse("");
  }

  private static Map<String, String> hashes(Optional<StepRecord> step) {
    Map<String, String> hashes = new LinkedHashMap<>();
    step.ifPresent(one -> one.outputs().forEach(
        (port, artifact) -> hashes.put(port, artifact.artifact().sha256().substring(0, SHORT_HASH))));
    return hashes;
  }

  private static Map<String, String> notes(Optional<StepRecord> step) {
    return step.map(StepRecord::notes).orElse(Map.of());
  }

  private static String text(Optional<ReportNumbers.Level> level) {
    return level.map(ReportNumbers.Level::text).orElse("-");
  }
}
