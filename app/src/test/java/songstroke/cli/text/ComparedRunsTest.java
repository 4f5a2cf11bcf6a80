package songstroke.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import songstroke.pipeline.Artifact;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.MemoryArtifactStore;
import songstroke.pipeline.MemoryRunStore;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.Stack;
import songstroke.pipeline.StepState;
import songstroke.secret.MemorySecretStore;
import songstroke.stack.LocalOrchestrator;
import songstroke.timeline.Clocks;

/// Two runs that a test says there were; `songstroke.cli.RunComparisonTest` compares runs of the program.
class ComparedRunsTest {
  private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
  private static final String JAZZ = """
      {"levels":[{"level":"jazz","verdict":"FASTER","percent":4.25,"percent_lo":1,"percent_hi":7.5,
        "segments":34},{"level":"metal","verdict":"TOO_LITTLE_DATA","percent":null,"segments":2}]}""";

  private final MemoryRunStore runs = new MemoryRunStore();
  private final MemoryArtifactStore artifacts = new MemoryArtifactStore();
  private final List<String> opened = new ArrayList<>();

  @Test
  void theRowsThatDifferAreMarked() throws IOException {
    run("a", Map.of("task", "essay", "keys", "x11"), Map.of());
    run("b", Map.of("task", "code", "keys", "x11"), Map.of());

    assertThat(said("a", "b")).contains(row("task", "essay", "code") + "  *", row("keys", "x11", "x11"),
        row("state", "succeeded", "succeeded"), row("time", "3 s", "3 s"));
  }

  @Test
  void whatOnlyOneOfThemHasIsShownOnItsSide() throws IOException {
    run("a", Map.of("task", "essay"), Map.of("rate", JAZZ));
    run("b", Map.of("word", "hello"), Map.of("shout", "{}"));

    assertThat(said("a", "b")).contains(row("task", "essay", "") + "  *", row("word", "", "hello") + "  *",
        row("rate", "succeeded 0 s", "") + "  *", row("shout", "", "succeeded 0 s") + "  *",
        row("  made_by", "rate", "") + "  *", row("  made_by", "", "shout") + "  *",
        row("  report", "", hash("b")) + "  *");
  }

  @Test
  void columnsStayStraightWhateverTheTaskIsCalled() throws IOException {
    run("a", Map.of("task", "静かな朝の\n仕事"), Map.of());
    run("b", Map.of("task", "x"), Map.of());

    assertThat(said("a", "b"))
        .contains("task" + " ".repeat(21) + "静かな朝の 仕事" + " ".repeat(22) + "x  *")
        .allSatisfy(line -> assertThat(line).doesNotContain("\n"));
  }

  @Test
  void levelsOfBothReportsStandSideBySide() throws IOException {
    run("a", Map.of(), Map.of("rate", JAZZ));
    run("b", Map.of(), Map.of("rate",
        """
            {"levels":[{"level":"ambient","verdict":"SLOWER","percent":-2},{"level":"jazz","verdict":"SAME"}]}"""));

    assertThat(said("a", "b")).contains(
        row("jazz", "FASTER +4.3 % (1.0 to 7.5), 34 segments", "SAME") + "  *",
        row("metal", "TOO_LITTLE_DATA, 2 segments", "-") + "  *",
        row("ambient", "-", "SLOWER -2.0 %") + "  *");
    assertThat(opened).containsExactly("local", "local");
  }

  @Test
  void jsonHasOnlyTheNumbersThatAReportHas() throws IOException {
    run("a", Map.of(), Map.of("rate", JAZZ));
    run("b", Map.of(),
        Map.of("rate", "{\"levels\":[{\"level\":\"metal\",\"verdict\":\"SAME\",\"lfsr\":1}]}"));
    var json = comparison("a", "b").json();

    assertThat(json.path("a").path("id").asString()).isEqualTo("a");
    assertThat(json.path("report").get(1)).hasToString("""
        {"level":"metal","a":{"verdict":"TOO_LITTLE_DATA","segments":2},"b":{"verdict":"SAME"}}""");
    assertThat(json.path("report").get(0).has("b")).isFalse();
    assertThat(json.has("report_trouble")).isFalse();
  }

  @Test
  void aRunWithoutAReportLeavesTheNumbersOut() throws IOException {
    run("a", Map.of(), Map.of("rate", JAZZ));
    run("b", Map.of(), Map.of());

    assertThat(comparison("a", "b").json().path("report").isEmpty()).isTrue();
    assertThat(opened).as("no store is needed").isEmpty();
  }

  @Test
  void aReportThatCannotBeReadSaysWhy() throws IOException {
    run("a", Map.of(), Map.of("rate", JAZZ));
    run("b", Map.of(), Map.of("rate", "{\"levels\":"));
    assertThat(said("a", "b")).last().asString().isEqualTo("the report rate.report@2 is not JSON");

    artifacts.damage(sha256("a"));
    assertThat(said("a", "b")).last().asString().contains("damaged", "memory:" + sha256("a"));
    assertThat(comparison("a", "b").json().path("report_trouble").asString()).contains("damaged");

    artifacts.delete(sha256("a"));
    assertThat(said("a", "b")).last().isEqualTo("the report rate.report@1 is not stored any more");
  }

  @Test
  void theReportThatWasMadeLastCounts() throws IOException {
    run("a", Map.of(), Map.of("rate", JAZZ, "rate_again", "{\"levels\":[]}"));
    RunRecord run = runs.run("a").orElseThrow();

    assertThat(ReportNumbers.reportOf(run).orElseThrow().step())
        .isEqualTo(run.steps().getLast().step());
  }

  private void run(String id, Map<String, String> parameters, Map<String, String> reports)
      throws IOException {
    List<String> steps = List.copyOf(reports.keySet());
    runs.on(new RunEvent.Started(id, START, "rating", "local", steps, parameters, Optional.empty()));
    for (String step : steps) {
      byte[] bytes = Objects.requireNonNull(reports.get(step)).getBytes(StandardCharsets.UTF_8);
      ArtifactStore.Blob blob = artifacts.put(out -> out.write(bytes));
      var report = new Artifact(step + ".report", "report/1", blob.sha256(), blob.bytes());
      runs.on(new RunEvent.StepEnded(id, START, Duration.ZERO, step, 1, new StepState.Succeeded(),
          Optional.empty(), Map.of(), Map.of("report", report), Map.of("made_by", step)));
    }
    runs.on(new RunEvent.Ended(id, START, Duration.ofSeconds(3), new RunState.Succeeded()));
  }

  private RunComparison comparison(String a, String b) throws IOException {
    return new RunComparison(runs.run(a).orElseThrow(), runs.run(b).orElseThrow(),
        new ReportNumbers(this::stack));
  }

  private List<String> said(String a, String b) throws IOException {
    List<String> lines = new ArrayList<>();
    comparison(a, b).say(lines::add);
    return lines;
  }

  private Stack stack(Optional<String> name) {
    opened.add(name.orElseThrow());
    return new Stack(name.orElseThrow(), new LocalOrchestrator(Clocks.system()), artifacts,
        new MemorySecretStore());
  }

  private String sha256(String run) {
    return ReportNumbers.reportOf(runs.run(run).orElseThrow()).orElseThrow().artifact().sha256();
  }

  private String hash(String run) {
    return sha256(run).substring(0, 12);
  }

  private static String row(String name, String a, String b) {
    return "%-24s %-36s %s".formatted(name, a, b);
  }
}
