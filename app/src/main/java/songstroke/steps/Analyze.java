package songstroke.steps;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import songstroke.analyze.Outcome;
import songstroke.enrich.GenreReading;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepContext;
import songstroke.report.Findings;
import songstroke.report.Level;
import songstroke.report.ReportOptions;
import songstroke.segment.ByPause;

/// The step `analyze`: verdicts on speed by genre and by track.
public final class Analyze implements Step<ByPause, Analyzed> {
  private final Supplier<GenreReading> reading;

  /// @param reading how genre names are read
  public Analyze(Supplier<GenreReading> reading) {
    this.reading = reading;
  }

  @Override
  public String id() {
    return "analyze";
  }

  @Override
  public Shape<ByPause> input() {
    return SegmentPorts.SHAPE;
  }

  @Override
  public Shape<Analyzed> output() {
    return Analyzed.SHAPE;
  }

  @Override
  public Analyzed run(ByPause input, StepContext context) {
    List<Findings> findings = Findings.of(Stream.of(Level.GENRE, Level.TRACK)
        .map(level -> new ReportOptions(level, false, Outcome.SPEED, reading)).toList(), input,
        _ -> Map.of());
    var analyzed = new Analyzed(findings.getFirst(), findings.getLast());
    context.note("segments", Integer.toString(analyzed.genres().report().counts().segments()));
    context.note("segments_used", Integer.toString(analyzed.genres().report().counts().used()));
    return analyzed;
  }
}
