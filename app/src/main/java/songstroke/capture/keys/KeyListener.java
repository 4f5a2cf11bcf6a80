package songstroke.capture.keys;

import songstroke.capture.SourceHealth;
import songstroke.timeline.LeftOut;

/// Hears what a [KeySource] has to say, on the source's thread. Returns at once.
public interface KeyListener {
  void pressed(KeyDown down);

  /// The key of an earlier press is up again. Not every source can tell, and repeats have no release.
  ///
  /// @param sequence the [KeyDown#sequence] of the press
  /// @param nanos    when, on the monotonic clock
  void released(long sequence, long nanos);

  /// A press that does not count.
  default void leftOut(LeftOut why) {}

  void health(SourceHealth health);
}
