package songstroke.visualize;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One session over its time: the typing as a line, and below it what was to be heard.
///
/// @param heading  what is shown, in a few words
/// @param subtitle of what, and how to read it
/// @param clock    shows the time of day; without it the time counts from 0
/// @param lane     what was to be heard when, in any order; where stretches overlap the later one is seen
/// @param points   the speeds, in any order; those that are not numbers of 0 or more are left out
public record SessionTimeline(String heading, String subtitle, Optional<SessionClock> clock,
    List<Stretch> lane, List<Point> points) {
  static final String WHEN_EMPTY = "Nothing was recorded in this session, so there is nothing to show.";
  static final String WITHOUT_TYPING = "No typing was recorded in this session.";

  private static final long MOST_MS = 366L * 24 * 3_600_000;

  public SessionTimeline {
    heading = PlainText.of(heading);
    subtitle = PlainText.of(subtitle);
    lane = lane.stream().filter(stretch -> stretch.endMs() > stretch.startMs())
        .sorted(Comparator.comparingLong(Stretch::startMs).thenComparingLong(Stretch::endMs)).toList();
    points = points.stream().filter(point -> DotRow.isDrawable(point.wpm()) && point.wpm() >= 0)
        .sorted(Comparator.comparingLong(Point::tMs)).toList();
  }

  /// A time during which the same was to be heard, in ms since the session's start.
  ///
  /// @param endMs behind it; an empty stretch is not drawn
  /// @param label the track's name, or what else there is to say; may be empty
  public record Stretch(long startMs, long endMs, String label, Kind kind) {
    public Stretch {
      if (startMs < 0 || endMs < startMs || endMs > MOST_MS) {
        throw new IllegalArgumentException(
            "A stretch of a session cannot last from " + startMs + " to " + endMs + " ms");
      }
      label = PlainText.of(label);
    }
  }

  /// The speed at a time.
  ///
  /// @param tMs the middle of the time it was measured over, in ms since the session's start
  /// @param wpm words per minute
  public record Point(long tMs, double wpm) {
    public Point {
      if (tMs < 0 || tMs > MOST_MS) {
        throw new IllegalArgumentException("A session has no time " + tMs + " ms");
      }
    }
  }

  /// What a stretch is.
  public enum Kind {
    /// A track played.
    MUSIC("music"),
    /// Nothing played.
    SILENCE("silence"),
    /// An advertisement or speech played.
    SPEECH("ad or speech"),
    /// It is not known what played.
    UNKNOWN("unknown"),
    /// Nothing was recorded: the line of the typing never crosses it.
    GAP("not recorded");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /// The session's length as far as anything is known of it, in ms.
  long lengthMs() {
    long end = points.isEmpty() ? 0 : points.getLast().tMs();
    return lane.stream().mapToLong(Stretch::endMs).reduce(end, Math::max);
  }

  /// The picture of this chart. The same chart gives the same scene on every machine.
  public Scene scene() {
    return SessionLayout.of(this);
  }
}
