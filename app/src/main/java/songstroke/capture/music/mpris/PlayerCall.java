package songstroke.capture.music.mpris;

/// A question to a player. It is answered by one [PlayerSignal.Answered] or [PlayerSignal.Unanswered].
///
/// @param id    tells calls apart, over all players
/// @param owner whom to ask
/// @param kind  what to ask
record PlayerCall(long id, String owner, Kind kind) {
  /// What is asked.
  enum Kind {
    /// All its properties, the position among them.
    STATE,
    /// A sign of life.
    PING
  }
}
