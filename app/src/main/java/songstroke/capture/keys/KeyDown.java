package songstroke.capture.keys;

import songstroke.timeline.KeyClass;

/// A key going down, as its source saw it.
///
/// @param sequence numbers the presses of one source, from 0; one that is left out later takes its number with it
/// @param nanos    the event's own time on the monotonic clock, in ns
/// @param keyClass what kind of key
/// @param repeat   whether the key was down already
public record KeyDown(long sequence, long nanos, KeyClass keyClass, boolean repeat) {}
