package songstroke.segment;

import java.util.List;

import songstroke.timeline.OutsideText;

/// One stretch of a recording during which the music did one thing: a row of `segments.csv`.
///
/// Made by [RecordingFold] or [SegmentsCsv]. What is not known is an empty text or `Optional`, `NaN`, or
/// [TypingMetrics#UNDEFINED] for counts and lengths.
///
/// @param place      which one it is
/// @param when       when it began
/// @param heard      what could be heard
/// @param task       what was worked on for the longest part of it
/// @param durationMs its length on the monotonic clock
/// @param metrics    how was typed
/// @param excluded   a code of [Exclusion]; empty when the analysis may use it
public record Segment(Place place, When when, Heard heard, String task, long durationMs,
    TypingMetrics metrics, String excluded) {
  public Segment {
    Counts.require("milliseconds", durationMs);
    task = OutsideText.name(task);
  }

  /// Words a minute as the original demo counted them: every press / 5 / minutes of segment. `NaN` when the
  /// segment's length or presses are not known.
  public double grossWpm() {
    long presses = metrics.keys().presses();
    return presses >= 0 && durationMs > 0 ? presses / 5.0 / (durationMs / 60_000.0) : Double.NaN;
  }

  /// Whether the analysis may use it.
  public boolean isUsable() {
    return excluded.isEmpty();
  }

  /// The same segment with other genres, as a look-up found them.
  public Segment withGenres(List<String> found) {
    return new Segment(place, when, heard.withGenres(found), task, durationMs, metrics, excluded);
  }

  Segment withExcluded(String code) {
    return new Segment(place, when, heard, task, durationMs, metrics, code);
  }
}
