package songstroke.timeline;

import java.time.ZoneId;

/// The first line of a recording.
///
/// @param start when it began, in ms since 1970 UTC
/// @param zone  the zone in which the person read the clock
/// @param keys  the name of the key source
/// @param music the name of the music source
/// @param run   the run that recorded it; empty when none did
public record RecordingHeader(long start, ZoneId zone, String keys, String music, String run) {
  /// What the field `format` says.
  public static final String FORMAT = "songstroke-recording/1";

  /// The header of a recording that no run made.
  public RecordingHeader(long start, ZoneId zone, String keys, String music) {
    this(start, zone, keys, music, "");
  }
}
