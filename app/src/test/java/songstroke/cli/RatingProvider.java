package songstroke.cli;

import java.util.List;

import songstroke.pipeline.ArtifactType;
import songstroke.pipeline.Materializer;
import songstroke.pipeline.Nothing;
import songstroke.pipeline.Parameter;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.Port;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Site;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepContext;

/// Brings the pipeline `rating`, whose only step makes a report of two levels.
public final class RatingProvider implements Pipeline.Provider {
  static final ArtifactType<String> REPORT = new ArtifactType<>("report", 1, "json", Materializer.text());
  static final Parameter<String> GENRE = Parameter.text("genre", "ambient", "The first level.");
  static final Parameter<String> PERCENT = Parameter.text("percent", "4.25", "How much faster.");

  record Rated(String report) {
    static final Port<Rated, String> REPORT_PORT = new Port<>("report", REPORT, Rated::report);
    static final Shape<Rated> SHAPE = Shape.of(REPORT_PORT, Rated::new);
  }

  record Rate(String id) implements Step<Nothing, Rated> {
    @Override
    public Shape<Nothing> input() {
      return Nothing.SHAPE;
    }

    @Override
    public Shape<Rated> output() {
      return Rated.SHAPE;
    }

    @Override
    public List<Parameter<?>> parameters() {
      return List.of(GENRE, PERCENT);
    }

    @Override
    public Rated run(Nothing input, StepContext context) throws Exception {
      return new Rated(
          """
              {"by":"genre","outcome":"speed","model":null,"levels":[
              {"level":"%s","verdict":"FASTER","percent":%s,"percent_lo":1.0,"percent_hi":7.5,
               "segments":34,"lfsr":0.01},
              {"level":"metal","verdict":"TOO_LITTLE_DATA","percent":null,"segments":2}]}"""
              .formatted(context.parameter(GENRE), context.parameter(PERCENT)));
    }
  }

  @Override
  public Pipeline pipeline(Site site) {
    Pipeline.Builder pipeline = Pipeline.named("rating");
    pipeline.add(new Rate("rate"));
    return pipeline.build();
  }
}
