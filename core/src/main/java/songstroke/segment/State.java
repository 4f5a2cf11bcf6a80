package songstroke.segment;

/// What could be heard during a segment, or why that cannot be said.
public enum State {
  /// A named track of music.
  MUSIC,
  /// Nothing: stopped, paused or muted.
  SILENCE,
  /// An advertisement, a podcast, an audiobook.
  NONMUSIC,
  /// It is not known what played.
  UNKNOWN,
  /// Nobody counted: the machine slept or the person had paused the recording.
  SUSPEND
}
