package songstroke.runs;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.Stack;

/// For how long single key presses stay in the store; the segments made of them stay. A clock that is wrong for a while
/// deletes nothing: see [RunClock].
///
/// @param type of the artifacts that hold them, such as `recording/1`
/// @param days 0 keeps none
public record Retention(String type, int days) {
  /// So many of the newest runs say what time it is.
  private static final int RUNS = 1_000;

  /// Deletes the older recordings of this stack, and what killed runs left of their copies. What must not meet another
  /// run waits for the next one. Trouble here does not concern the run that is over.
  ///
  /// @param over the id of the run that is over
  /// @param wall what the clock on the wall shows
  /// @return what the person should know
  public Optional<String> apply(RunStore runs, Stack stack, String over, Instant wall) {
    try {
      List<RunRecord> before = new ArrayList<>(runs.runs(RUNS)).reversed();
      before.removeIf(run -> run.id().equals(over));
      RunClock clock = RunClock.after(before, wall, Duration.ofDays(days));
      var forgettable = new Forgettable(runs);
      Forgettable.Plan plan = forgettable.oldRecordings(type, stack.name(), stack.artifacts().isShared(),
          clock,
          days);
      boolean held = clock.now().isBefore(wall) && forgettable.recordings(type, stack.name()).stream()
          .anyMatch(recording -> isOver(recording.made(), wall) && !plan.artifacts().contains(recording));
      new Forgetting(runs, (_, use) -> use.of(stack)).carryOut(plan);
      return held ? Optional.of(held(clock.now(), wall)) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of("old recordings could not be deleted: " + e.getMessage());
    }
  }

  private boolean isOver(Instant made, Instant now) {
    return days == 0 || made.isBefore(now.minus(Duration.ofDays(days)));
  }

  private String held(Instant trusted, Instant wall) {
    Duration ahead = Duration.between(trusted, wall);
    return "the clock is " + (ahead.toDays() > 1 ? ahead.toDays() + " days" : ahead.toHours() + " hours")
        + " ahead of the runs before, so no recording was deleted (store.raw-days=" + days
        + "); if the clock is right, that happens when it has run on for a day";
  }
}
