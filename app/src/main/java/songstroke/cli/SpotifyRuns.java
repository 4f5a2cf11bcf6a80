package songstroke.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.Stack;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.store.SqliteRunStore;
import songstroke.wiring.Pipelines;

/// The runs that followed Spotify's Web API, as the note `music` of one of their steps says.
final class SpotifyRuns {
  private static final String SOURCE = "spotify";

  private final CommandContext context;

  SpotifyRuns(CommandContext context) {
    this.context = context;
  }

  /// Gives up all that these runs made: recordings, segments, genres, reports, charts. Their history, which names no
  /// music, stays.
  ///
  /// @return of how many runs something was given up
  int forget() throws IOException {
    if (!Files.exists(context.home().data().resolve("songstroke.db"))) {
      return 0;
    }
    var pipelines = new Pipelines(context.invocation());
    try (SqliteRunStore runs = pipelines.runs()) {
      Set<String> ids = new HashSet<>();
      for (RunRecord run : runs.runs(Integer.MAX_VALUE)) {
        RunRecord whole = runs.run(run.id()).orElse(run);
        if (isOfSpotify(whole)) {
          requireEnded(whole);
          ids.add(whole.id());
        }
      }
      return give(runs, pipelines, ids);
    }
  }

  private static int give(SqliteRunStore runs, Pipelines pipelines, Set<String> ids) throws IOException {
    Set<String> needed = new HashSet<>();
    List<ArtifactRecord> theirs = new ArrayList<>();
    Set<String> emptied = new HashSet<>();
    for (ArtifactRecord artifact : runs.artifacts(Integer.MAX_VALUE)) {
      if (!ids.contains(artifact.run())) {
        needed.add(bytes(artifact));
      } else if (!artifact.pruned()) {
        theirs.add(artifact);
        emptied.add(artifact.run());
      }
    }
    runs.prune(theirs);
    for (ArtifactRecord artifact : theirs) {
      if (!needed.contains(bytes(artifact))) {
        try (Stack stack = pipelines.stack(Optional.of(artifact.stack()))) {
          stack.artifacts().delete(artifact.artifact().sha256());
        }
      }
    }
    return emptied.size();
  }

  private static String bytes(ArtifactRecord artifact) {
    return artifact.stack() + " " + artifact.artifact().sha256();
  }

  private static boolean isOfSpotify(RunRecord run) {
    return run.steps().stream().map(step -> step.notes().getOrDefault("music", ""))
        .anyMatch(music -> Arrays.asList(music.split("[^a-z]+", -1)).contains(SOURCE)
            && !music.startsWith("replay"));
  }

  private static void requireEnded(RunRecord run) {
    if (run.state() instanceof RunState.Running) {
      throw new Failure(Problem.TEMPORARY,
          "the run " + run.id() + " follows Spotify right now; end it, then try again");
    }
  }
}
