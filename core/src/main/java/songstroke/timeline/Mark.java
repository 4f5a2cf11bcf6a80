package songstroke.timeline;

import java.util.Locale;

/// A gap in the recording begins or ends, or the recording itself ends.
public record Mark(long t, Kind kind) implements TimelineEvent {
  /// What is marked.
  public enum Kind {
    /// The machine went to sleep.
    SUSPEND,
    /// The machine woke up.
    RESUME,
    /// The person paused the recording.
    PAUSE,
    /// The person went on with the recording.
    UNPAUSE,
    /// The recording is over; nothing after it counts.
    END;

    /// The name in a recording file.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
