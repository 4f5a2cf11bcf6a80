package songstroke.recorder;

import java.time.Duration;
import java.util.Optional;

import songstroke.capture.SourceHealth;
import songstroke.segment.OpenSegment;
import songstroke.timeline.Playback;
import songstroke.timeline.RecordingHeader;

/// Hears what a recording does while it runs. [#began], [#beat] and [#ended] come from the recorder's thread, the rest
/// from any thread; none of them may block, since the recording waits.
public interface RecordingListener {
  /// How a recording began.
  ///
  /// @param header   what it says of itself, with the names of its sources
  /// @param duration for how long it is meant to go on; empty until the person ends it
  record Began(RecordingHeader header, Optional<Duration> duration) {
    /// One sentence for the person.
    public String sentence() {
      return "Recording" + duration.map(time -> " for " + seconds(time) + " s").orElse("") + ": keys from "
          + header.keys() + ", music from " + header.music() + ".";
    }

    private static String seconds(Duration time) {
      return time.toMillis() % 1000 == 0
          ? Long.toString(time.toSeconds())
          : Double.toString(time.toMillis() / 1000.0);
    }
  }

  /// How far a recording is. Reports wait 0.7 s for what belongs before them, so the counts are behind by that.
  ///
  /// @param now     the time on the recording's line, in ms
  /// @param presses all presses so far
  /// @param segment the segment that is going on, from the fold that makes all segments
  record Beat(long now, long presses, OpenSegment segment) {}

  /// The recording begins; nothing but [#say] is heard before.
  default void began(Began began) {}

  /// A key was pressed.
  ///
  /// @param t    when, in ms on the recording's line
  /// @param text whether it was a first press of a key that writes text
  default void pressed(long t, boolean text) {}

  /// The music changed.
  default void playback(Playback playback) {}

  /// The key source works, fails or is at its end.
  default void keys(SourceHealth health) {}

  /// The music source works, fails or is at its end.
  default void music(SourceHealth health) {}

  /// The person paused the recording, or went on.
  default void paused(boolean paused) {}

  /// There is a sentence for the person.
  default void say(String line) {}

  /// Comes about five times a second.
  default void beat(Beat beat) {}

  /// The recording is over, or could not begin.
  default void ended() {}

  /// Hears nothing.
  static RecordingListener none() {
    return new RecordingListener() {
    };
  }
}
