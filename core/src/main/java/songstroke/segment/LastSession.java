package songstroke.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import songstroke.timeline.KeyPress;
import songstroke.timeline.TimelineEvent;

/// The last session of a recording in which anything was typed, with the pace of its typing.
///
/// @param segments its segments, in order and without gaps
/// @param pace     the typing in each part of the time from its first text press to its last, in order; 0 where nothing
///                 was typed; after a break that ends a session only what came behind it
public record LastSession(List<Segment> segments, List<Pace> pace) {
  private static final int MOST_PARTS = 300;
  private static final int CHARACTERS_A_WORD = 5;

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

  /// Counts text presses by time, in parts of [#PART_MILLIS].
  static final class Counter {
    static final long PART_MILLIS = 10_000;

    private final TreeMap<Long, Integer> parts = new TreeMap<>();

    void accept(TimelineEvent event) {
      if (event instanceof KeyPress press && press.isText()) {
        parts.merge(Math.floorDiv(press.t(), PART_MILLIS), 1, Integer::sum);
      }
    }

    /// The last session.
    ///
    /// @param start    the recording's start on its own line, in ms
    /// @param segments all of the recording
    LastSession session(long start, List<Segment> segments) {
      LastSession last = LastSession.of(segments, List.of());
      if (last.segments.isEmpty()) {
        return last;
      }
      Segment first = last.segments.getFirst();
      long begin = start + segments.subList(0, segments.indexOf(first)).stream()
          .mapToLong(Segment::durationMs).sum();
      int typed = last.segments.size();
      while (typed > 1 && !LastSession.isTyped(last.segments.get(typed - 1))) {
        typed--;
      }
      long end = begin + last.segments.stream().limit(typed).mapToLong(Segment::durationMs).sum();
      return new LastSession(last.segments, pace(begin, end));
    }

    private List<Pace> pace(long begin, long end) {
      NavigableMap<Long, Integer> inside = parts.subMap(Math.floorDiv(begin, PART_MILLIS), true,
          Math.ceilDiv(end, PART_MILLIS), false);
      if (inside.isEmpty()) {
        return List.of();
      }
      long from = Math.max(begin, PART_MILLIS * firstWithoutBreak(inside));
      long to = Math.min(end, PART_MILLIS * (inside.lastKey() + 1));
      long width = PART_MILLIS * Math.max(1, (to - from) / PART_MILLIS / MOST_PARTS + 1);
      List<Pace> pace = new ArrayList<>();
      for (long at = from; at < to;) {
        long next = behind(at, width, to);
        long presses = inside
            .subMap(Math.floorDiv(at, PART_MILLIS), true, Math.ceilDiv(next, PART_MILLIS), false)
            .values().stream().mapToLong(Integer::longValue).sum();
        pace.add(new Pace((at + next) / 2 - begin, presses * 60_000.0 / (next - at) / CHARACTERS_A_WORD));
        at = next;
      }
      return pace;
    }

    /// Where the part that begins at a time ends. What is left over on either side of whole parts is no part of its
    /// own: so short a time says nothing of a pace.
    private static long behind(long at, long width, long to) {
      long next = (Math.floorDiv(at, width) + 1) * width;
      if (next - at < PART_MILLIS) {
        next += width;
      }
      return to - next < PART_MILLIS ? to : next;
    }

    /// The first part with typing that no break of a session's length follows.
    private static long firstWithoutBreak(NavigableMap<Long, Integer> typed) {
      long first = typed.lastKey();
      for (long part : typed.descendingKeySet()) {
        if ((first - part - 1) * PART_MILLIS > Sessions.LONGEST_BREAK_MS) {
          break;
        }
        first = part;
      }
      return first;
    }
  }
}
