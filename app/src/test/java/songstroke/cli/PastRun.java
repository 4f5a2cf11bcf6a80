package songstroke.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import songstroke.pipeline.ArtifactType;
import songstroke.pipeline.Materializer;
import songstroke.pipeline.Nothing;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.Port;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Stack;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepOptions;
import songstroke.stack.FileSecretStore;
import songstroke.stack.LocalArtifactStore;
import songstroke.stack.LocalOrchestrator;
import songstroke.store.SqliteRunStore;
import songstroke.timeline.Clocks;

/// A run that is over, with one artifact: what was played.
final class PastRun {
  private static final ArtifactType<String> TEXT = new ArtifactType<>("played", 1, "txt", new Text());

  private record Played(String title) {
    static final Port<Played, String> TITLE = new Port<>("title", TEXT, Played::title);
    static final Shape<Played> SHAPE = Shape.of(TITLE, Played::new);
  }

  private PastRun() {}

  /// @param music the source that was followed
  /// @param title what was played
  static void of(Path data, String music, String title) throws IOException {
    try (SqliteRunStore runs = SqliteRunStore.open(data)) {
      var orchestrator = new LocalOrchestrator(Clocks.system());
      var stack = new Stack("local", orchestrator, new LocalArtifactStore(data.resolve("artifacts")),
          new FileSecretStore(data.resolve("secrets.json")));
      Pipeline.Builder pipeline = Pipeline.named("past");
      pipeline.add(new Collect(music, title));
      orchestrator.run(pipeline.build(), RunRequest.with(Map.of()), stack, runs, List.of());
    }
  }

  /// The content of each artifact in the local store.
  static List<String> bytesIn(Path data) throws IOException {
    List<String> bytes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(data.resolve("artifacts"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes.add(Files.readString(file));
      }
    }
    return bytes;
  }

  private record Collect(String music, String title) implements Step<Nothing, Played> {
    @Override
    public String id() {
      return "collect_and_track";
    }

    @Override
    public Shape<Nothing> input() {
      return Nothing.SHAPE;
    }

    @Override
    public Shape<Played> output() {
      return Played.SHAPE;
    }

    @Override
    public StepOptions options() {
      return StepOptions.standard().withoutCache();
    }

    @Override
    public Played run(Nothing input, StepContext context) {
      context.note("music", music);
      return new Played(title);
    }
  }

  private static final class Text implements Materializer<String> {
    @Override
    public int version() {
      return 1;
    }

    @Override
    public void write(String text, OutputStream out) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String read(InputStream in) throws IOException {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
