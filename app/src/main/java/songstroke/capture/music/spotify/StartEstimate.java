package songstroke.capture.music.spotify;

/// When an uninterrupted stretch of playing stood, or would have stood, at position 0: the mean over all answers in
/// it. Each answer alone is off by up to half a second, the mean of a track's answers by a fraction of that.
final class StartEstimate {
  private final long first;
  private double beyondFirst;
  private int answers = 1;

  /// @param start the first answer's word: its moment minus its position, in ns
  StartEstimate(long start) {
    first = start;
  }

  void add(long start) {
    answers++;
    beyondFirst += (start - first - beyondFirst) / answers;
  }

  /// The beginning, in ns.
  long start() {
    return first + Math.round(beyondFirst);
  }
}
