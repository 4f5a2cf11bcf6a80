package songstroke.timeline;

/// A half-open span of time `[start, end)`: the start belongs to it, the end to whatever follows.
///
/// @param start in ms, inclusive
/// @param end   in ms, exclusive; never before `start`
public record Interval(long start, long end) {
  public Interval {
    if (end < start) {
      throw new IllegalArgumentException(
          "An interval cannot end (" + end + ") before it starts (" + start + ")");
    }
  }

  /// The length in ms.
  public long millis() {
    return end - start;
  }

  public boolean contains(long time) {
    return start <= time && time < end;
  }
}
