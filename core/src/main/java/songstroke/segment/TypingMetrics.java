package songstroke.segment;

/// How a person typed during one segment.
///
/// The base of every speed is the *included interval*: the time between two consecutive text presses of
/// the segment, when it is no longer than the pause threshold (2000 ms unless set otherwise). A text press is
/// a first press of a character, a space or a backspace; other keys are passed over as if they were not there.
///
/// An undefined count or time is [#UNDEFINED], an undefined ratio or speed is `NaN`: metrics read from a
/// file know only what its columns hold.
///
/// @param keys          presses by class
/// @param intervals     N, the number of included intervals
/// @param activeMs      A, their sum in ms
/// @param netWpm        12000 max(0, N - 2 N_bs) / A, N_bs being the included intervals that end in a backspace
/// @param bursts        longest runs of text presses without a pause; one press alone is a burst of one
/// @param iki           how the inter-key intervals spread
/// @param rolloverRatio of the included intervals whose first press has a known release, the share in which the
///                      next key went down before that release
/// @param holdMedianMs  median of release minus press of text presses, those above 1000 ms left out
/// @param consistency   evenness of the speed, Monkeytype-like, 0 to 100: the included intervals that end in each
///                      full second of active time, with c = population standard deviation / mean, give
///                      100 (1 - tanh(c + c³/3 + c⁵/5)); `NaN` when no full second holds a press
public record TypingMetrics(Keys keys, long intervals, long activeMs, double netWpm, long bursts, Iki iki,
    double rolloverRatio, double holdMedianMs, double consistency) {
  /// Stands for a count or a time that is not known.
  public static final long UNDEFINED = -1;
  /// Nothing known.
  public static final TypingMetrics UNKNOWN = of(Keys.UNKNOWN, UNDEFINED, UNDEFINED);

  public TypingMetrics {
    Counts.require("intervals", intervals);
    Counts.require("active time", activeMs);
    Counts.require("bursts", bursts);
  }

  /// Metrics of which only the counts and the active time are known.
  public static TypingMetrics of(Keys keys, long intervals, long activeMs) {
    return new TypingMetrics(keys, intervals, activeMs, Double.NaN, UNDEFINED, Iki.UNKNOWN, Double.NaN,
        Double.NaN, Double.NaN);
  }

  /// Speed while typing (the primary metric), in words of five characters a minute: 12000 N / A. `NaN`
  /// without an interval.
  public double activeWpm() {
    return intervals > 0 && activeMs > 0 ? 12_000.0 * intervals / activeMs : Double.NaN;
  }

  /// Presses by class. `presses = chars + whitespace + backspaces + other + repeats`.
  ///
  /// @param presses    every press, repeats too
  /// @param chars      first presses of characters (C)
  /// @param whitespace first presses of space, tab, enter (W)
  /// @param backspaces first presses of backspace and delete (B)
  /// @param other      first presses of any other key
  /// @param repeats    presses that the keyboard made of a key held down, of any class
  public record Keys(long presses, long chars, long whitespace, long backspaces, long other, long repeats) {
    /// Nothing known.
    public static final Keys UNKNOWN = new Keys(UNDEFINED, UNDEFINED, UNDEFINED, UNDEFINED, UNDEFINED,
        UNDEFINED);
    /// No press at all.
    public static final Keys NONE = new Keys(0, 0, 0, 0, 0, 0);

    public Keys {
      Counts.require("presses", presses);
      Counts.require("characters", chars);
      Counts.require("white space presses", whitespace);
      Counts.require("backspaces", backspaces);
      Counts.require("other presses", other);
      Counts.require("repeats", repeats);
    }

    public Keys plus(Keys more) {
      return new Keys(presses + more.presses, chars + more.chars, whitespace + more.whitespace,
          backspaces + more.backspaces, other + more.other, repeats + more.repeats);
    }
  }

  /// The distribution of the included intervals longer than 0 ms, of which it needs two: quartiles of type 7
  /// (linear between order statistics), in ms.
  public record Iki(double median, double q1, double q3) {
    /// Nothing known.
    public static final Iki UNKNOWN = new Iki(Double.NaN, Double.NaN, Double.NaN);
  }
}
