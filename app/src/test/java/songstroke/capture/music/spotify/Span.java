package songstroke.capture.music.spotify;

/// A half-open span of time `[start, end)` in ms.
record Span(long start, long end) {
  long millis() {
    return end - start;
  }

  boolean contains(long time) {
    return start <= time && time < end;
  }
}
