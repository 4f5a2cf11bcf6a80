package songstroke.segment;

/// The longest interval between two text presses that is no pause. Segments are counted under three limits at once:
/// what depends on the limit is not to be trusted.
enum PauseLimit {
  SHORTER(0, 1_000), USUAL(1, 2_000), LONGER(2, 5_000);

  private final int place;
  private final int millis;

  PauseLimit(int place, int millis) {
    this.place = place;
    this.millis = millis;
  }

  /// Its place among the limits, from 0, the shortest first.
  int place() {
    return place;
  }

  int millis() {
    return millis;
  }
}
