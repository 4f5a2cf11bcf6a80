package songstroke.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.StepRecord;
import songstroke.pipeline.StepState;
import songstroke.problem.Problem;

/// Words for runs, their steps and times.
class RunTextTest {
  @Test
  void everyStateOfARunHasItsWord() {
    assertThat(RunText.said(new RunState.Running())).isEqualTo("running");
    assertThat(RunText.said(new RunState.Succeeded())).isEqualTo("succeeded");
    assertThat(RunText.said(new RunState.Skipped("no key was pressed"))).isEqualTo("ended early");
    assertThat(RunText.said(new RunState.Failed("enrich", "the disk is full"))).isEqualTo("failed");
    assertThat(RunText.said(new RunState.Interrupted())).isEqualTo("interrupted");
  }

  @Test
  void aStepSaysWhyItDidNoWork() {
    assertThat(RunText.said(new StepState.Cached("r-7"))).isEqualTo("cached from r-7");
    assertThat(RunText.said(new StepState.Failed("the disk is full", Problem.CANNOT_CREATE)))
        .isEqualTo("failed: the disk is full");
    assertThat(RunText.said(new StepState.Skipped("no input"))).isEqualTo("skipped: no input");
  }

  @Test
  void aStepThatNeedsNoReasonIsInOneWord() {
    assertThat(RunText.said(new StepState.Waiting())).isEqualTo("waiting");
    assertThat(RunText.said(new StepState.Running())).isEqualTo("running");
    assertThat(RunText.said(new StepState.Succeeded())).isEqualTo("succeeded");
    assertThat(RunText.said(new StepState.Interrupted())).isEqualTo("interrupted");
  }

  @Test
  void lengthsAreInWordsAndOpenWhileSomethingRuns() {
    assertThat(RunText.length(run(Optional.of(Duration.ofSeconds(90))))).isEqualTo("1 min 30 s");
    assertThat(RunText.length(run(Optional.empty()))).isEqualTo("-");
    assertThat(RunText.length(step(Optional.of(Duration.ofSeconds(2))))).isEqualTo("2 s");
    assertThat(RunText.length(step(Optional.empty()))).isEqualTo("-");
  }

  @ParameterizedTest
  @CsvSource({"2026-11-30T20:05:11, 2026-11-30 20:05:11", "2026-01-02T12:04:05.999, 2026-01-02 12:04:05",
    "0999-06-01T12:00:00, 0999-06-01 12:00:00"})
  void aTimeIsThatOfTheClockOnThisMachinesWall(LocalDateTime clock, String text) {
    Instant time = clock.atZone(ZoneId.systemDefault()).toInstant();

    assertThat(LocalTimes.text(time)).isEqualTo(text);
  }

  private static RunRecord run(Optional<Duration> took) {
    return new RunRecord("r-1", "rating", "local", new RunState.Running(), Instant.EPOCH, Optional.empty(),
        took, Optional.empty(), Map.of(), List.of());
  }

  private static StepRecord step(Optional<Duration> took) {
    return new StepRecord("r-1", "rate", new StepState.Running(), 1, Optional.empty(), Optional.empty(),
        took, Optional.empty(), Map.of(), Map.of(), Map.of());
  }
}
