package songstroke.analyze;

/// The warnings that can stand beside a verdict.
public final class Notes {
  public static final String ONE_ARTIST = "mostly one artist";
  public static final String PAUSE_RULE = "depends on the pause rule";
  public static final String ONE_SESSION = "one session drives this";
  public static final String HIDDEN_TASK = "hidden task changes inside sessions cannot be ruled out";
  public static final String INSEPARABLE = "always played together with ";
  public static final String TOO_RARE = "played too rarely to be in the model";

  private Notes() {}
}
