package songstroke.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import songstroke.pipeline.Port;
import songstroke.pipeline.Shape;
import songstroke.visualize.Png;
import songstroke.visualize.Scene;
import songstroke.visualize.Svg;

/// The charts.
///
/// @param wpmByGenre      the speed of each genre with its interval
/// @param wpmByTrack      the same of each track
/// @param segmentsByGenre every segment as a dot
/// @param speedByHour     the speed over the hours of the day
/// @param lastSession     the last session as it went
public record Drawn(Chart wpmByGenre, Chart wpmByTrack, Chart segmentsByGenre, Chart speedByHour,
    Chart lastSession) {
  static final List<Pair> CHARTS = List.of(new Pair("wpm_by_genre", Drawn::wpmByGenre),
      new Pair("wpm_by_track", Drawn::wpmByTrack), new Pair("segments_by_genre", Drawn::segmentsByGenre),
      new Pair("speed_by_hour", Drawn::speedByHour), new Pair("last_session", Drawn::lastSession));
  static final Shape<Drawn> SHAPE = Shape.of(values -> {
    List<Chart> charts = new ArrayList<>();
    for (Pair pair : CHARTS) {
      charts.add(new Chart(values.get(pair.png), values.get(pair.svg)));
    }
    return new Drawn(charts.get(0), charts.get(1), charts.get(2), charts.get(3), charts.get(4));
  }, CHARTS.stream().<Port<Drawn, ?>>mapMulti((pair, ports) -> {
    ports.accept(pair.png);
    ports.accept(pair.svg);
  }).toList());

  /// One chart in its two forms.
  ///
  /// @param png not to be changed
  @SuppressWarnings("ArrayRecordComponent")
  public record Chart(byte[] png, String svg) {
    static Chart of(Scene scene) {
      return new Chart(Png.of(scene), Svg.of(scene));
    }
  }

  /// The two artifacts of a chart.
  static final class Pair {
    final String name;
    final Port<Drawn, byte[]> png;
    final Port<Drawn, String> svg;

    Pair(String name, Function<Drawn, Chart> chart) {
      this.name = name;
      png = new Port<>(name + "_png", Artifacts.CHART_PNG, drawn -> chart.apply(drawn).png());
      svg = new Port<>(name + "_svg", Artifacts.CHART_SVG, drawn -> chart.apply(drawn).svg());
    }
  }
}
