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
/// @param keys        presses by class
/// @param intervals   N, the number of included intervals
/// @param activeMs    A, their sum in ms
/// @param netWpm      12000 max(0, N - 2 N_bs) / A, N_bs being the included intervals that end in a backspace
/// @param kspcProxy   (C + W + B) / max(1, C + W - B), repeats counted: key strokes per character left standing
/// @param bursts      runs of text presses without a pause
/// @param iki         how the inter-key intervals spread
/// @param rollover    how often the next key went down before the last came up
/// @param holds       how long keys were held
/// @param consistency how even the speed was
public record TypingMetrics(Keys keys, long intervals, long activeMs, double netWpm, double kspcProxy,
    Bursts bursts, Iki iki, Rollover rollover, Holds holds, Consistency consistency) {
  /// Stands for a count or a time that is not known.
  public static final long UNDEFINED = -1;
  /// Nothing known.
  public static final TypingMetrics UNKNOWN = new TypingMetrics(Keys.UNKNOWN, UNDEFINED, UNDEFINED,
      Double.NaN,
      Double.NaN, Bursts.UNKNOWN, Iki.UNKNOWN, Rollover.UNKNOWN, Holds.UNKNOWN, Consistency.UNKNOWN);

  private static final int INTERVALS_FOR_STEADINESS = 60;

  public TypingMetrics {
    requireCount("intervals", intervals);
    requireCount("active time", activeMs);
  }

  /// Metrics of which only the counts and the active time are known.
  public static TypingMetrics of(Keys keys, long intervals, long activeMs) {
    return new TypingMetrics(keys, intervals, activeMs, Double.NaN, Double.NaN, Bursts.UNKNOWN, Iki.UNKNOWN,
        Rollover.UNKNOWN, Holds.UNKNOWN, Consistency.UNKNOWN);
  }

  /// Speed while typing (the primary metric), in words of five characters a minute: 12000 N / A. `NaN`
  /// without an interval.
  public double activeWpm() {
    return intervals > 0 && activeMs > 0 ? 12_000.0 * intervals / activeMs : Double.NaN;
  }

  /// The model's speed outcome, ln of [#activeWpm].
  public double speed() {
    return Math.log(activeWpm());
  }

  /// The model's accuracy outcome, ln((B + 0.5) / (C + W + 0.5)); lower is more accurate.
  public double accuracy() {
    return keys.backspaces() < 0 || keys.typed() < 0
        ? Double.NaN
        : Math.log((keys.backspaces() + 0.5) / (keys.typed() + 0.5));
  }

  /// The model's steadiness outcome, ln((Q3 - Q1) / median) of the inter-key intervals; lower is steadier.
  /// `NaN` with fewer than 60 intervals or without any spread.
  public double steadiness() {
    double spread = iki.q3() - iki.q1();
    return intervals >= INTERVALS_FOR_STEADINESS && spread > 0 ? Math.log(spread / iki.median()) : Double.NaN;
  }

  /// B / max(1, C + W), a proxy for corrections: what was typed is not known, so errors that nobody
  /// corrected cannot be seen.
  public double backspaceRatio() {
    return keys.backspaces() < 0 || keys.typed() < 0
        ? Double.NaN
        : (double) keys.backspaces() / Math.max(1, keys.typed());
  }

  static void requireCount(String what, long count) {
    if (count < UNDEFINED) {
      throw new IllegalArgumentException("There cannot be " + count + " " + what);
    }
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
      requireCount("presses", presses);
      requireCount("characters", chars);
      requireCount("white space presses", whitespace);
      requireCount("backspaces", backspaces);
      requireCount("other presses", other);
      requireCount("repeats", repeats);
    }

    /// C + W, or [#UNDEFINED].
    public long typed() {
      return chars < 0 || whitespace < 0 ? UNDEFINED : chars + whitespace;
    }

    public Keys plus(Keys more) {
      return new Keys(presses + more.presses, chars + more.chars, whitespace + more.whitespace,
          backspaces + more.backspaces, other + more.other, repeats + more.repeats);
    }
  }

  /// Maximal runs of text presses no two of which are further apart than the pause threshold.
  ///
  /// @param count      how many; one press alone is a burst of one
  /// @param keysMedian text presses in a burst, median
  /// @param keysMean   text presses in a burst, mean
  public record Bursts(long count, double keysMedian, double keysMean) {
    /// Nothing known.
    public static final Bursts UNKNOWN = new Bursts(UNDEFINED, Double.NaN, Double.NaN);

    public Bursts {
      requireCount("bursts", count);
    }

    /// The pauses between the bursts.
    public long pauses() {
      return count < 0 ? UNDEFINED : Math.max(0, count - 1);
    }
  }

  /// The distribution of the included intervals longer than 0 ms. Needs two of them. Quartiles are of type 7
  /// (linear between order statistics), standard deviations divide by n - 1.
  ///
  /// @param median  in ms
  /// @param q1      in ms
  /// @param q3      in ms
  /// @param lnMu    mean of ln(ms)
  /// @param lnSigma standard deviation of ln(ms)
  /// @param cv      standard deviation / mean
  public record Iki(double median, double q1, double q3, double lnMu, double lnSigma, double cv) {
    /// Nothing known.
    public static final Iki UNKNOWN = new Iki(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
        Double.NaN);
  }

  /// Key overlap.
  ///
  /// @param pairs included intervals whose first press has a known release
  /// @param ratio the share of them in which the next key went down before that release; `NaN` without pairs
  public record Rollover(long pairs, double ratio) {
    /// Nothing known.
    public static final Rollover UNKNOWN = new Rollover(UNDEFINED, Double.NaN);

    public Rollover {
      requireCount("rollover pairs", pairs);
    }
  }

  /// Release minus press of text presses, those above 1000 ms left out.
  ///
  /// @param count    how many
  /// @param medianMs `NaN` without any
  public record Holds(long count, double medianMs) {
    /// Nothing known.
    public static final Holds UNKNOWN = new Holds(UNDEFINED, Double.NaN);

    public Holds {
      requireCount("holds", count);
    }
  }

  /// Evenness of the speed, Monkeytype-like: the included intervals that end in each full second of active time, with
  /// c = population standard deviation / mean, give 100 (1 - tanh(c + c³/3 + c⁵/5)).
  ///
  /// @param bins  full seconds of active time
  /// @param score 0 to 100; `NaN` without a full second, or when none of them holds a press
  public record Consistency(long bins, double score) {
    /// Nothing known.
    public static final Consistency UNKNOWN = new Consistency(UNDEFINED, Double.NaN);

    public Consistency {
      requireCount("bins", bins);
    }
  }
}
