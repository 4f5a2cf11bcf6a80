package songstroke.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import songstroke.timeline.KeyPress;
import songstroke.timeline.TimelineEvent;

/// The last session of a recording, stretch by stretch, with the pace of its typing.
///
/// @param segments its segments, in order and without gaps
/// @param pace     the typing in each part of its time, in order; 0 where nothing was typed
public record LastSession(List<Segment> segments, List<Pace> pace) {
  private static final int MOST_PARTS = 300;
  private static final int CHARACTERS_A_WORD = 5;

  /// The typing of one part of the time.
  ///
  /// @param millis         the middle of the part, since the session's first segment began
  /// @param wordsPerMinute gross, over the whole part
  public record Pace(long millis, double wordsPerMinute) {}

  /// The last session of these segments.
  ///
  /// @param pace of that session
  public static LastSession of(List<Segment> all, List<Pace> pace) {
    int first = all.size();
    while (first > 0 && all.get(first - 1).place().session().equals(all.getLast().place().session())) {
      first--;
    }
    return new LastSession(List.copyOf(all.subList(first, all.size())), pace);
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
      if (segments.isEmpty()) {
        return new LastSession(List.of(), List.of());
      }
      String last = segments.getLast().place().session();
      long begin = start;
      int first = 0;
      while (!segments.get(first).place().session().equals(last)) {
        begin += segments.get(first).durationMs();
        first++;
      }
      List<Segment> session = segments.subList(first, segments.size());
      return new LastSession(List.copyOf(session),
          pace(begin, begin + session.stream().mapToLong(Segment::durationMs).sum()));
    }

    private List<Pace> pace(long begin, long end) {
      long fold = Math.max(1, (end - begin) / PART_MILLIS / MOST_PARTS + 1);
      long width = fold * PART_MILLIS;
      List<Pace> pace = new ArrayList<>();
      for (long part = Math.floorDiv(begin, width); part * width < end; part++) {
        long presses = parts.subMap(part * fold, (part + 1) * fold).values().stream()
            .mapToLong(Integer::longValue).sum();
        long middle = Math.clamp(part * width + width / 2 - begin, 0, end - begin);
        pace.add(new Pace(middle, presses * 60_000.0 / width / CHARACTERS_A_WORD));
      }
      return pace;
    }
  }
}
