package songstroke.steps;

import java.util.List;

import songstroke.pipeline.Nothing;
import songstroke.pipeline.Parameter;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepOutputs;

/// The way from key presses and music to the answer: collect and track, enrich, analyze, visualize.
public final class Correlation {
  public static final String NAME = "correlation";

  /// Where the results go when the run is over.
  public static final Parameter<String> OUT = Parameter.text("out", "",
      "the folder for the results; none: they stay in the store");

  private Correlation() {}

  /// The pipeline.
  ///
  /// @param collectAndTrack where the typing comes from: [CollectAndTrack], or [ReadSample] in the demo
  /// @param enrich          finds the genres
  public static Pipeline pipeline(String name, Step<Nothing, Collected> collectAndTrack, Enrich enrich) {
    Pipeline.Builder pipeline = Pipeline.named(name);
    StepOutputs<Collected> collected = pipeline.add(collectAndTrack);
    StepOutputs<Enriched> enriched = pipeline.add(enrich, Collected.segments(collected));
    StepOutputs<Analyzed> analyzed = pipeline.add(new Analyze(enrich.reading()), Enriched.segments(enriched));
    pipeline.add(new Visualize(), List.of(
        ToDraw.SEGMENTS.from(enriched.get(Enriched.SEGMENTS)),
        ToDraw.REPORT.from(analyzed.get(Analyzed.REPORT)),
        ToDraw.TRACKS.from(analyzed.get(Analyzed.TRACKS)),
        ToDraw.PACE.from(collected.get(Collected.PACE))));
    return pipeline.build();
  }
}
