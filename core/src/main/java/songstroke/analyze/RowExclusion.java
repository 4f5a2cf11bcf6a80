package songstroke.analyze;

/// Why the analysis leaves out a row that whoever made it had not excluded. The names are the codes that reports print,
/// beside those of [songstroke.segment.Exclusion].
enum RowExclusion {
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
