package songstroke.runs;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStore;
import songstroke.problem.Failure;
import songstroke.problem.Problem;

/// Decides what may be deleted; [Forgetting] deletes it. Nothing changes here.
///
/// Four kinds of data can go: versions of artifacts that newer ones have replaced, recordings whose days are over,
/// everything that was made of a music service's content, and what killed runs left behind.
public final class Forgettable {
  /// How long what no run names is left alone: its run may not have said so yet.
  private static final Duration GRACE = Duration.ofDays(1);

  private final RunStore runs;

  /// An artifact that no run names, in the store of a stack.
  public record Leftover(String stack, ArtifactStore.Stored stored) {}

  /// Artifacts in the store of a stack that were begun, and not written to since a time.
  public record Halves(String stack, Instant before) {}

  /// What can go.
  ///
  /// @param artifacts whose bytes go; their records stay
  public record Plan(List<ArtifactRecord> artifacts, List<Leftover> leftovers, List<Halves> halves) {
    /// How many runs made the artifacts.
    public long runs() {
      return artifacts.stream().map(ArtifactRecord::run).distinct().count();
    }
  }

  public Forgettable(RunStore runs) {
    this.runs = runs;
  }

  /// Versions beyond the newest, and what killed runs left.
  ///
  /// @param keep  newest versions of each name to keep
  /// @param names of the stacks in which to look for leftovers
  public Plan oldVersions(int keep, List<String> names, StackAccess stacks, Instant now) throws IOException {
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
    for (String name : names) {
      stacks.use(name, stack -> {
        ArtifactStore store = stack.artifacts();
        for (ArtifactStore.Stored stored : store.isShared()
            ? List.<ArtifactStore.Stored>of()
            : store.stored()) {
          if (!named.contains(stored.sha256()) && stored.since().isBefore(now.minus(GRACE))
              && places.add(store.uri(stored.sha256()))) {
            leftovers.add(new Leftover(name, stored));
          }
        }
      });
    }
    List<Halves> halves = Stream.concat(names.stream(), old.stream().map(ArtifactRecord::stack)).distinct()
        .sorted()
        .map(name -> new Halves(name, now.minus(GRACE))).toList();
    return new Plan(old, leftovers, halves);
  }

  /// Recordings of one stack that are older than so many days, and what killed runs left of others.
  ///
  /// @param type  of the artifacts that hold single key presses
  /// @param clock says what time it is and how old a recording is
  /// @param days  0 keeps none
  Plan oldRecordings(String type, String stack, boolean isShared, RunClock clock, int days) {
    Instant oldest = clock.now().minus(Duration.ofDays(days));
    List<ArtifactRecord> old = recordings(type, stack).stream()
        .filter(
            recording -> days == 0 || clock.atEarliest(recording.run(), recording.made()).isBefore(oldest))
        .toList();
    Instant half = days > 0 ? oldest : isShared ? clock.now().minus(GRACE) : Instant.MAX;
    return new Plan(old, List.of(), List.of(new Halves(stack, half)));
  }

  /// The recordings of one stack that are still stored, newest first.
  List<ArtifactRecord> recordings(String type, String stack) {
    return runs.kept(type).stream().filter(recording -> recording.stack().equals(stack)).toList();
  }

  /// All that was made by runs that followed a music service, as the note `music` of one of their steps says:
  /// recordings, segments, genres, reports, charts.
  ///
  /// @throws Failure when one of them is under way
  public Plan madeOf(String service) {
    Set<String> ids = new HashSet<>();
    for (RunRecord run : runs.runs(Integer.MAX_VALUE)) {
      RunRecord whole = runs.run(run.id()).orElse(run);
      if (hasFollowed(whole, service)) {
        requireEnded(whole, service);
        ids.add(whole.id());
      }
    }
    List<ArtifactRecord> theirs = runs.artifacts(Integer.MAX_VALUE).stream()
        .filter(artifact -> !artifact.pruned() && ids.contains(artifact.run())).toList();
    return new Plan(theirs, List.of(), List.of());
  }

  private static boolean hasFollowed(RunRecord run, String service) {
    return run.steps().stream().map(step -> step.notes().getOrDefault("music", ""))
        .anyMatch(music -> Arrays.asList(music.split("[^a-z]+", -1)).contains(service)
            && !music.startsWith("replay"));
  }

  private static void requireEnded(RunRecord run, String service) {
    if (run.state() instanceof RunState.Running) {
      String name = Character.toUpperCase(service.charAt(0)) + service.substring(1);
      throw new Failure(Problem.TEMPORARY,
          "the run " + run.id() + " follows " + name + " right now; end it, then try again");
    }
  }
}
