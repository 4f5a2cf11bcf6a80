package songstroke.steps;

import songstroke.pipeline.Port;
import songstroke.pipeline.Shape;
import songstroke.report.Findings;

/// What differs, by how much, and how sure that is.
///
/// @param genres by genre
/// @param tracks by track
public record Analyzed(Findings genres, Findings tracks) {
  static final Port<Analyzed, Findings> REPORT = new Port<>("report", Artifacts.REPORT, Analyzed::genres);
  static final Port<Analyzed, Findings> TRACKS = new Port<>("tracks", Artifacts.REPORT, Analyzed::tracks);
  static final Shape<Analyzed> SHAPE = Shape.of(REPORT, TRACKS, Analyzed::new);
}
