package songstroke.capture.music.spotify;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import songstroke.timeline.Playback;

/// What is to be told: changes in the order of their times, and better times of the last of them.
///
/// Pure; all times are readings of the monotonic clock in ns. Not safe for use by several threads.
final class ChangeReporter {
  private static final long MILLI = 1_000_000;
  /// A better time is told when it differs by this.
  private static final long WORTH_TELLING = 40 * MILLI;

  private final List<EstimatedChange> told = new ArrayList<>();
  private long at;
  private @Nullable Playback last;
  private boolean changed;

  /// Whether the last change lies on the line, so far after its beginning, and between which times.
  private boolean movable;
  private long onLineMs;
  private long moveFrom;
  private long moveTo;

  /// @param begin nothing is told of the time before
  ChangeReporter(long begin) {
    at = begin;
  }

  /// When the last change happened, as far as is known.
  long at() {
    return at;
  }

  /// What was told last; null before anything was.
  @Nullable
  Playback last() {
    return last;
  }

  /// Something else goes on, from a time that is not before the last change.
  void change(long nanos, Playback playback) {
    movable = false;
    changed = true;
    at = Math.max(nanos, at);
    last = playback;
    told.add(new EstimatedChange.Changed(at, playback));
  }

  /// The last change happened when the item came to a position, between two times.
  void lastIsOnLine(long positionMs, long from, long to) {
    movable = true;
    onLineMs = positionMs;
    moveFrom = from;
    moveTo = to;
  }

  /// Of the last change no better time will be known.
  void lastIsFixed() {
    movable = false;
  }

  /// The line is known better.
  void correct(StartEstimate line) {
    if (movable) {
      long better = Math.clamp(line.start() + onLineMs * MILLI, moveFrom, moveTo);
      if (Math.abs(better - at) >= WORTH_TELLING) {
        at = better;
        told.add(new EstimatedChange.Moved(better));
      }
    }
  }

  /// Whether anything changed since this was asked last.
  boolean hasChanged() {
    boolean had = changed;
    changed = false;
    return had;
  }

  /// What there is to tell since the last time.
  List<EstimatedChange> taken() {
    List<EstimatedChange> taken = List.copyOf(told);
    told.clear();
    return taken;
  }
}
