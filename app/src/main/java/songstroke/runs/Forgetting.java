package songstroke.runs;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.Stack;

/// Deletes what [Forgettable] found, while no run is under way. The history of runs stays.
///
/// Bytes that another artifact needs stay as well, in whatever stack it is: two stacks may use the same place.
public final class Forgetting {
  private final RunStore runs;
  private final StackAccess stacks;

  public Forgetting(RunStore runs, StackAccess stacks) {
    this.runs = runs;
    this.stacks = stacks;
  }

  /// Deletes what was planned, one by one, so that a run that wants to begin need not wait for all of it.
  ///
  /// @return false when a run is under way; what was done until then stays done
  public boolean carryOut(Forgettable.Plan plan) throws IOException {
    Set<String> going = plan.artifacts().stream().map(ArtifactRecord::id).collect(Collectors.toSet());
    Set<String> needed = runs.artifacts(Integer.MAX_VALUE).stream()
        .filter(artifact -> !artifact.pruned() && !going.contains(artifact.id()))
        .map(artifact -> artifact.artifact().sha256()).collect(Collectors.toSet());
    var work = new Work(plan, going, needed);
    for (String name : names(plan)) {
      stacks.use(name, work::in);
    }
    return work.done;
  }

  private static Set<String> names(Forgettable.Plan plan) {
    Set<String> names = new TreeSet<>();
    plan.artifacts().forEach(artifact -> names.add(artifact.stack()));
    plan.leftovers().forEach(leftover -> names.add(leftover.stack()));
    plan.halves().forEach(half -> names.add(half.stack()));
    return names;
  }

  /// A plan being carried out, stack by stack, until a run is under way.
  private final class Work {
    private final Forgettable.Plan plan;
    private final Set<String> going;
    private final Set<String> needed;
    private boolean done = true;

    Work(Forgettable.Plan plan, Set<String> going, Set<String> needed) {
      this.plan = plan;
      this.going = going;
      this.needed = needed;
    }

    void in(Stack stack) throws IOException {
      ArtifactStore store = stack.artifacts();
      for (ArtifactRecord artifact : plan.artifacts()) {
        if (done && artifact.stack().equals(stack.name())) {
          done = runs.whenIdle(() -> {
            delete(artifact.artifact().sha256(), store);
            runs.prune(List.of(artifact));
          });
        }
      }
      for (Forgettable.Leftover leftover : plan.leftovers()) {
        if (done && leftover.stack().equals(stack.name())) {
          done = runs.whenIdle(() -> delete(leftover.stored().sha256(), store));
        }
      }
      for (Forgettable.Halves half : plan.halves()) {
        if (done && half.stack().equals(stack.name())) {
          runs.whenIdle(() -> store.sweep(half.before()));
        }
      }
    }

    /// A run may have made an artifact of these bytes since the plan.
    private void delete(String sha256, ArtifactStore store) throws IOException {
      boolean madeSince = runs.artifact(sha256)
          .filter(newest -> !newest.pruned() && !going.contains(newest.id())).isPresent();
      if (!needed.contains(sha256) && !madeSince) {
        store.delete(sha256);
      }
    }
  }
}
