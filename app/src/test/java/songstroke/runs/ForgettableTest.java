package songstroke.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.pipeline.ArtifactRecord;
import songstroke.problem.Failure;
import songstroke.problem.Problem;

/// What was made of a music service's content, and what else is deleted on demand.
class ForgettableTest {
  private static final Instant AT = PastRuns.START;

  private final PastRuns past = new PastRuns();
  private final Forgettable forgettable = new Forgettable(past.runs);
  private final Forgetting forgetting = new Forgetting(past.runs, StackAccess.opened(past::stack));

  @Test
  void allThatARunThatFollowedTheServiceMadeGoesAndItsHistoryStays() throws IOException {
    past.begin("run-1", AT, "local");
    past.made("run-1", AT, "collect", "recording/1", "presses", "spotify");
    past.made("run-1", AT, "enrich", "segments/1", "segments", "");
    past.end("run-1", AT);
    past.recorded("run-2", AT);
    Forgettable.Plan plan = forgettable.madeOf("spotify");
    assertThat(plan.runs()).isEqualTo(1);
    assertThat(forgetting.carryOut(plan)).isTrue();
    assertThat(past.isStored("run-1")).isFalse();
    assertThat(past.isStored("run-1", "enrich")).isFalse();
    assertThat(past.isStored("run-2")).isTrue();
    assertThat(past.runs.runs(9)).hasSize(2);
    assertThat(forgettable.madeOf("spotify").artifacts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"spotify", "mpris,spotify", "mpris+spotify", "several: mpd, spotify"})
  void aRunFollowedTheServiceAlsoWhenItFollowedOthers(String music) throws IOException {
    past.recorded("run-1", AT, "local", "x", music);
    assertThat(forgettable.madeOf("spotify").artifacts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mpris", "spotifyd", "replay:spotify.jsonl"})
  void otherRunsAreLeftAlone(String music) throws IOException {
    past.recorded("run-1", AT, "local", "x", music);
    assertThat(forgettable.madeOf("spotify").artifacts()).isEmpty();
  }

  @Test
  void aRunThatFollowsTheServiceNowIsNamed() throws IOException {
    past.begin("run-1", AT, "local");
    past.made("run-1", AT, "collect", "recording/1", "presses", "spotify");
    assertThatThrownBy(() -> forgettable.madeOf("spotify")).isInstanceOfSatisfying(Failure.class,
        failure -> assertThat(failure.problem()).isEqualTo(Problem.TEMPORARY))
        .hasMessage("the run run-1 follows Spotify right now; end it, then try again");
  }

  @Test
  void nothingGoesWhileAnotherRunIsUnderWay() throws IOException {
    past.recorded("run-1", AT, "local", "x", "spotify");
    Forgettable.Plan plan = forgettable.madeOf("spotify");
    past.begin("run-2", AT, "local");
    assertThat(forgetting.carryOut(plan)).isFalse();
    assertThat(past.isStored("run-1")).isTrue();
    assertThat(past.runs.artifact("collect.out@1").orElseThrow().pruned()).isFalse();
  }

  @Test
  void bytesThatARunOfOtherMusicHasTooStay() throws IOException {
    past.recorded("run-1", AT, "local", "the same", "spotify");
    past.recorded("run-2", AT, "team", "the same", "mpris");
    assertThat(forgetting.carryOut(forgettable.madeOf("spotify"))).isTrue();
    assertThat(past.isStored("run-2")).isTrue();
    assertThat(past.runs.artifact("collect.out@1").orElseThrow().pruned()).isTrue();
    assertThat(past.runs.artifact("collect.out@2").orElseThrow().pruned()).isFalse();
  }

  @Test
  void bytesThatTwoForgottenRunsHaveGoOnce() throws IOException {
    past.recorded("run-1", AT, "local", "the same", "spotify");
    past.recorded("run-2", AT, "local", "the same", "spotify");
    assertThat(forgetting.carryOut(forgettable.madeOf("spotify"))).isTrue();
    assertThat(past.isStored("run-1")).isFalse();
    assertThat(past.runs.kept("recording/1")).isEmpty();
  }

  @Test
  void theNewestVersionsOfEachNameAreKept() throws IOException {
    for (int run = 1; run <= 4; run++) {
      past.recorded("run-" + run, AT);
    }
    Forgettable.Plan plan = forgettable.oldVersions(2, List.of("local"), StackAccess.opened(past::stack), AT);
    assertThat(plan.artifacts()).extracting(ArtifactRecord::id).containsExactly("collect.out@2",
        "collect.out@1");
    assertThat(plan.leftovers()).isEmpty();
    assertThat(forgetting.carryOut(plan)).isTrue();
    assertThat(List.of(past.isStored("run-1"), past.isStored("run-2"), past.isStored("run-3"),
        past.isStored("run-4"))).containsExactly(false, false, true, true);
    assertThat(forgettable.oldVersions(2, List.of("local"), StackAccess.opened(past::stack), AT).artifacts())
        .isEmpty();
  }

  @Test
  void anythingThatNoRunNamesIsALeftover() throws IOException {
    past.recorded("run-1", AT);
    past.artifacts.put(out -> out.write('x'));
    Forgettable.Plan plan = forgettable.oldVersions(2, List.of("local", "same place"),
        StackAccess.opened(past::stack), AT);
    assertThat(plan.leftovers()).as("one place under two names").hasSize(1);
    assertThat(forgetting.carryOut(plan)).isTrue();
    assertThat(past.artifacts.stored()).hasSize(1);
    assertThat(past.isStored("run-1")).isTrue();
  }
}
