package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `pipeline show A B` on runs of the pipeline `rating`, whose step makes a report.
class RunComparisonTest {
  @TempDir
  Path folder;

  @Test
  void theReportsNumbersStandSideBySide() {
    String a = run("rating", "--param", "percent=4.25");
    String b = run("rating", "--param", "percent=-1.5");
    String shown = cli("pipeline", "show", a, b).succeeds().out();
    assertThat(shown).containsPattern(
        "ambient +FASTER \\+4\\.3 % \\(1\\.0 to 7\\.5\\), 34 segments "
            + "+FASTER -1\\.5 % \\(1\\.0 to 7\\.5\\), 34 segments  \\*")
        .containsPattern("metal +TOO_LITTLE_DATA, 2 segments +TOO_LITTLE_DATA, 2 segments\\n")
        .containsPattern("percent +4\\.25 +-1\\.5  \\*");
    JsonNode report = json("pipeline", "show", a, b).path("report");
    assertThat(report.size()).isEqualTo(2);
    assertThat(report.get(0)).isEqualTo(JsonMapper.shared().readTree("""
        {"level":"ambient",
         "a":{"verdict":"FASTER","percent":4.25,"percent_lo":1.0,"percent_hi":7.5,"segments":34},
         "b":{"verdict":"FASTER","percent":-1.5,"percent_lo":1.0,"percent_hi":7.5,"segments":34}}"""));
    assertThat(report.get(1).path("a").has("percent")).as("null in the report").isFalse();
  }

  @Test
  void aLevelThatOnlyOneReportHasIsShownOnItsSide() {
    String a = run("rating", "--param", "genre=ambient");
    String b = run("rating", "--param", "genre=jazz");
    assertThat(cli("pipeline", "show", a, b).succeeds().out())
        .containsPattern("ambient +FASTER .* segments +-  \\*").containsPattern("jazz +- +FASTER .*  \\*");
    JsonNode report = json("pipeline", "show", a, b).path("report");
    assertThat(report.valueStream().map(level -> level.path("level").asString())).containsExactly("ambient",
        "metal", "jazz");
    assertThat(report.get(0).has("b")).isFalse();
    assertThat(report.get(2).has("a")).isFalse();
  }

  @Test
  void runsWithoutReportsAreComparedWithoutNumbers() {
    String a = run("words");
    String b = run("rating");
    assertThat(json("pipeline", "show", a, b).path("report").isEmpty()).isTrue();
    assertThat(cli("pipeline", "show", a, b).succeeds().out()).doesNotContain("FASTER");
  }

  @Test
  void aReportThatIsGoneOrDamagedSaysSo() throws IOException {
    String a = run("rating", "--param", "genre=ambient");
    String b = run("rating", "--param", "genre=jazz");
    Path file = Path.of(json("artifact", "show", "rate.report@1").path("uri").asString());
    Files.writeString(file, "{}");
    assertThat(cli("pipeline", "show", a, b).succeeds().out()).contains("is damaged");
    Files.delete(file);
    assertThat(cli("pipeline", "show", a, b).succeeds().out())
        .contains("the report rate.report@1 is not stored any more");
    assertThat(json("pipeline", "show", a, b).path("report_trouble").asString())
        .contains("not stored any more");
  }

  private String run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "pipeline";
    all[1] = "run";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return json(all).path("id").asString();
  }

  private Cli.Call cli(String... arguments) {
    return new Cli(folder).run(arguments);
  }

  private JsonNode json(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--json";
    return JsonMapper.shared().readTree(cli(all).succeeds().out());
  }
}
