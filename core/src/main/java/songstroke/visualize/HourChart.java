package songstroke.visualize;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Active typing speed over the 24 hours of the day: a faint dot for each segment where it began, with its
/// intervals as area, and a strong dot for each hour's weighted mean, 12000 ΣN / ΣA over the hour's segments.
/// Strong dots of neighboring hours are joined; an hour without typing leaves a gap.
///
/// @param segments without order; those without typing have no speed and are left out
/// @param days     the days that the segments come from
public record HourChart(List<Segment> segments, Optional<WpmCharts.Days> days) {
  static final int HOURS = 24;
  static final String HEADING = "Active typing speed over the day";
  static final String WHEN_EMPTY = "No typing was recorded, so there is nothing to show yet.";

  public HourChart {
    segments = segments.stream().filter(segment -> DotRow.isDrawable(segment.speed())).toList();
  }

  /// What the chart needs to know of one segment of typing.
  ///
  /// @param hourLocal local time of day of its beginning in hours, 0 up to but without 24
  /// @param intervals inter-key intervals in bursts, N
  /// @param activeMs  their sum in ms, A
  public record Segment(double hourLocal, long intervals, long activeMs) {
    public Segment {
      if (!(hourLocal >= 0 && hourLocal < HOURS)) {
        throw new IllegalArgumentException("A day has no hour " + hourLocal);
      }
      if (intervals < 0 || activeMs < 0) {
        throw new IllegalArgumentException(
            "A segment cannot have " + intervals + " intervals in " + activeMs + " ms");
      }
    }

    /// Words per minute; not a number without typing.
    double speed() {
      return sample().isMeasured() ? 12_000.0 * intervals / activeMs : Double.NaN;
    }

    Sample sample() {
      return new Sample("", List.of(), intervals, activeMs);
    }
  }

  /// The segments that began in an hour of the day, 0 to 23.
  List<Segment> in(int hour) {
    return segments.stream().filter(segment -> (int) segment.hourLocal() == hour).toList();
  }

  /// The weighted mean of an hour's segments, absent when there are none.
  OptionalDouble mean(int hour) {
    return Sample.speed(in(hour).stream().map(Segment::sample).toList());
  }

  String subtitle() {
    StringBuilder text = new StringBuilder(Numerals.counted(segments.size(), "segment"));
    days.ifPresent(span -> text.append(", ").append(Numerals.days(span.first(), span.last())));
    if (!segments.isEmpty()) {
      text.append("; each dot a segment, size by typing in it; strong dots the weighted means of the hours");
    }
    return text.toString();
  }

  /// The picture of this chart. The same chart gives the same scene on every machine.
  public Scene scene() {
    return HourLayout.of(this);
  }
}
