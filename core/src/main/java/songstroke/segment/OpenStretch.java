package songstroke.segment;

import java.util.ArrayList;
import java.util.List;

import songstroke.segment.Stretch.WallChange;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.WallLabel;

/// The stretch that is going on: takes labels, and becomes a [Stretch] when it is closed.
final class OpenStretch {
  private final TaskClock task = new TaskClock();
  private final List<WallChange> walls = new ArrayList<>();
  private Mode mode = Mode.NOT_SEEN;
  private long start;

  OpenStretch(RecordingHeader header) {
    start = header.start();
    walls.add(new WallChange(start, new WallClock(0, header.zone())));
  }

  /// Starts a stretch at `t`.
  void open(long t, Mode next) {
    WallClock wall = walls.getLast().wall();
    walls.clear();
    walls.add(new WallChange(t, wall));
    mode = next;
    start = t;
    task.start(t);
  }

  void task(long t, String name) {
    task.change(t, name);
  }

  void wall(WallLabel label) {
    walls.add(new WallChange(label.t(), new WallClock(label.wallMillis() - label.t(), label.zone())));
  }

  /// What plays is known better.
  void know(Mode better) {
    mode = better;
  }

  Mode mode() {
    return mode;
  }

  long start() {
    return start;
  }

  /// Ends the stretch at `t`, which is after its start.
  Stretch close(long t, String excluded) {
    return new Stretch(start, t, mode, task.longest(t), List.copyOf(walls), excluded);
  }
}
