package songstroke.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.Stack;
import songstroke.recorder.ChildJvm;
import songstroke.store.SqliteRunStore;
import songstroke.timeline.Clocks;

/// A process that runs the pipeline of [ChildRun] and dies, as if killed, once its second artifact is kept and before
/// its step is done: `main DATA`.
public final class DyingRun {
  public static final int KILLED = 137;

  private DyingRun() {}

  public static void main(String... arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    try (SqliteRunStore runs = SqliteRunStore.open(data)) {
      var orchestrator = new LocalOrchestrator(Clocks.system());
      var stack = new Stack("local", orchestrator,
          new LastStore(new LocalArtifactStore(data.resolve("artifacts"))),
          new EnvironmentSecretStore(Map.of()));
      orchestrator.run(ChildRun.pipeline(), RunRequest.with(Map.of()), stack, runs, List.of());
    }
  }

  /// Starts this class as a process of its own.
  public static Process start(Path data) throws IOException {
    return ChildJvm.start(DyingRun.class, data.toString());
  }

  private static final class LastStore extends OtherStore {
    private int puts;

    LastStore(ArtifactStore store) {
      super(store);
    }

    @Override
    public Blob put(Content content) throws IOException {
      Blob blob = store.put(content);
      if (++puts == 2) {
        Runtime.getRuntime().halt(KILLED);
      }
      return blob;
    }
  }
}
