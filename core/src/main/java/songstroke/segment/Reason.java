package songstroke.segment;

/// The codes in the column `reason`. An `UNKNOWN` segment may also carry a player's own few words.
public final class Reason {
  /// SILENCE: nothing was loaded, or it had ended.
  public static final String STOPPED = "STOPPED";
  /// SILENCE: the player waited in the middle of an item.
  public static final String PAUSED = "PAUSED";
  /// SILENCE: it played and nobody could hear it.
  public static final String MUTED = "MUTED";
  /// NONMUSIC: an advertisement.
  public static final String AD = "AD";
  /// NONMUSIC: a podcast or an audiobook.
  public static final String SPEECH = "SPEECH";
  /// UNKNOWN: no player has said anything yet.
  public static final String NOT_SEEN = "NOT_SEEN";
  /// UNKNOWN: the player plays something without naming it.
  public static final String UNNAMED_TRACK = "UNNAMED_TRACK";
  /// UNKNOWN: sound that may or may not be music.
  public static final String UNKNOWN_KIND = "UNKNOWN_KIND";
  /// UNKNOWN: the player is out of reach and gave no words for it.
  public static final String UNREACHABLE = "UNREACHABLE";
  /// SUSPEND: the machine slept.
  public static final String SUSPEND = "SUSPEND";
  /// SUSPEND: the person had paused the recording.
  public static final String RECORDER_PAUSED = "RECORDER_PAUSED";
  /// Not of a segment, only of a press that belongs to none: it came at or after the recording's end.
  public static final String AFTER_END = "AFTER_END";

  private Reason() {}
}
