package songstroke.runs;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.Stack;

/// Gives up bytes that nobody needs: of old versions of artifacts, and of steps that were killed after they had written
/// but before they were done. Histories stay.
///
/// Nothing is taken from a run that is under way, and nothing that no run names from a store that others use as well,
/// or before it is a day old.
public final class Pruning {
  /// How long what no run names is left alone.
  private static final Duration GRACE = Duration.ofDays(1);

  private final RunStore runs;
  private final Opener stacks;

  /// Opens a stack by its name; the caller closes it.
  public interface Opener {
    Stack open(String name) throws IOException;
  }

  /// An artifact that no run names, in the store of a stack.
  public record Leftover(String stack, ArtifactStore.Stored stored) {}

  /// What can go.
  ///
  /// @param old       versions that newer ones have replaced
  /// @param leftovers of killed runs
  public record Plan(List<ArtifactRecord> old, List<Leftover> leftovers) {}

  public Pruning(RunStore runs, Opener stacks) {
    this.runs = runs;
    this.stacks = stacks;
  }

  /// Finds what can go.
  ///
  /// @param keep newest versions of each name to keep
  /// @param all  the names of the stacks in which to look for leftovers
  public Plan plan(int keep, List<String> all, Instant now) throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    Set<String> named = new HashSet<>();
    List<ArtifactRecord> old = new ArrayList<>();
    for (ArtifactRecord artifact : runs.artifacts(Integer.MAX_VALUE)) {
      boolean kept = seen.merge(artifact.artifact().name(), 1, Integer::sum) <= keep;
      if (!artifact.pruned()) {
        named.add(artifact.artifact().sha256());
        if (!kept) {
          old.add(artifact);
        }
      }
    }
    List<Leftover> leftovers = new ArrayList<>();
    Set<String> places = new HashSet<>();
    for (String name : all) {
      try (Stack stack = stacks.open(name)) {
        if (!stack.artifacts().isShared()) {
          for (ArtifactStore.Stored stored : stack.artifacts().stored()) {
            if (!named.contains(stored.sha256()) && stored.since().isBefore(now.minus(GRACE))
                && places.add(stack.artifacts().uri(stored.sha256()))) {
              leftovers.add(new Leftover(name, stored));
            }
          }
        }
      }
    }
    return new Plan(old, leftovers);
  }

  /// Takes away what was planned, one by one, so that a run that wants to begin need not wait for all of it.
  ///
  /// @return false when a run is under way; what was done until then stays done
  public boolean carryOut(Plan plan, List<String> all, Instant now) throws IOException {
    Set<String> going = plan.old().stream().map(ArtifactRecord::id).collect(Collectors.toSet());
    Set<String> needed = runs.artifacts(Integer.MAX_VALUE).stream()
        .filter(artifact -> !artifact.pruned() && !going.contains(artifact.id()))
        .map(artifact -> artifact.artifact().sha256()).collect(Collectors.toSet());
    Set<String> names = new TreeSet<>(all);
    plan.old().forEach(artifact -> names.add(artifact.stack()));
    for (String name : names) {
      try (Stack stack = stacks.open(name)) {
        if (!isDone(plan, stack, going, needed)) {
          return false;
        }
        stack.artifacts().sweep(now.minus(GRACE));
      }
    }
    return true;
  }

  /// Takes away the part of the plan that concerns one stack.
  private boolean isDone(Plan plan, Stack stack, Set<String> going, Set<String> needed) throws IOException {
    for (ArtifactRecord artifact : plan.old()) {
      if (artifact.stack().equals(stack.name()) && !runs.whenIdle(() -> {
        String sha256 = artifact.artifact().sha256();
        if (!needed.contains(sha256)
            && newest(sha256).filter(other -> !going.contains(other.id())).isEmpty()) {
          stack.artifacts().delete(sha256);
        }
        runs.prune(List.of(artifact));
      })) {
        return false;
      }
    }
    for (Leftover leftover : plan.leftovers()) {
      if (leftover.stack().equals(stack.name()) && !runs.whenIdle(() -> {
        if (newest(leftover.stored().sha256()).isEmpty()) {
          stack.artifacts().delete(leftover.stored().sha256());
        }
      })) {
        return false;
      }
    }
    return true;
  }

  /// The newest artifact with these bytes; a run may have made one since the plan.
  private Optional<ArtifactRecord> newest(String sha256) {
    return runs.artifact(sha256).filter(artifact -> !artifact.pruned());
  }
}
