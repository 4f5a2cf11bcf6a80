package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import songstroke.cli.text.LocalTimes;
import songstroke.cli.text.RunText;
import songstroke.pipeline.RunState;
import songstroke.problem.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands about pipelines on the pipeline `words`, which the tests bring as a jar would.
class PipelineCommandsTest {
  @TempDir
  Path folder;

  @Test
  void aPipelineIsListedWithItsStepsAndParameters() {
    assertThat(cli("pipeline", "list").succeeds().out()).contains("words: write -> shout -> count",
        "word=hello  What to write.", "correlation: collect_and_track -> enrich -> analyze -> visualize",
        "duration=60", "poll_interval=auto");
    assertThat(json("pipeline", "list").findValuesAsString("name"))
        .startsWith("correlation").contains("demo", "words");
  }

  @Test
  void aRunIsShownAndTheNextOneIsCached() {
    JsonNode first = json("pipeline", "run", "words", "--param", "word=typing");
    assertThat(first.path("state").asString()).isEqualTo("succeeded");
    JsonNode second = json("pipeline", "run", "words", "--param", "word=typing");
    assertThat(second.path("steps").get(2).path("state").asString()).isEqualTo("cached");
    assertThat(json("pipeline", "runs").size()).isEqualTo(2);
    assertThat(json("pipeline", "show", "last")).isEqualTo(second);
    String id = first.path("id").asString();
    assertThat(cli("pipeline", "show", id).succeeds().out()).contains("word=typing", "write.text@1",
        "letters: 6");
    assertThat(cli("pipeline", "show", id, "last").succeeds().out()).contains("cached from " + id);
    assertThat(cli("pipeline", "logs", id, "write").succeeds().out()).contains("writing");
    assertThat(json("pipeline", "run", "words", "--no-cache").path("steps").get(2).path("state").asString())
        .isEqualTo("succeeded");
  }

  @Test
  void timesAreLocalAndLengthsAreWordsForAPersonAndStayAsTheyAreInJson() {
    JsonNode run = json("pipeline", "run", "words");
    String local = LocalTimes.text(Instant.parse(run.path("started").asString()));
    assertThat(local).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    assertThat(cli("pipeline", "runs").succeeds().out()).contains(local).contains(" s ")
        .doesNotContain(" ms");
    assertThat(cli("pipeline", "show", "last").succeeds().out()).contains(local).doesNotContain(" ms");
    assertThat(cli("pipeline", "logs", "last").succeeds().out()).contains(local.substring(0, 10) + " ")
        .doesNotContain("Z ");
    assertThat(json("pipeline", "runs").get(0).path("started").asString()).endsWith("Z");
  }

  @Test
  void aRunThatEndedBeforeAnythingHappenedReadsAsEndedEarly() {
    assertThat(RunText.said(new RunState.Skipped("nothing was kept"))).isEqualTo("ended early");
    assertThat(RunText.said(new RunState.Succeeded())).isEqualTo("succeeded");
  }

  @Test
  void theBeginningOfSeveralRunsIsSaidToBeAmbiguous() {
    String first = json("pipeline", "run", "words").path("id").asString();
    String second = json("pipeline", "run", "words", "--param", "word=other").path("id").asString();
    cli("pipeline", "show", "2").failsWith(Problem.USAGE, "2 runs begin with '2'", first, second,
        "give more of the id");
  }

  @Test
  void aFailedRunSaysWhereItsLogIsAndHowToGoOn() {
    Cli.Call call = cli("pipeline", "run", "words", "--param", "times=-1");
    String id = json("pipeline", "runs").get(0).path("id").asString();
    call.failsWith(Problem.DEFECT, "the step shout failed", "songstroke pipeline logs " + id + " shout",
        "songstroke pipeline run words --resume " + id);
    JsonNode resumed = json("pipeline", "run", "words", "--resume", id, "--param", "times=1");
    assertThat(resumed.path("resumed").asString()).isEqualTo(id);
    assertThat(resumed.path("steps").get(0).path("state").asString()).isEqualTo("cached");
  }

