package songstroke.segment;

/// Which segment it is: texts are empty and the number is [TypingMetrics#UNDEFINED] where that is not known.
///
/// @param id      unique; follows from the recording's start and the segment's place in it
/// @param session the session of its first text press, or the current one
/// @param seq     its number among its session's segments, from 1
public record Place(String id, String session, long seq) {
  public static final Place UNKNOWN = new Place("", "", TypingMetrics.UNDEFINED);
}
