package songstroke.capture.keys.x11;

import java.util.Map;

import songstroke.capture.SourceUnavailableException;
import songstroke.problem.Problem;

/// Wayland desktops: their X server hears keys only while one of its own windows has the focus, so counts from it
/// would be wrong without anybody noticing.
final class Wayland {
  private Wayland() {}

  /// Whether the session is one.
  static boolean isSession(Map<String, String> env) {
    return env.getOrDefault("XDG_SESSION_TYPE", "").equals("wayland")
        || !env.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
  }

  static SourceUnavailableException refused(String what) {
    return new SourceUnavailableException(Problem.UNAVAILABLE, X11KeySource.NAME,
        what + ", which hears only keys typed into X windows",
        "log in to an X11 session, or use --keys terminal");
  }
}
