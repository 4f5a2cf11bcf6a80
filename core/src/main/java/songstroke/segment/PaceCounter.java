package songstroke.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import songstroke.segment.LastSession.Pace;
import songstroke.timeline.KeyPress;
import songstroke.timeline.PressBlock;
import songstroke.timeline.PressBuffer;
import songstroke.timeline.PressColumns;

/// Counts text presses by time, in parts of ten seconds or more.
final class PaceCounter {
  static final long PART_MILLIS = 10_000;
  private static final int MOST_PARTS = 300;
  private static final int CHARACTERS_PER_WORD = 5;

  private final PressColumns presses;

  PaceCounter(PressColumns presses) {
    this.presses = presses;
  }

  /// The pace from the first text press of a stretch of time on; after a break that ends a session only what came
  /// behind it.
  List<Pace> pace(long begin, long end) {
    NavigableMap<Long, Integer> inside = parts(Math.floorDiv(begin, PART_MILLIS),
        Math.ceilDiv(end, PART_MILLIS));
    if (inside.isEmpty()) {
      return List.of();
    }
    long from = Math.max(begin, PART_MILLIS * firstWithoutBreak(inside));
    long to = Math.min(end, PART_MILLIS * (inside.lastKey() + 1));
    long width = PART_MILLIS * Math.max(1, (to - from) / PART_MILLIS / MOST_PARTS + 1);
    List<Pace> pace = new ArrayList<>();
    for (long at = from; at < to;) {
      long next = behind(at, width, to);
      long typed = inside
          .subMap(Math.floorDiv(at, PART_MILLIS), true, Math.ceilDiv(next, PART_MILLIS), false)
          .values().stream().mapToLong(Integer::longValue).sum();
      pace.add(new Pace((at + next) / 2 - begin, typed * 60_000.0 / (next - at) / CHARACTERS_PER_WORD));
      at = next;
    }
    return pace;
  }

  /// Text presses by part, from one part to another, which is not included.
  private NavigableMap<Long, Integer> parts(long first, long end) {
    NavigableMap<Long, Integer> parts = new TreeMap<>();
    var room = new PressBuffer(PressBlock.CAPACITY);
    for (int block = presses.firstBlockAtOrAfter(first * PART_MILLIS); block < presses.blocks(); block++) {
      PressBuffer buffer = presses.presses(block, room);
      for (int i = buffer.firstAtOrAfter(first * PART_MILLIS, 0); i < buffer.size(); i++) {
        KeyPress press = buffer.press(i);
        long part = Math.floorDiv(press.t(), PART_MILLIS);
        if (part >= end) {
          return parts;
        }
        if (press.isText()) {
          parts.merge(part, 1, Integer::sum);
        }
      }
    }
    return parts;
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
