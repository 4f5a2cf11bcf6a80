package songstroke.cli;

import java.util.List;

import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.Names;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.StepRecord;
import songstroke.pipeline.StepState;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.steps.CollectAndTrack;

/// What commands make sure of about runs, and how they find runs and artifacts; a name that is unknown is answered with
/// the nearest ones.
final class RunChecks {
  private static final int HINTS = 5;
  private static final int NEWEST_ARTIFACTS = 200;

  private RunChecks() {}

  /// Makes sure that a recording went on until its time was over or the person ended it.
  ///
  /// @throws Failure when a fault of the program ended it
  static void requireRecordedToTheEnd(RunRecord run) {
    run.step(CollectAndTrack.ID).map(step -> step.notes().get(CollectAndTrack.BROKEN)).ifPresent(why -> {
      throw new Failure(Problem.DEFECT, "the recording ended early (" + why
          + "); what was recorded until then is kept");
    });
  }

  /// Makes sure that a run did what was asked.
  ///
  /// @throws Failure when it did not: which step, why, where its log is and how to go on
  static void requireSuccess(RunRecord run) {
    String goOn = "to go on: 'songstroke pipeline run " + run.pipeline() + " --resume " + run.id() + "'";
    if (run.state() instanceof RunState.Interrupted) {
      throw new Failure(Problem.INTERRUPTED, "interrupted; " + goOn);
    }
    if (run.state() instanceof RunState.Failed failed) {
      Problem problem = run.step(failed.step()).map(StepRecord::state)
          .map(state -> state instanceof StepState.Failed why ? why.problem() : Problem.DEFECT)
          .orElse(Problem.DEFECT);
      throw new Failure(problem, "the step " + failed.step() + " failed: " + failed.message()
          + "; its log: 'songstroke pipeline logs " + run.id() + " " + failed.step() + "'; " + goOn);
    }
  }

  static RunRecord run(RunStore runs, String id) {
    return runs.run(id).orElseThrow(() -> {
      List<String> ids = runs.runs(HINTS).stream().map(RunRecord::id).toList();
      List<String> several = ids.stream().filter(one -> !id.isEmpty() && one.startsWith(id)).toList();
      return several.size() < 2
          ? new Failure(Problem.NO_INPUT, "no run named '" + id + "'" + Names.hint(id, ids))
          : new Failure(Problem.USAGE,
              several.size() + (ids.size() == HINTS ? " or more" : "") + " runs begin with '"
                  + id + "': " + String.join(", ", several.subList(0, Math.min(3, several.size())))
                  + (several.size() > 3 ? ", ..." : "") + "; give more of the id, or 'last'");
    });
  }

  static ArtifactRecord artifact(RunStore runs, String id) {
    return runs.artifact(id)
        .orElseThrow(() -> new Failure(Problem.NO_INPUT, "no artifact named '" + id + "'"
            + Names.hint(id,
                runs.artifacts(NEWEST_ARTIFACTS).stream().map(record -> record.artifact().name()).distinct()
                    .toList())));
  }
}
