package songstroke.timeline;

/// Something that happened at one moment of a recording.
public sealed interface TimelineEvent
    permits KeyPress, PlaybackChange, ChangeMoved, TaskChange, WallLabel, Mark {
  /// When, in ms on the recording's line.
  long t();
}