  @Test
  void unknownNamesAreWrongUsageOrMissingInputAndNameTheNearest() {
    cli("pipeline", "run", "wrods").failsWith(Problem.USAGE,
        "no pipeline named \'wrods'; did you mean words?");
    cli("pipeline", "run", "words", "--param", "wrod=x").failsWith(Problem.USAGE, "did you mean word?");
    cli("pipeline", "run", "words", "--stack", "locl").failsWith(Problem.USAGE, "did you mean local?");
    cli("pipeline", "run", "words", "--resume", "2031").failsWith(Problem.USAGE, "no run named \'2031'");
    cli("pipeline", "show", "2031").failsWith(Problem.NO_INPUT, "no run named \'2031'");
    cli("artifact", "show", "report").failsWith(Problem.NO_INPUT, "no artifact named \'report'");
    cli("stack", "use", "locl").failsWith(Problem.USAGE, "did you mean local?");
    cli("step", "run", "shuot", "--run-id", "r", "--in", "x", "--out", "y").failsWith(Problem.USAGE,
        "did you mean shout?");
  }

  @Test
  void anArtifactIsShownExportedAndPruned() throws IOException {
    for (String word : List.of("a", "b", "c")) {
      cli("pipeline", "run", "words", "--param", "word=" + word).succeeds();
    }
    JsonNode shown = json("artifact", "show", "shout.text@1");
    assertThat(shown.path("condition").asString()).isEqualTo("whole");
    assertThat(shown.path("used_by").get(0).path("step").asString()).isEqualTo("count");
    Path file = folder.resolve("out/shout.txt");
    cli("artifact", "export", "shout.text@1", "--out", file.toString()).succeeds();
    assertThat(file).hasContent("A");
    assertThat(json("artifact", "prune", "--keep", "1", "--dry-run").size()).isEqualTo(6);
    cli("artifact", "prune", "--keep", "1").succeeds();
    assertThat(json("artifact", "show", "shout.text@1").path("condition").asString()).isEqualTo("missing");
    assertThat(json("artifact", "show", "shout.text").path("condition").asString()).isEqualTo("whole");
    assertThat(json("artifact", "show", "count.count").path("condition").asString()).isEqualTo("whole");
    cli("artifact", "export", "shout.text@1", "--out", file.toString()).failsWith(Problem.NO_INPUT,
        "not stored any more");
    assertThat(json("pipeline", "run", "words", "--param", "word=a").path("state").asString())
        .isEqualTo("succeeded");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatWasRunIsShownAndExportedWhereNothingCanBeWritten() throws IOException {
    JsonNode run = json("pipeline", "run", "words");
    Path data = folder.resolve(".local/share/songstroke");
    Files.createSymbolicLink(data.resolve("songstroke.db-shm"), data.resolve("nowhere/shm"));

    cli("pipeline", "run", "words").failsWith(Problem.CANNOT_CREATE, "songstroke.db");
    assertThat(json("pipeline", "runs").get(0).path("id")).isEqualTo(run.path("id"));
    assertThat(json("pipeline", "show", "last")).isEqualTo(run);
    cli("pipeline", "logs", "last").succeeds();
    assertThat(json("artifact", "list").size()).isEqualTo(3);
    assertThat(json("artifact", "show", "shout.text").path("condition").asString()).isEqualTo("whole");
    cli("artifact", "export", "shout.text", "--out", folder.resolve("shout.txt").toString()).succeeds();
  }

  @Test
  void aDamagedArtifactIsNotExported() throws IOException {
    cli("pipeline", "run", "words").succeeds();
    Files.writeString(Path.of(json("artifact", "show", "shout.text").path("uri").asString()), "broken");
    Path file = folder.resolve("out/shout.txt");
    cli("artifact", "export", "shout.text", "--out", file.toString()).failsWith(Problem.BAD_DATA, "damaged",
        "run its pipeline again");
    assertThat(file).doesNotExist();
  }

  @Test
  void aStackIsRegisteredUsedAndDescribed() {
    Path elsewhere = folder.resolve("elsewhere");
    cli("stack", "register", "shared", "--set", "artifact-store.folder=" + elsewhere, "--secret-store", "env")
        .succeeds();
    assertThat(cli("stack", "list").succeeds().out()).contains("* local", "  shared");
    cli("stack", "use", "shared").succeeds();
    assertThat(json("stack", "show").path("settings").path("artifact-store.folder").asString())
        .isEqualTo(elsewhere.toString());
    cli("pipeline", "run", "words").succeeds();
    assertThat(elsewhere).isDirectoryContaining("glob:**/[0-9a-f][0-9a-f]");
    cli("stack", "register", "odd", "--artifact-store", "locla").failsWith(Problem.USAGE,
        "did you mean local?");
    cli("stack", "register", "local").failsWith(Problem.USAGE, "always there");
  }

  @Test
  void aSecretIsReadFromAPipeAndNeverShown() throws IOException {
    new Cli(folder).typing("top-secret-token\n").run("secret", "set", "lastfm.api-key").succeeds();
    assertThat(json("secret", "list").get(0).asString()).isEqualTo("lastfm.api-key");
    cli("secret", "delete", "lastfm").failsWith(Problem.NO_INPUT, "did you mean lastfm.api-key?");
    cli("secret", "delete", "lastfm.api-key").succeeds();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain("top-secret");
      }
    }
    cli("secret", "set", "empty").failsWith(Problem.NO_INPUT, "nothing was changed");
  }

  @Test
  void aStepByItselfMakesTheSameArtifactsAsTheRun() throws IOException {
    JsonNode run = json("pipeline", "run", "words", "--param", "word=typing", "--param", "times=2");
    Path written = folder.resolve("written");
    Path shouted = folder.resolve("shouted");
    JsonNode write = step("write", folder.resolve("nothing"), written, "--param", "word=typing");
    JsonNode shout = step("shout", written, shouted, "--param", "times=2");
    assertThat(shout.path("artifacts").path("text").path("sha256"))
        .isEqualTo(run.path("steps").get(1).path("outputs").path("text").path("sha256"));
    assertThat(shouted.resolve("text.txt")).hasContent("TYPINGTYPING");
    assertThat(shout.path("metadata").path("letters").asString()).isEqualTo("6");
    assertThat(step("write", folder.resolve("nothing"), written, "--param", "word=typing")).as("at once")
        .isEqualTo(write);
    Files.writeString(written.resolve("text.txt"), "TYPING");
    cli("step", "run", "shout", "--run-id", "r2", "--in", written.toString(), "--out", shouted.toString())
        .failsWith(Problem.BAD_DATA, "text.txt");
    Files.delete(written.resolve("text.txt"));
    cli("step", "run", "shout", "--run-id", "r2", "--in", written.toString(), "--out", shouted.toString())
        .failsWith(Problem.NO_INPUT, "'text'", "missing");
  }

  @Test
  void aStepsResultIsAlsoCopiedToTheFileThatTheEngineNames() {
    Path result = folder.resolve("result.json");
    Cli.Call call = new Cli(folder).with("STEP_RESULT_FILE", result.toString())
        .run("step", "run", "write", "--run-id",
            "r1", "--in", "none", "--out", folder.resolve("out").toString())
        .succeeds();
    assertThat(result).hasContent(call.out().strip());
    assertThat(call.err().strip()).startsWith("{\"at\":").contains("\"line\":\"writing\"");
  }

  @Test
  void aHookGetsTheRunAsJson() throws IOException {
    Path got = folder.resolve("hook.json");
    cli("--config", "hooks.on-success=cat > '" + got + "'", "pipeline", "run", "words").succeeds();
    assertThat(JsonMapper.shared().readTree(Files.readString(got)).path("state").asString())
        .isEqualTo("succeeded");
    cli("--config", "hooks.on-failure=cat > '" + got + "'", "pipeline", "run", "words", "--param",
        "times=-1");
    assertThat(JsonMapper.shared().readTree(Files.readString(got)).path("failed_step").asString())
        .isEqualTo("shout");
  }

  private JsonNode step(String id, Path in, Path out, String... more) {
    List<String> arguments = new ArrayList<>(
        List.of("step", "run", id, "--run-id", "r1", "--in", in.toString(), "--out", out.toString()));
    arguments.addAll(Arrays.asList(more));
    return JsonMapper.shared().readTree(cli(arguments.toArray(String[]::new)).succeeds().out());
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
