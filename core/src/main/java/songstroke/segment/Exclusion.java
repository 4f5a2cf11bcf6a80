package songstroke.segment;

/// The codes in the column `excluded`: why a segment takes no part in the analysis.
public final class Exclusion {
  /// Nothing stands against it.
  public static final String NONE = "";
  /// MUSIC that was listened to for less than 30 s, its short pauses' other parts added.
  public static final String SKIP = "SKIP";
  /// SILENCE too short to be a baseline.
  public static final String SHORT_SILENCE = "SHORT_SILENCE";
  /// The first minute of a pause, in which the music still rings on.
  public static final String WASH_OUT = "WASH_OUT";
  /// Fewer than 40 included intervals.
  public static final String FEW_INTERVALS = "FEW_INTERVALS";
  /// Less than 10 s of active time.
  public static final String LITTLE_ACTIVE_TIME = "LITTLE_ACTIVE_TIME";
  public static final String NONMUSIC = "NONMUSIC";
  public static final String UNKNOWN = "UNKNOWN";
  public static final String SUSPEND = "SUSPEND";

  private Exclusion() {}
}
