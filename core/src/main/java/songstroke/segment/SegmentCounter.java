package songstroke.segment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import songstroke.segment.TypingMetrics.Keys;
import songstroke.timeline.PressColumns;
import songstroke.timeline.RecordingHeader;

/// Turns the stretches of the plan, one after the other, into segments: counts the presses of each, finds its session,
/// and has it judged under each pause limit.
final class SegmentCounter {
  private static final DateTimeFormatter RECORDING_ID = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'")
      .withZone(ZoneOffset.UTC);

  private final PressColumns presses;
  private final PressRange range;
  private final Tally tally = new Tally();
  private final String recordingId;
  private final Sessions sessions;
  private final List<List<Segment>> segments = new ArrayList<>();
  private final List<PlayPool> judges = new ArrayList<>();
  private final Map<Mode, Heard> heard = new HashMap<>();
  private final Map<String, Keys> unattributed = new LinkedHashMap<>();

  private boolean afterGap;
  private int made;
  private String lastSession = "";
  private int inSession;

  SegmentCounter(RecordingHeader header, PressColumns presses) {
    this.presses = presses;
    range = new PressRange(presses);
    recordingId = RECORDING_ID.format(Instant.ofEpochMilli(header.start()));
    sessions = new Sessions(recordingId, header.start(), new WallClock(0, header.zone()));
    for (PauseLimit _ : PauseLimit.values()) {
      List<Segment> judged = new ArrayList<>();
      segments.add(judged);
      judges.add(new PlayPool(judged::add));
    }
  }

  /// Takes the next stretch, of which every press is there.
  void count(Stretch stretch) {
    tally.clear();
    range.countBefore(stretch.end(), tally);
    if (stretch.isGap()) {
      leaveOut(stretch.mode().reason());
    }
    Session in = session(stretch);
    boolean isNew = !in.id().equals(lastSession);
    inSession = isNew ? 1 : inSession + 1;
    lastSession = in.id();
    if (isNew && !tally.sessionStarts().isEmpty()) {
      // Only the last session with typing is looked at again.
      presses.release(stretch.start() - PaceCounter.PART_MILLIS);
    }
    made++;
    var place = new Place(id(made), in.id(), inSession);
    When when = when(stretch, in);
    Heard heard = heard(stretch.mode());
    TypingMetrics[] metrics = tally.metrics();
    for (int limit = 0; limit < metrics.length; limit++) {
      judges.get(limit)
          .accept(new Segment(place, when, heard, stretch.task(), stretch.end() - stretch.start(),
              metrics[limit], stretch.excluded()));
    }
  }

  /// No stretch will follow: what is left was pressed after the end.
  void finish() {
    judges.forEach(PlayPool::end);
    tally.clear();
    range.countBefore(Long.MAX_VALUE, tally);
    leaveOut(Reason.AFTER_END);
  }

  ByPause segments() {
    return new ByPause(List.copyOf(segments.get(PauseLimit.USUAL.place())),
        List.copyOf(segments.get(PauseLimit.SHORTER.place())),
        List.copyOf(segments.get(PauseLimit.LONGER.place())));
  }

  /// The presses that belong to no segment, by a code of [Reason].
  Map<String, Keys> unattributed() {
    return unattributed;
  }

  private void leaveOut(String reason) {
    if (tally.keys().presses() > 0) {
      unattributed.merge(reason, tally.keys(), Keys::plus);
      tally.clear();
    }
  }

  /// The recording and the segment's number in it, of four digits at least.
  private String id(int number) {
    String digits = Integer.toString(number);
    return recordingId + "-" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  /// Tracks come again; what a segment says of them is found out once.
  private Heard heard(Mode mode) {
    return heard.computeIfAbsent(mode, Mode::heard);
  }

  private Session session(Stretch stretch) {
    if (afterGap && !stretch.isGap()) {
      sessions.begin(stretch.start(), stretch.wall());
    }
    afterGap = stretch.isGap();
    Session first = null;
    for (long t : tally.sessionStarts()) {
      sessions.press(t, stretch.wallAt(t));
      first = first == null ? sessions.current() : first;
    }
    if (first == null) {
      return sessions.current();
    }
    sessions.typedUntil(tally.lastText());
    return first;
  }

  private static When when(Stretch stretch, Session in) {
    long start = stretch.start();
    WallClock wall = stretch.wall();
    return new When(OptionalLong.of(in.day()), Optional.of(wall.at(start)),
        OptionalInt.of(wall.offsetSeconds(start) / 60), wall.hour(start),
        Math.max(0, start - in.start()) / 60_000.0);
  }
}
