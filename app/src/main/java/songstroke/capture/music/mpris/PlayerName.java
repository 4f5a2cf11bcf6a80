package songstroke.capture.music.mpris;

import songstroke.capture.music.Browsers;

/// What a player is called, and what kind of program it is.
///
/// @param text    its name without what tells two instances apart: `vlc`, `firefox`
/// @param browser whether it is a web browser, where anything at all may play
record PlayerName(String text, boolean browser) {
  /// What every player's bus name starts with.
  static final String PREFIX = "org.mpris.MediaPlayer2.";

  private static final String PROXY = "playerctld";
  private static final String HELPER = "plasma-browser-integration";

  /// Whether a bus name is that of a player of its own. A proxy that repeats what other players say is none.
  static boolean isPlayer(String busName) {
    return busName.startsWith(PREFIX) && !busName.startsWith(PREFIX + PROXY);
  }

  static PlayerName of(String busName) {
    String text = busName.startsWith(PREFIX) ? busName.substring(PREFIX.length()) : busName;
    int instance = text.indexOf(".instance");
    String name = instance > 0 ? text.substring(0, instance) : text;
    return new PlayerName(name, Browsers.isOne(name));
  }

  /// Whether it is an add-on that speaks for the browser that it runs in.
  boolean isHelper() {
    return text.startsWith(HELPER);
  }
}
