package songstroke.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import songstroke.pipeline.Artifact;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.StepRecord;
import songstroke.pipeline.StepState;
import songstroke.problem.Problem;

/// The JSON that other programs read: its names and values are a contract.
class RunJsonTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.250Z");
  private static final String HASH = "ab".repeat(32);
  private static final ArtifactRecord TEXT = new ArtifactRecord(new Artifact("write.text", "text/1", HASH, 5),
      3,
      "run-1", "write", "local", NOW, false);

  @Test
  void aRunThatSucceededHasItsTimesAndSteps() {
    var step = new StepRecord("run-1", "write", new StepState.Succeeded(), 2, Optional.of(NOW),
        Optional.of(NOW.plusSeconds(1)), Optional.of(Duration.ofMillis(990)), Optional.of("key"), Map.of(),
        Map.of("text", TEXT), Map.of("rows", "7"));
    var run = new RunRecord("run-1", "words", "local", new RunState.Succeeded(), NOW,
        Optional.of(NOW.plusSeconds(2)), Optional.of(Duration.ofMillis(1_990)), Optional.of("run-0"),
        Map.of("word", "hello"), List.of(step));
    assertThat(RunJson.run(run)).hasToString(
        """
            {"id":"run-1","pipeline":"words","stack":"local","state":"succeeded","started":"2026-11-22T08:00:00.250Z",\
            "ended":"2026-11-22T08:00:02.250Z","millis":1990,"resumed":"run-0","parameters":{"word":"hello"},\
            "steps":[{"step":"write","state":"succeeded","attempts":2,"started":"2026-11-22T08:00:00.250Z",\
            "ended":"2026-11-22T08:00:01.250Z","millis":990,"cache_key":"key","inputs":{},\
            "outputs":{"text":{"id":"write.text@3","name":"write.text","version":3,"type":"text/1","sha256":"HASH",\
            "bytes":5,"run":"run-1","step":"write","stack":"local","made":"2026-11-22T08:00:00.250Z","pruned":false}},\
            "notes":{"rows":"7"}}]}"""
            .replace("HASH", HASH));
  }

  @Test
  void aRunUnderWayHasNoEnd() {
    assertThat(RunJson.run(run(new RunState.Running()))).hasToString(
        """
            {"id":"run-1","pipeline":"words","stack":"local","state":"running","started":"2026-11-22T08:00:00.250Z",\
            "parameters":{},"steps":[]}""");
  }

  @Test
  void aFailureOrSkipSaysWhy() {
    assertThat(RunJson.run(run(new RunState.Failed("shout", "no voice"))).toString())
        .contains("\"state\":\"failed\"", "\"failed_step\":\"shout\",\"failure\":\"no voice\"");
    assertThat(RunJson.run(run(new RunState.Skipped("night"))).toString())
        .contains("\"state\":\"skipped\"", "\"reason\":\"night\"");
    assertThat(RunJson.run(run(new RunState.Interrupted())).path("state").asString())
        .isEqualTo("interrupted");
  }

  @Test
  void eachStateOfAStepSaysWhatBelongsToIt() {
    assertThat(step(new StepState.Cached("run-0"))).contains("\"state\":\"cached\"", "\"made_in\":\"run-0\"");
    assertThat(step(new StepState.Failed("no net", Problem.TEMPORARY))).contains("\"state\":\"failed\"",
        "\"failure\":\"no net\",\"exit_code\":75");
    assertThat(step(new StepState.Skipped("night"))).contains("\"state\":\"skipped\"",
        "\"reason\":\"night\"");
    assertThat(step(new StepState.Waiting())).isEqualTo(
        "{\"step\":\"write\",\"state\":\"waiting\",\"attempts\":0,\"inputs\":{},\"outputs\":{},\"notes\":{}}");
    assertThat(step(new StepState.Running())).contains("\"state\":\"running\"").doesNotContain("ended");
    assertThat(step(new StepState.Interrupted())).contains("\"state\":\"interrupted\"");
  }

  private static String step(StepState state) {
    return RunJson.step(new StepRecord("run-1", "write", state, 0, Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of())).toString();
  }

  private static RunRecord run(RunState state) {
    return new RunRecord("run-1", "words", "local", state, NOW, Optional.empty(), Optional.empty(),
        Optional.empty(), Map.of(), List.of());
  }
}
