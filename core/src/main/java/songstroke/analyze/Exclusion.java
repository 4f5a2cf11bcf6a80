package songstroke.analyze;

/// Why a row is not in the model. The names are the codes that reports print.
public enum Exclusion {
  /// Music listened to for less than 30 s.
  SKIP,
  /// Silence too short to be a baseline: under 60 s, or under 30 s after the wash-out.
  SHORT_SILENCE,
  /// The silence after a paused track, still with its first minute in it.
  WASH_OUT,
  /// Fewer than 40 intervals.
  FEW_INTERVALS,
  /// Less than 10 s of active time.
  LITTLE_ACTIVE_TIME,
  /// Neither music nor silence: an advertisement, speech, an unknown or suspended player.
  NOT_MUSIC,
  /// A number that cannot be: negative, infinite, not a number.
  BROKEN_VALUES,
  /// The outcome is undefined for this row.
  NO_OUTCOME,
  /// Counted with the part of the same play before it.
  POOLED,
  /// Silence, while there are fewer than 5 rows of silence or of music to compare.
  TOO_LITTLE_SILENCE
}
