package songstroke.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import songstroke.analyze.Outcome;
import songstroke.enrich.GenresCsv;
import songstroke.recorder.Folded;
import songstroke.report.Findings;
import songstroke.report.Level;
import songstroke.report.ReportCharts;
import songstroke.report.ReportJson;
import songstroke.report.TimeCharts;
import songstroke.segment.Exclusion;
import songstroke.segment.Segment;
import songstroke.segment.SegmentsCsv;
import songstroke.segment.State;
import songstroke.visualize.DotChart;
import songstroke.visualize.Png;
import songstroke.visualize.Sample;
import songstroke.visualize.Scene;
import songstroke.visualize.Svg;
import songstroke.visualize.WpmCharts;

/// What every command that ends in segments puts into the output folder.
///
/// @param folded  the segments
/// @param byGenre what was found of their genres
/// @param everySegment the segments themselves, by genre
/// @param files   what was written, in order
record Results(Folded folded, Findings byGenre, DotChart everySegment, List<Path> files) {
  static Results write(OutputFolder folder, Enrichment enrichment) {
    Folded folded = enrichment.folded();
    List<Segment> segments = folded.segments();
    Findings genres = findings(Level.GENRE, folded);
    List<Sample> music = samples(segments, State.MUSIC);
    List<Sample> silence = samples(segments, State.SILENCE);
    Optional<WpmCharts.Days> days = genres.days().map(span -> new WpmCharts.Days(span.first(), span.last()));
    folder.write("segments.csv", file -> SegmentsCsv.write(file, segments));
    folder.write("genres.csv", file -> GenresCsv.write(file, enrichment.artists()));
    folder.write("report.json", file -> Files.writeString(file, ReportJson.of(genres)));
    DotChart everySegment = WpmCharts.byGenre(music, silence, days);
    chart(folder, "wpm_by_genre", ReportCharts.forest(genres).orElse(everySegment));
    chart(folder, "wpm_by_track", ReportCharts.forest(findings(Level.TRACK, folded))
        .orElseGet(() -> WpmCharts.byTrack(music, silence, days)));
    chart(folder, "segments_by_genre", everySegment);
    picture(folder, "speed_by_hour", TimeCharts.hours(genres, segments).scene());
    picture(folder, "last_session", TimeCharts.session(folded.lastSession()).scene());
    return new Results(folded, genres, everySegment, folder.written());
  }

  private static Findings findings(Level level, Folded folded) {
    return Findings.of(level, false, Outcome.SPEED, folded.segments(), _ -> Map.of(), folded.otherPauses());
  }

  private static void chart(OutputFolder folder, String name, DotChart chart) {
    picture(folder, name, chart.scene());
  }

  private static void picture(OutputFolder folder, String name, Scene scene) {
    folder.write(name + ".png", file -> Files.write(file, Png.of(scene)));
    folder.write(name + ".svg", file -> Files.writeString(file, Svg.of(scene)));
  }

  private static List<Sample> samples(List<Segment> segments, State state) {
    return segments.stream()
        .filter(segment -> segment.state() == state && segment.metrics().intervals() > 0)
        .filter(segment -> !segment.excluded().equals(Exclusion.WASH_OUT))
        .map(segment -> new Sample(Level.trackName(segment), segment.genres(), segment.metrics().intervals(),
            segment.metrics().activeMs()))
        .toList();
  }
}
