package songstroke.timeline;

import java.time.ZoneId;

/// The first line of a recording.
///
/// @param start when it began, in ms since 1970 UTC
/// @param zone  the zone in which the person read the clock
/// @param keys  the name of the key source
/// @param music the name of the music source
public record RecordingHeader(long start, ZoneId zone, String keys, String music) {
  /// What the field `format` says.
  public static final String FORMAT = "songstroke-recording/1";
}
