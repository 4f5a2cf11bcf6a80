package songstroke.capture.music.spotify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import songstroke.capture.music.spotify.ScriptedListening.Kind;
import songstroke.capture.music.spotify.ScriptedListening.Loaded;
import songstroke.capture.music.spotify.ScriptedListening.Stamps;
import songstroke.capture.music.spotify.ScriptedListening.Stretch;

/// Writes a [ScriptedListening] down, one stretch after the other; times are in seconds.
final class Script {
  private final List<Stretch> stretches = new ArrayList<>();
  private long now;

  /// A track of a length plays from a position on for a while.
  Script plays(String title, double length, double from, double seconds) {
    return add(Optional.of(track(title, length)), true, from, seconds);
  }

  /// A track waits at a position for a while.
  Script waits(String title, double length, double at, double seconds) {
    return add(Optional.of(track(title, length)), false, at, seconds);
  }

  /// No device is active for a while.
  Script idles(double seconds) {
    return add(Optional.empty(), false, 0, seconds);
  }

  ScriptedListening listening(Stamps stamps) {
    return ScriptedListening.of(stretches, stamps);
  }

  private Script add(Optional<Loaded> loaded, boolean playing, double from, double seconds) {
    stretches.add(new Stretch(now, now + millis(seconds), loaded, playing, millis(from)));
    now += millis(seconds);
    return this;
  }

  private static Loaded track(String title, double length) {
    return new Loaded(Kind.TRACK, "spotify:track:" + title, title, millis(length));
  }

  private static long millis(double seconds) {
    return Math.round(seconds * 1000);
  }
}
