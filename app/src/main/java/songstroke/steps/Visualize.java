package songstroke.steps;

import java.util.List;
import java.util.Optional;

import songstroke.analyze.Grouping;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepContext;
import songstroke.report.Findings;
import songstroke.report.ReportCharts;
import songstroke.report.TimeCharts;
import songstroke.segment.Exclusion;
import songstroke.segment.LastSession;
import songstroke.segment.Segment;
import songstroke.segment.State;
import songstroke.visualize.DotChart;
import songstroke.visualize.Sample;
import songstroke.visualize.WpmCharts;

/// The step `visualize`: the charts as PNG and SVG.
public final class Visualize implements Step<ToDraw, Drawn> {
  @Override
  public String id() {
    return "visualize";
  }

  @Override
  public Shape<ToDraw> input() {
    return ToDraw.SHAPE;
  }

  @Override
  public Shape<Drawn> output() {
    return Drawn.SHAPE;
  }

  @Override
  public Drawn run(ToDraw input, StepContext context) {
    List<Segment> segments = input.segments();
    DotChart everySegment = everySegment(segments, input.genres());
    DotChart tracks = ReportCharts.forest(input.tracks()).orElseGet(
        () -> WpmCharts.byTrack(samples(segments, State.MUSIC), samples(segments, State.SILENCE),
            days(input.genres()), Grouping.track().minSegments()));
    // The tallest comes first: the others are drawn on its pixels.
    Drawn.Chart byTrack = Drawn.Chart.of(tracks.scene());
    return new Drawn(
        Drawn.Chart.of(ReportCharts.forest(input.genres()).orElse(everySegment).scene()),
        byTrack, Drawn.Chart.of(everySegment.scene()),
        Drawn.Chart.of(TimeCharts.hours(input.genres(), segments).scene()),
        Drawn.Chart.of(TimeCharts.session(LastSession.of(segments, input.pace().lastSession())).scene()));
  }

  /// Every segment as a dot, by genre.
  public static DotChart everySegment(List<Segment> segments, Findings genres) {
    return WpmCharts.byGenre(samples(segments, State.MUSIC), samples(segments, State.SILENCE), days(genres),
        Grouping.track().minSegments());
  }

  private static Optional<WpmCharts.Days> days(Findings genres) {
    return genres.days().map(span -> new WpmCharts.Days(span.first(), span.last()));
  }

  private static List<Sample> samples(List<Segment> segments, State state) {
    return segments.stream()
        .filter(segment -> segment.heard().state() == state && segment.metrics().intervals() > 0)
        .filter(segment -> !segment.excluded().equals(Exclusion.WASH_OUT))
        .map(segment -> new Sample(segment.heard().titleAndArtists(), segment.heard().genres(),
            segment.metrics().intervals(),
            segment.metrics().activeMs()))
        .toList();
  }
}
