package songstroke.visualize;

import java.util.List;
import java.util.OptionalDouble;

/// What a chart needs to know of one segment of typing.
///
/// @param track     the track's name as it is to be shown, empty when unknown
/// @param genres    without order; repeated and blank ones do not count
/// @param intervals inter-key intervals in bursts, N
/// @param activeMs  their sum in ms, A
public record Sample(String track, List<String> genres, long intervals, long activeMs) {
  public Sample {
    if (intervals < 0 || activeMs < 0) {
      throw new IllegalArgumentException(
          "A segment cannot have " + intervals + " intervals in " + activeMs + " ms");
    }
    track = PlainText.of(track);
    genres = genres.isEmpty()
        ? List.of()
        : genres.stream().map(PlainText::of).filter(genre -> !genre.isEmpty()).distinct().toList();
  }

  /// Whether a speed can be told.
  boolean isMeasured() {
    return intervals > 0 && activeMs > 0;
  }

  /// Active words per minute of all samples together: 12000 ΣN / ΣA, a word being five characters. Absent
  /// without typing.
  static OptionalDouble speed(List<Sample> samples) {
    double intervals = 0;
    double active = 0;
    for (Sample sample : samples) {
      if (sample.isMeasured()) {
        intervals += sample.intervals;
        active += sample.activeMs;
      }
    }
    return intervals > 0 ? OptionalDouble.of(12_000 * intervals / active) : OptionalDouble.empty();
  }
}
