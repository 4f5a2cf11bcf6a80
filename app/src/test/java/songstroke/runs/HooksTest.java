package songstroke.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;

@DisabledOnOs(OS.WINDOWS)
class HooksTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir
  Path folder;

  @Test
  void aHookReadsTheRun() throws Exception {
    Path got = folder.resolve("got");

    assertThat(after("cat > '" + got + "'", LONG, "short")).isEmpty();
    assertThat(Files.readString(got)).contains("\"state\":\"succeeded\"");
  }

  @Test
  void aHookNeedNotRead() {
    assertThat(after("true", LONG, "x".repeat(1 << 20))).isEmpty();
    assertThat(after("exit 3", LONG, "short")).hasValueSatisfying(
        said -> assertThat(said).contains("on-success", "exit code 3"));
  }

  @Test
  void aHookThatNeitherReadsNorEndsIsStopped() {
    assertThat(after("sleep 600", Duration.ofMillis(200), "x".repeat(1 << 20)))
        .hasValueSatisfying(said -> assertThat(said).contains("on-success", "was stopped"));
  }

  @Test
  void aRunWithNothingToDoCallsNone() {
    var hooks = new Hooks(Optional.of("exit 3"), Optional.of("exit 4"));

    assertThat(hooks.after(run(new RunState.Skipped("night"), "short"), LONG)).isEmpty();
    assertThat(hooks.after(run(new RunState.Interrupted(), "short"), LONG)).isPresent();
  }

  private static Optional<String> after(String command, Duration limit, String task) {
    return new Hooks(Optional.of(command), Optional.empty()).after(run(new RunState.Succeeded(), task),
        limit);
  }

  private static RunRecord run(RunState state, String task) {
    return new RunRecord("run-1", "correlation", "local", state, Instant.EPOCH, Optional.empty(),
        Optional.empty(),
        Optional.empty(), Map.of("task", task), List.of());
  }
}
