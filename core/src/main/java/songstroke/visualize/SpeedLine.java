package songstroke.visualize;

import java.util.ArrayList;
import java.util.List;

import songstroke.visualize.SessionTimeline.Kind;
import songstroke.visualize.SessionTimeline.Point;
import songstroke.visualize.SessionTimeline.Stretch;

/// A session's speeds as the pieces of a line, coarse enough to be read.
///
/// Speeds are averaged over bins of equal length, so a long session has few hundred points too. The line ends
/// where nothing was recorded and where nothing was typed for three bins or longer; it begins and ends with typing. A
/// bin that such an end cuts gives a point on each side.
///
/// @param binMs  the bins' length: 10 s or more
/// @param pieces without empty ones; a piece of one point is a dot
record SpeedLine(long binMs, List<List<Point>> pieces) {
  private static final int MOST_POINTS = 300;
  private static final long[] BINS_S = {10, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600};
  static final int MOST_MISSING = 3;

  SpeedLine {
    pieces = pieces.stream().map(List::copyOf).toList();
  }

  static SpeedLine of(SessionTimeline session) {
    long bin = bin(session.lengthMs());
    List<Stretch> gaps = session.lane().stream().filter(stretch -> stretch.kind() == Kind.GAP).toList();
    List<List<Point>> pieces = new ArrayList<>();
    List<Point> piece = new ArrayList<>();
    long longest = MOST_MISSING * Math.max(bin, usualStep(session.points()));
    for (Point point : session.points()) {
      if (gaps.stream().anyMatch(gap -> gap.startMs() <= point.tMs() && point.tMs() < gap.endMs())) {
        continue;
      }
      if (!piece.isEmpty() && isCut(piece.getLast().tMs(), point.tMs(), longest, gaps)) {
        addTyped(averaged(piece, bin), pieces);
        piece.clear();
      }
      piece.add(point);
    }
    addTyped(averaged(piece, bin), pieces);
    return new SpeedLine(bin, pieces);
  }

  /// Adds what lies between longer times without typing.
  private static void addTyped(List<Point> means, List<List<Point>> pieces) {
    List<Point> piece = new ArrayList<>();
    List<Point> idle = new ArrayList<>();
    for (Point mean : means) {
      if (mean.wpm() == 0) {
        idle.add(mean);
        continue;
      }
      if (!piece.isEmpty() && idle.size() >= MOST_MISSING) {
        pieces.add(List.copyOf(piece));
        piece.clear();
      }
      if (!piece.isEmpty()) {
        piece.addAll(idle);
      }
      idle.clear();
      piece.add(mean);
    }
    if (!piece.isEmpty()) {
      pieces.add(piece);
    }
  }

  private static long bin(long lengthMs) {
    for (long bin : BINS_S) {
      if (lengthMs <= MOST_POINTS * bin * 1_000) {
        return bin * 1_000;
      }
    }
    return Math.ceilDiv(lengthMs, MOST_POINTS);
  }

  /// The median time from a point to the next.
  private static long usualStep(List<Point> points) {
    List<Long> steps = new ArrayList<>();
    for (int i = 1; i < points.size(); i++) {
      steps.add(points.get(i).tMs() - points.get(i - 1).tMs());
    }
    steps.sort(null);
    return steps.isEmpty() ? 0 : steps.get(steps.size() / 2);
  }

  private static boolean isCut(long from, long to, long longest, List<Stretch> gaps) {
    return to - from > longest || gaps.stream().anyMatch(gap -> gap.startMs() < to && gap.endMs() > from);
  }

  private static List<Point> averaged(List<Point> piece, long bin) {
    List<Point> means = new ArrayList<>();
    for (int first = 0; first < piece.size();) {
      long number = piece.get(first).tMs() / bin;
      int end = first;
      double times = 0;
      double speeds = 0;
      while (end < piece.size() && piece.get(end).tMs() / bin == number) {
        times += piece.get(end).tMs();
        speeds += piece.get(end).wpm();
        end++;
      }
      int count = end - first;
      means.add(new Point(Math.round(times / count), speeds / count));
      first = end;
    }
    return means;
  }
}
