package songstroke.runs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.StepRecord;
import songstroke.steps.CollectAndTrack;
import songstroke.timeline.RecordingHeader;

/// A run, those that it resumed and those that resumed it: all of them work on one recording.
///
/// @param members by id
public record RunFamily(Map<String, RunRecord> members) {
  private static final int NEWEST_RUNS = 1000;

  /// The family of a run; empty when there is no run of exactly this id.
  public static RunFamily of(RunStore store, String id) {
    Map<String, RunRecord> members = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(id));
    List<RunRecord> newest = List.of();
    while (!open.isEmpty()) {
      String next = open.remove();
      Optional<RunRecord> run = next.isEmpty() ? Optional.empty() : store.run(next);
      if (run.isPresent() && run.get().id().equals(next) && members.putIfAbsent(next, run.get()) == null) {
        newest = newest.isEmpty() ? store.runs(NEWEST_RUNS) : newest;
        run.get().resumed().ifPresent(open::add);
        newest.stream().filter(later -> later.resumed().equals(Optional.of(next)))
            .forEach(later -> open.add(later.id()));
      }
    }
    return new RunFamily(members);
  }

  public Set<String> ids() {
    return members.keySet();
  }

  /// The step that keeps what was recorded.
  public Optional<StepRecord> collected() {
    return members.values().stream().flatMap(run -> run.step(CollectAndTrack.ID).stream())
        .filter(step -> step.state().hasOutputs()).findFirst();
  }

  /// Whether the artifacts of one of them hold this very recording.
  public boolean keeps(RecordingHeader recording) {
    String began = CollectAndTrack.time(recording);
    return members.values().stream().flatMap(run -> run.step(CollectAndTrack.ID).stream())
        .anyMatch(step -> step.state().hasOutputs() && began.equals(step.notes().get(CollectAndTrack.BEGAN)));
  }
}
