package songstroke.segment;

/// A sitting: a stretch of typing without a long break.
///
/// @param id    unique
/// @param start in ms on the recording's line
/// @param day   the analysis day, in days since 1970-01-01
record Session(String id, long start, long day) {}
