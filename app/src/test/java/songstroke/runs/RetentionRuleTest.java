package songstroke.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.Stack;
import songstroke.stack.OtherStore;

/// Which recordings go, and when, with stores in memory.
class RetentionRuleTest {
  private static final Retention FOUR_DAYS = new Retention("recording/1", 4);

  private final PastRuns past = new PastRuns();

  @Test
  void aRecordingGoesWhenItsDaysAreOverAndItsRecordStays() throws IOException {
    for (int day = 0; day <= 4; day++) {
      past.recorded("run-" + day, at(day));
    }
    assertThat(FOUR_DAYS.apply(past.runs, past.stack("local"), "run-4", at(4))).isEmpty();
    assertThat(past.isStored("run-0")).as("exactly four days").isTrue();
    FOUR_DAYS.apply(past.runs, past.stack("local"), "", at(4).plusSeconds(1));
    assertThat(past.isStored("run-0")).isFalse();
    assertThat(past.isStored("run-1")).isTrue();
    assertThat(past.runs.artifact("collect.out@1").orElseThrow().pruned()).isTrue();
    assertThat(past.runs.runs(9)).hasSize(5);
  }

  @Test
  void whatIsNoRecordingAndWhatIsOfAnotherStackStays() throws IOException {
    past.begin("run-0", at(0), "local");
    past.made("run-0", at(0), "collect", "recording/1", "presses", "mpris");
    past.made("run-0", at(0), "enrich", "segments/1", "segments", "");
    past.end("run-0", at(0));
    past.recorded("run-1", at(0), "team", "presses of a team", "mpris");
    visitDaily(10);
    assertThat(past.isStored("run-0")).isFalse();
    assertThat(past.isStored("run-0", "enrich")).isTrue();
    assertThat(past.isStored("run-1")).isTrue();
  }

  @Test
  void bytesThatAYoungRecordingHasTooStay() throws IOException {
    past.recorded("run-0", at(0), "local", "the same", "mpris");
    visitDaily(8);
    past.recorded("young", at(8), "local", "the same", "mpris");
    FOUR_DAYS.apply(past.runs, past.stack("local"), "young", at(8));
    assertThat(past.isStored("young")).isTrue();
  }

  @Test
  void withoutAnyDaysTheRunsOwnRecordingGoesAtOnce() throws IOException {
    past.recorded("run-0", at(0));
    assertThat(new Retention("recording/1", 0).apply(past.runs, past.stack("local"), "run-0", at(0)))
        .isEmpty();
    assertThat(past.isStored("run-0")).isFalse();
  }

  @Test
  void nothingGoesWhileARunIsUnderWayAndTheNextOneDoesIt() throws IOException {
    past.recorded("run-0", at(0));
    visit(5);
    past.begin("other", at(6), "local");
    assertThat(FOUR_DAYS.apply(past.runs, past.stack("local"), "", at(6))).isEmpty();
    assertThat(past.isStored("run-0")).isTrue();
    past.end("other", at(6));
    FOUR_DAYS.apply(past.runs, past.stack("local"), "other", at(6));
    assertThat(past.isStored("run-0")).isFalse();
  }

  @Test
  void aClockThatIsAheadDeletesNothingAndSaysSo() throws IOException {
    past.recorded("run-0", at(0));
    past.recorded("run-1", at(1));
    assertThat(FOUR_DAYS.apply(past.runs, past.stack("local"), "run-1", at(41))).hasValueSatisfying(
        said -> assertThat(said).contains("the clock is 41 days ahead", "no recording was deleted",
            "store.raw-days=4"));
    assertThat(past.isStored("run-0")).isTrue();
    assertThat(FOUR_DAYS.apply(past.runs, past.stack("local"), "run-1", at(1).minus(Duration.ofDays(9_000))))
        .isEmpty();
    assertThat(past.isStored("run-0")).isTrue();
  }

  @Test
  void aStoreThatFailsIsSaidAndCostsNoRun() throws IOException {
    past.recorded("run-0", at(0));
    var failing = new OtherStore(past.artifacts) {
      @Override
      public void delete(String sha256) throws IOException {
        throw new IOException("the bucket is gone");
      }
    };
    assertThat(new Retention("recording/1", 0).apply(past.runs, PastRuns.stack("local", failing), "x", at(9)))
        .contains("old recordings could not be deleted: the bucket is gone");
  }

  /// A stack in a bucket cannot be used after it was closed.
  @Test
  void theStackStaysOpenForTheRunThatUsesIt() throws IOException {
    past.recorded("run-0", at(0));
    List<String> calls = new ArrayList<>();
    var store = new OtherStore(past.artifacts) {
      @Override
      public void sweep(Instant before) {
        calls.add("sweep");
      }

      @Override
      public void close() {
        calls.add("close");
      }
    };
    assertThat(
        new Retention("recording/1", 0).apply(past.runs, PastRuns.stack("local", store), "run-0", at(0)))
        .isEmpty();
    assertThat(calls).containsExactly("sweep");
  }

  @Test
  void halfWrittenCopiesGoAfterTheSameDays() {
    List<Instant> swept = new ArrayList<>();
    Stack own = PastRuns.stack("local", sweeping(swept, false));
    Stack shared = PastRuns.stack("local", sweeping(swept, true));
    FOUR_DAYS.apply(past.runs, own, "", at(9));
    new Retention("recording/1", 0).apply(past.runs, own, "", at(9));
    new Retention("recording/1", 0).apply(past.runs, shared, "", at(9));
    assertThat(swept).containsExactly(at(5), Instant.MAX, at(8));
  }

  private ArtifactStore sweeping(List<Instant> swept, boolean isShared) {
    return new OtherStore(past.artifacts) {
      @Override
      public boolean isShared() {
        return isShared;
      }

      @Override
      public void sweep(Instant before) {
        swept.add(before);
      }
    };
  }

  /// So many days on which recordings are deleted.
  private void visitDaily(int days) {
    visit(days);
    RunRecord last = past.runs.runs(1).getFirst();
    FOUR_DAYS.apply(past.runs, past.stack("local"), last.id(), at(days));
  }

  /// A run of another kind each day, so that the clock is believed.
  private void visit(int days) {
    for (int day = 1; day <= days; day++) {
      past.begin("visit-" + day, at(day), "local");
      past.end("visit-" + day, at(day));
    }
  }

  private static Instant at(int day) {
    return PastRuns.START.plus(Duration.ofDays(day));
  }
}
