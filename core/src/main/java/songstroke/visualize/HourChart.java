package songstroke.visualize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Active typing speed over the hours of the day that have any: a faint dot for each segment where it began, with its
/// intervals as area, or the darker a spot the more there are; and a strong dot for each hour's weighted mean,
/// 12000 ΣN / ΣA over the hour's segments, with its interval. Strong dots of neighboring hours are joined; an hour
/// without typing leaves a gap.
///
/// The interval is the 95 % interval of a ratio of sums whose parts are sessions, with Student's t: segments of one
/// session are alike. Fewer than four sessions have none.
///
/// @param segments without order; those without typing have no speed and are left out
/// @param days     the days that the segments come from
public record HourChart(List<Segment> segments, Optional<WpmCharts.Days> days) {
  static final int HOURS = 24;
  static final String HEADING = "Active typing speed over the day";
  static final int FEWEST_SESSIONS = 4;
  /// More segments than this are no dots any more.
  static final int MOST_DOTS = 400;
  static final String WHEN_EMPTY = "No typing was recorded, so there is nothing to show yet.";

  public HourChart {
    segments = segments.stream().filter(segment -> DotRow.isDrawable(segment.speed())).toList();
  }

  /// What the chart needs to know of one segment of typing.
  ///
  /// @param hourLocal local time of day of its beginning in hours, 0 up to but without 24
  /// @param intervals inter-key intervals in bursts, N
  /// @param activeMs  their sum in ms, A
  /// @param session   the session it belongs to
  public record Segment(double hourLocal, long intervals, long activeMs, String session) {
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
      return intervals > 0 && activeMs > 0 ? 12_000.0 * intervals / activeMs : Double.NaN;
    }
  }

  /// The segments that began in an hour of the day, 0 to 23.
  List<Segment> in(int hour) {
    return segments.stream().filter(segment -> (int) segment.hourLocal() == hour).toList();
  }

  /// The weighted mean of an hour's segments, absent when there are none.
  OptionalDouble mean(int hour) {
    double intervals = 0;
    double active = 0;
    for (Segment segment : in(hour)) {
      intervals += segment.intervals();
      active += segment.activeMs();
    }
    return intervals > 0 ? OptionalDouble.of(12_000 * intervals / active) : OptionalDouble.empty();
  }

  /// How sure the mean of an hour is, when it rests on enough sessions.
  Optional<DotRow.Span> interval(int hour) {
    Map<String, double[]> sessions = new LinkedHashMap<>();
    double intervals = 0;
    double active = 0;
    for (Segment segment : in(hour)) {
      double[] sum = sessions.computeIfAbsent(segment.session(), _ -> new double[2]);
      sum[0] += segment.intervals();
      sum[1] += segment.activeMs();
      intervals += segment.intervals();
      active += segment.activeMs();
    }
    int number = sessions.size();
    if (number < FEWEST_SESSIONS) {
      return Optional.empty();
    }
    double ratio = intervals / active;
    double squares = 0;
    for (double[] sum : sessions.values()) {
      squares += Math.pow(sum[0] - ratio * sum[1], 2);
    }
    double error = Math.sqrt(squares * number / (number - 1)) / active;
    double half = StudentT.quantile975(number - 1) * error;
    return Optional.of(new DotRow.Span(Math.max(0, 12_000 * (ratio - half)), 12_000 * (ratio + half)));
  }

  /// The hours that are shown, the first and how many: all but the longest part of the day without typing.
  record Shown(int first, int count) {}

  Shown shown() {
    boolean[] typed = new boolean[HOURS];
    segments.forEach(segment -> typed[(int) segment.hourLocal()] = true);
    int longest = 0;
    int first = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      int empty = 0;
      while (empty < HOURS && !typed[(hour + empty) % HOURS]) {
        empty++;
      }
      if (empty > longest) {
        longest = empty;
        first = (hour + empty) % HOURS;
      }
    }
    return new Shown(first, Math.max(1, HOURS - longest));
  }

  boolean isDense() {
    return segments.size() > MOST_DOTS;
  }

  String subtitle() {
    StringBuilder text = new StringBuilder(Numerals.counted(segments.size(), "segment"));
    days.ifPresent(
        span -> text.append(", ").append(Numerals.unbroken(Numerals.days(span.first(), span.last()))));
    if (!segments.isEmpty()) {
      text.append(
          isDense() ? "; the darker, the more segments" : "; each dot a segment, size by typing in it")
          .append("; strong dots the weighted means of the hours");
    }
    return text.toString();
  }

  /// The picture of this chart. The same chart gives the same scene on every machine.
  public Scene scene() {
    return HourLayout.of(this);
  }
}
