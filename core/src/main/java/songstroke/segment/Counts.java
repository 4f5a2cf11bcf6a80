package songstroke.segment;

/// Counts and lengths: 0 or more, or [TypingMetrics#UNDEFINED].
final class Counts {
  private Counts() {}

  static void require(String what, long count) {
    if (count < TypingMetrics.UNDEFINED) {
      throw new IllegalArgumentException("There cannot be " + count + " " + what);
    }
  }
}
