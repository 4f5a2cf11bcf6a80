package songstroke.segment;

import java.util.List;

import songstroke.timeline.PressColumns;

/// The last session of a recording in which anything was typed, with the pace of its typing.
///
/// @param segments its segments, in order and without gaps
/// @param pace     the typing in each part of the time from its first text press to its last, in order; 0 where nothing
///                 was typed; after a break that ends a session only what came behind it
public record LastSession(List<Segment> segments, List<Pace> pace) {
  /// The typing of one part of the time.
  ///
  /// @param millis         the middle of the part, since the session's first segment began
  /// @param wordsPerMinute gross, over the whole part
  public record Pace(long millis, double wordsPerMinute) {}

  /// The last session with typing of these segments; without any typing, the last one.
  ///
  /// @param pace of that session
  public static LastSession of(List<Segment> all, List<Pace> pace) {
    if (all.isEmpty()) {
      return new LastSession(List.of(), pace);
    }
    int typed = all.size() - 1;
    while (typed > 0 && !isTyped(all.get(typed))) {
      typed--;
    }
    int inside = isTyped(all.get(typed)) ? typed : all.size() - 1;
    int first = inside;
    while (first > 0 && isOneSession(all.get(first - 1), all.get(inside))) {
      first--;
    }
    int end = inside + 1;
    while (end < all.size() && isOneSession(all.get(end), all.get(inside))) {
      end++;
    }
    return new LastSession(List.copyOf(all.subList(first, end)), pace);
  }

  boolean isTyped() {
    return segments.stream().anyMatch(LastSession::isTyped);
  }

  private static boolean isTyped(Segment segment) {
    TypingMetrics.Keys keys = segment.metrics().keys();
    return keys.chars() > 0 || keys.whitespace() > 0 || keys.backspaces() > 0;
  }

  private static boolean isOneSession(Segment one, Segment other) {
    return one.place().session().equals(other.place().session());
  }

  /// The last session, with its pace.
  ///
  /// @param start    the recording's start on its own line, in ms
  /// @param segments all of the recording
  static LastSession of(List<Segment> segments, long start, PressColumns presses) {
    LastSession last = of(segments, List.of());
    if (last.segments.isEmpty()) {
      return last;
    }
    Segment first = last.segments.getFirst();
    long begin = start + segments.subList(0, segments.indexOf(first)).stream()
        .mapToLong(Segment::durationMs).sum();
    int typed = last.segments.size();
    while (typed > 1 && !isTyped(last.segments.get(typed - 1))) {
      typed--;
    }
    long end = begin + last.segments.stream().limit(typed).mapToLong(Segment::durationMs).sum();
    return new LastSession(last.segments, new PaceCounter(presses).pace(begin, end));
  }
}
