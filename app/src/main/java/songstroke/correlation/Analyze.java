package songstroke.correlation;

import java.util.Map;
import java.util.stream.Stream;

import songstroke.analyze.Outcome;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepContext;
import songstroke.report.Findings;
import songstroke.report.Level;

/// The step `analyze`: verdicts on speed by genre and by track.
public final class Analyze implements Step<Segmented, Analyzed> {
  @Override
  public String id() {
    return "analyze";
  }

  @Override
  public Shape<Segmented> input() {
    return Segmented.SHAPE;
  }

  @Override
  public Shape<Analyzed> output() {
    return Analyzed.SHAPE;
  }

  @Override
  public Analyzed run(Segmented input, StepContext context) {
    var analyzed = new Analyzed(findings(Level.GENRE, input), findings(Level.TRACK, input));
    context.note("segments", Integer.toString(analyzed.genres().report().counts().segments()));
    context.note("segments_used", Integer.toString(analyzed.genres().report().counts().used()));
    return analyzed;
  }

  private static Findings findings(Level level, Segmented input) {
    return Findings.of(level, false, Outcome.SPEED, input.segments(), _ -> Map.of(),
        Stream.of(input.shortPause(), input.longPause()).filter(other -> !other.isEmpty()).toList());
  }
}
