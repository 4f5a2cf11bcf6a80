package songstroke.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.Stack;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.runs.Pruning;
import songstroke.runs.RunClock;
import songstroke.steps.Artifacts;

/// For how long single key presses stay in the store; the segments made of them stay. A clock that is wrong for a while
/// deletes nothing: see [RunClock].
///
/// @param days 0 keeps none
record Retention(int days) {
  /// So many of the newest runs say what time it is.
  private static final int RUNS = 1_000;
  private static final Duration GRACE = Duration.ofDays(1);

  static Retention of(Settings settings) throws SettingsException {
    return new Retention(settings.days(Key.STORE_RAW_DAYS));
  }

  /// Deletes the older recordings of this stack, and what killed runs left of their copies. What must not meet another
  /// run waits for the next one. Trouble here does not concern the run that is over.
  ///
  /// @param over the id of the run that is over
  /// @param wall what the clock on the wall shows
  /// @return what the person should know
  Optional<String> apply(RunStore runs, Stack stack, String over, Instant wall) {
    try {
      List<RunRecord> before = new ArrayList<>(runs.runs(RUNS)).reversed();
      before.removeIf(run -> run.id().equals(over));
      RunClock clock = RunClock.after(before, wall, Duration.ofDays(days));
      List<ArtifactRecord> kept = runs.kept(Artifacts.RECORDING.id()).stream()
          .filter(recording -> recording.stack().equals(stack.name())).toList();
      List<ArtifactRecord> old = kept.stream()
          .filter(recording -> isOver(clock.atEarliest(recording.run(), recording.made()), clock.now()))
          .toList();
      boolean done = old.isEmpty() || new Pruning(runs, _ -> stack)
          .carryOut(new Pruning.Plan(old, List.of()), List.of(), clock.now());
      if (done) {
        sweep(runs, stack, clock);
      }
      boolean held = kept.stream()
          .anyMatch(recording -> isOver(recording.made(), wall) && !old.contains(recording));
      return held && clock.now().isBefore(wall) ? Optional.of(held(clock.now(), wall)) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of("old recordings could not be deleted: " + e.getMessage());
    }
  }

  private void sweep(RunStore runs, Stack stack, RunClock clock) throws IOException {
    Instant oldest = clock.now().minus(Duration.ofDays(days));
    if (days > 0 || stack.artifacts().isShared()) {
      stack.artifacts().sweep(days > 0 ? oldest : clock.now().minus(GRACE));
    }
    if (days == 0 && !stack.artifacts().isShared()) {
      runs.whenIdle(() -> stack.artifacts().sweep(Instant.MAX));
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
