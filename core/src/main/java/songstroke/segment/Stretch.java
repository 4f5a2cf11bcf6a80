package songstroke.segment;

import java.util.List;

/// One stretch of the plan: a segment without its presses.
///
/// @param start    in ms on the recording's line
/// @param end      the first ms that is no part of it
/// @param mode     what could be heard
/// @param task     what was worked on for the longest part of it
/// @param walls    what the clock on the wall showed: at its start, and from each change inside it on
/// @param excluded a code of [Exclusion], as far as the plan alone says
record Stretch(long start, long end, Mode mode, String task, List<WallChange> walls, String excluded) {

  /// From `t` on the wall clock shows this.
  record WallChange(long t, WallClock wall) {}

  /// What the wall clock showed at its start.
  WallClock wall() {
    return walls.getFirst().wall();
  }

  /// What the wall clock showed at a time inside it.
  WallClock wallAt(long t) {
    int at = walls.size() - 1;
    while (at > 0 && walls.get(at).t() > t) {
      at--;
    }
    return walls.get(at).wall();
  }

  /// Whether presses in it belong to no segment.
  boolean isGap() {
    return mode.state() == State.SUSPEND;
  }
}
