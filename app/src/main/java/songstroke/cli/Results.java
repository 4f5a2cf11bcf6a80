package songstroke.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

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
/// @param segments the rows of `segments.csv`
/// @param byGenre  the chart of genres
/// @param files    what was written, in order
record Results(List<Segment> segments, DotChart byGenre, List<Path> files) {
  static Results write(OutputFolder folder, List<Segment> segments) {
    List<Sample> music = samples(segments, State.MUSIC);
    List<Sample> silence = samples(segments, State.SILENCE);
    Optional<WpmCharts.Days> days = days(segments);
    DotChart byGenre = WpmCharts.byGenre(music, silence, days);
    folder.write("segments.csv", file -> SegmentsCsv.write(file, segments));
    chart(folder, "wpm_by_genre", byGenre);
    chart(folder, "wpm_by_track", WpmCharts.byTrack(music, silence, days));
    return new Results(segments, byGenre, folder.written());
  }

  private static void chart(OutputFolder folder, String name, DotChart chart) {
    Scene scene = chart.scene();
    folder.write(name + ".png", file -> Files.write(file, Png.of(scene)));
    folder.write(name + ".svg", file -> Files.writeString(file, Svg.of(scene)));
  }

  private static List<Sample> samples(List<Segment> segments, State state) {
    return segments.stream()
        .filter(segment -> segment.state() == state && segment.metrics().intervals() > 0)
        .filter(segment -> !segment.excluded().equals(Exclusion.WASH_OUT))
        .map(segment -> new Sample(named(segment), segment.genres(), segment.metrics().intervals(),
            segment.metrics().activeMs()))
        .toList();
  }

  private static String named(Segment segment) {
    return segment.trackName().isEmpty() || segment.artistName().isEmpty()
        ? segment.trackName()
        : segment.trackName() + " – " + segment.artistName();
  }

  private static Optional<WpmCharts.Days> days(List<Segment> segments) {
    List<LocalDate> dates = segments.stream()
        .flatMap(segment -> segment.startUtc().stream()
            .map(start -> start.atOffset(ZoneOffset.ofTotalSeconds(segment.utcOffsetMin().orElse(0) * 60))
                .toLocalDate()))
        .sorted().toList();
    return dates.isEmpty()
        ? Optional.empty()
        : Optional.of(new WpmCharts.Days(dates.getFirst(), dates.getLast()));
  }
}
