package songstroke.pipeline;

import java.util.List;
import java.util.Locale;

/// Three small real steps over text, for tests: write a line, shout it, count its letters.
public final class WordSteps {
  /// Text in UTF-8.
  public static final ArtifactType<String> TEXT = new ArtifactType<>("text", 1, "txt", Materializer.text());
  /// The same Java type, another kind of artifact.
  public static final ArtifactType<String> COUNT = new ArtifactType<>("count", 1, "txt", Materializer.text());
  public static final Parameter<String> WORD = Parameter.text("word", "hello", "What to write.");
  public static final Parameter<Long> TIMES = Parameter.whole("times", "1", "How often to shout.");

  /// A line.
  public record Line(String text) {
    public static final Port<Line, String> TEXT_PORT = new Port<>("text", TEXT, Line::text);
    public static final Shape<Line> SHAPE = Shape.of(TEXT_PORT, Line::new);
  }

  /// A number as text.
  public record Letters(String count) {
    public static final Port<Letters, String> COUNT_PORT = new Port<>("count", COUNT, Letters::count);
    public static final Shape<Letters> SHAPE = Shape.of(COUNT_PORT, Letters::new);
  }

  private WordSteps() {}

  /// Writes the parameter `word`.
  public static class Write implements Step<Nothing, Line> {
    @Override
    public String id() {
      return "write";
    }

    @Override
    public Shape<Nothing> input() {
      return Nothing.SHAPE;
    }

    @Override
    public Shape<Line> output() {
      return Line.SHAPE;
    }

    @Override
    public List<Parameter<?>> parameters() {
      return List.of(WORD);
    }

    @Override
    public Line run(Nothing input, StepContext context) throws Exception {
      context.log("writing");
      return new Line(context.parameter(WORD));
    }
  }

  /// Shouts the line as often as the parameter `times` says.
  public static class Shout implements Step<Line, Line> {
    @Override
    public String id() {
      return "shout";
    }

    @Override
    public Shape<Line> input() {
      return Line.SHAPE;
    }

    @Override
    public Shape<Line> output() {
      return Line.SHAPE;
    }

    @Override
    public List<Parameter<?>> parameters() {
      return List.of(TIMES);
    }

    @Override
    public Line run(Line input, StepContext context) throws Exception {
      context.note("letters", String.valueOf(input.text().length()));
      return new Line(
          input.text().toUpperCase(Locale.ROOT).repeat(Math.toIntExact(context.parameter(TIMES))));
    }
  }

  /// Counts the line's letters.
  public static class Count implements Step<Line, Letters> {
    @Override
    public String id() {
      return "count";
    }

    @Override
    public Shape<Line> input() {
      return Line.SHAPE;
    }

    @Override
    public Shape<Letters> output() {
      return Letters.SHAPE;
    }

    @Override
    public Letters run(Line input, StepContext context) throws Exception {
      return new Letters(String.valueOf(input.text().length()));
    }
  }

  /// write -> shout -> count.
  public static Pipeline pipeline(Step<Nothing, Line> write, Step<Line, Line> shout,
      Step<Line, Letters> count) {
    Pipeline.Builder pipeline = Pipeline.named("words");
    StepOutputs<Line> written = pipeline.add(write);
    StepOutputs<Line> shouted = pipeline.add(shout, Line.TEXT_PORT.from(written.get(Line.TEXT_PORT)));
    pipeline.add(count, Line.TEXT_PORT.from(shouted.get(Line.TEXT_PORT)));
    return pipeline.build();
  }

  public static Pipeline pipeline() {
    return pipeline(new Write(), new Shout(), new Count());
  }
}
