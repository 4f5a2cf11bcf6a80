package songstroke.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import songstroke.segment.LastSession;
import songstroke.segment.Segment;
import songstroke.segment.State;
import songstroke.visualize.SessionClock;

/// The part of a session that is worth a look: from its first text press to its last.
///
/// @param segments  of the session
/// @param startMs   since the first of them began
/// @param endMs     likewise
record SessionWindow(List<Segment> segments, long startMs, long endMs) {
  private static final long MINUTE_MS = 60_000;
  private static final long HALF_HOUR_MS = 30 * MINUTE_MS;
  private static final List<LocalTime> USUAL = List.of(LocalTime.of(2, 0), LocalTime.of(3, 0),
      LocalTime.of(1, 0), LocalTime.MIDNIGHT);

  static SessionWindow of(LastSession session) {
    List<LastSession.Pace> pace = session.pace();
    if (pace.isEmpty()) {
      return recorded(session.segments());
    }
    long whole = session.segments().stream().mapToLong(segment -> Math.max(0, segment.durationMs())).sum();
    long half = pace.size() < 2 ? 5_000 : (pace.get(1).millis() - pace.get(0).millis()) / 2;
    long first = pace.getFirst().millis();
    long last = pace.getLast().millis();
    return new SessionWindow(session.segments(), Math.max(0, first - half),
        Math.max(last, Math.min(whole, last + half)));
  }

  private static SessionWindow recorded(List<Segment> segments) {
    long t = 0;
    long start = Long.MAX_VALUE;
    long end = 0;
    for (Segment segment : segments) {
      long next = t + Math.max(0, segment.durationMs());
      if (segment.heard().state() != State.SUSPEND) {
        start = Math.min(start, t);
        end = next;
      }
      t = next;
    }
    return new SessionWindow(segments, Math.min(start, end), end);
  }

  boolean overlaps(long fromMs, long toMs) {
    return fromMs < endMs && toMs > startMs;
  }

  /// A time since the window's start, kept inside it.
  long inside(long ms) {
    return Math.clamp(ms, startMs, endMs) - startMs;
  }

  /// Local date and time at the window's start, when the first segment says when it began.
  Optional<LocalDateTime> start() {
    return segments.isEmpty()
        ? Optional.empty()
        : segments.getFirst().when().localDateTime()
            .map(start -> start.plusNanos(1_000_000 * (startMs + shiftUntil(startMs))));
  }

  /// The clock on the wall since the window's start.
  Optional<SessionClock> clock() {
    List<SessionClock.Shift> shifts = shifts().stream().filter(shift -> shift.atMs() > startMs)
        .map(shift -> new SessionClock.Shift(shift.atMs() - startMs, shift.byMs())).toList();
    return start().map(start -> new SessionClock(start.toLocalTime(), shifts));
  }

  private long shiftUntil(long ms) {
    return shifts().stream().filter(shift -> shift.atMs() <= ms).mapToLong(SessionClock.Shift::byMs).sum();
  }

  /// When the clock was set, in ms since the first segment began: somewhere between the beginnings of two segments
  /// with different offsets.
  private List<SessionClock.Shift> shifts() {
    List<SessionClock.Shift> shifts = new ArrayList<>();
    long t = 0;
    for (int i = 1; i < segments.size(); i++) {
      Segment before = segments.get(i - 1);
      long next = t + Math.max(0, before.durationMs());
      OptionalInt old = before.when().utcOffsetMin();
      OptionalInt young = segments.get(i).when().utcOffsetMin();
      if (old.isPresent() && young.isPresent() && old.getAsInt() != young.getAsInt()) {
        shifts.add(new SessionClock.Shift(t + set(before, next - t),
            (young.getAsInt() - old.getAsInt()) * MINUTE_MS));
      }
      t = next;
    }
    return shifts;
  }

  /// After how long in a segment the clock was set: at a half or full hour, as clocks are, best at one of the night.
  private static long set(Segment segment, long lengthMs) {
    Optional<Instant> start = segment.when().startUtc();
    if (start.isEmpty()) {
      return lengthMs;
    }
    long from = start.get().toEpochMilli();
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * segment.when().utcOffsetMin().orElse(0));
    long found = lengthMs;
    int rank = USUAL.size();
    for (long at = Math.ceilDiv(from, HALF_HOUR_MS) * HALF_HOUR_MS; at <= from
        + lengthMs; at += HALF_HOUR_MS) {
      int usual = USUAL.indexOf(Instant.ofEpochMilli(at).atOffset(offset).toLocalTime());
      if (found == lengthMs || (usual >= 0 && usual < rank)) {
        found = at - from;
        rank = usual >= 0 ? usual : rank;
      }
    }
    return found;
  }
}
