package songstroke.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import songstroke.pipeline.ArtifactType;
import songstroke.pipeline.Materializer;
import songstroke.pipeline.Nothing;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.Port;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.RunState;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Stack;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepOptions;
import songstroke.pipeline.StepOutputs;
import songstroke.recorder.ChildJvm;
import songstroke.store.SqliteRunStore;
import songstroke.timeline.Clocks;

/// A process that runs a pipeline of three steps, printing a point whenever it gets a little further, so that a test
/// can kill it at any of these moments: `main DATA [RUNS]`.
public final class ChildRun {
  /// Points that one undisturbed run prints, at least.
  static final int POINTS = 60;
  private static final int CHUNKS = 16;
  private static final ArtifactType<String> BLOCK = new ArtifactType<>("block", 1, "bin", new SlowBytes());

  record Block(String text) {
    static final Port<Block, String> BYTES = new Port<>("bytes", BLOCK, Block::text);
    static final Shape<Block> SHAPE = Shape.of(BYTES, Block::new);
  }

  private static boolean child;

  private ChildRun() {}

  public static void main(String... arguments) throws IOException {
    child = true;
    int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    for (int i = 0; i < times; i++) {
      RunRecord run = run(Path.of(arguments[0]), RunRequest.with(Map.of()).withoutCache());
      if (!(run.state() instanceof RunState.Succeeded)) {
        throw new IllegalStateException(run.toString());
      }
    }
  }

  /// Runs the pipeline on the stack of this data folder.
  public static RunRecord run(Path data, RunRequest request) throws IOException {
    try (SqliteRunStore runs = SqliteRunStore.open(data)) {
      var orchestrator = new LocalOrchestrator(Clocks.system());
      var stack = new Stack("local", orchestrator, new LocalArtifactStore(data.resolve("artifacts")),
          new EnvironmentSecretStore(Map.of()));
      return orchestrator.run(pipeline(), request, stack, runs, List.of(_ -> point()));
    }
  }

  /// collect -> turn -> fold; `collect` is never cached.
  static Pipeline pipeline() {
    Pipeline.Builder pipeline = Pipeline.named("blocks");
    StepOutputs<Block> collected = pipeline.add(new Collect());
    StepOutputs<Block> turned = pipeline.add(new Turn("turn"), Block.BYTES.from(collected.get(Block.BYTES)));
    pipeline.add(new Turn("turn_again"), Block.BYTES.from(turned.get(Block.BYTES)));
    return pipeline.build();
  }

  private static void point() {
    if (child) {
      System.out.write('.');
      System.out.flush();
    }
  }

  private static final class Collect implements Step<Nothing, Block> {
    @Override
    public String id() {
      return "collect";
    }

    @Override
    public Shape<Nothing> input() {
      return Nothing.SHAPE;
    }

    @Override
    public Shape<Block> output() {
      return Block.SHAPE;
    }

    @Override
    public StepOptions options() {
      return StepOptions.standard().withoutCache();
    }

    @Override
    public Block run(Nothing input, StepContext context) {
      context.log("collecting");
      return new Block(
          "to be or not to be, that is the question; ".repeat(4096));
    }
  }

  private record Turn(String id) implements Step<Block, Block> {
    @Override
    public Shape<Block> input() {
      return Block.SHAPE;
    }

    @Override
    public Shape<Block> output() {
      return Block.SHAPE;
    }

    @Override
    public Block run(Block input, StepContext context) {
      context.log("turning");
      char[] turned = input.text().toCharArray();
      for (int i = 0; i < turned.length; i++) {
        turned[i] = (char) ((turned[i] * 31 + id.length()) % 128);
      }
      return new Block(new String(turned));
    }
  }

  /// Writes in pieces, with a point after each.
  private static final class SlowBytes implements Materializer<String> {
    @Override
    public int version() {
      return 1;
    }

    @Override
    public void write(String text, OutputStream out) throws IOException {
      byte[] value = text.getBytes(StandardCharsets.US_ASCII);
      int size = value.length / CHUNKS;
      for (int i = 0; i < CHUNKS; i++) {
        out.write(value, i * size, i == CHUNKS - 1 ? value.length - i * size : size);
        out.flush();
        point();
      }
    }

    @Override
    public String read(InputStream in) throws IOException {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  /// Starts this class as a process of its own.
  static Process start(Path data, int runs) throws IOException {
    return ChildJvm.start(ChildRun.class, data.toString(), String.valueOf(runs));
  }
}
