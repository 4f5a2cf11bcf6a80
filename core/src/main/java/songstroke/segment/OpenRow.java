package songstroke.segment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import songstroke.timeline.KeyPress;
import songstroke.timeline.RecordingHeader;

/// The row that is being filled: takes presses and labels, and becomes a [Segment] when it is closed.
final class OpenRow {
  private static final DateTimeFormatter RECORDING_ID = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'")
      .withZone(ZoneOffset.UTC);

  private final String recordingId;
  private final Tally tally;
  private final TaskClock task = new TaskClock();
  private final Sessions sessions;
  private WallClock wall;

  private Mode mode = Mode.NOT_SEEN;
  private long start;
  private WallClock startWall;
  private @Nullable Session session;
  private int made;
  private String lastSession = "";
  private int inSession;

  OpenRow(RecordingHeader header, int pauseMs) {
    recordingId = RECORDING_ID.format(Instant.ofEpochMilli(header.start()));
    tally = new Tally(pauseMs);
    wall = new WallClock(0, header.zone());
    startWall = wall;
    start = header.start();
    sessions = new Sessions(recordingId, start, wall);
  }

  /// Starts a row at `t`.
  void open(long t, Mode next) {
    if (mode.state() == State.SUSPEND && next.state() != State.SUSPEND) {
      sessions.begin(t, wall);
    }
    mode = next;
    start = t;
    startWall = wall;
    session = null;
    tally.clear();
    task.start(t);
  }

  void press(KeyPress press) {
    if (press.isText()) {
      sessions.press(press.t(), wall);
      if (session == null) {
        session = sessions.current();
      }
    }
    tally.add(press);
  }

  void task(long t, String name) {
    task.change(t, name);
  }

  void wall(WallClock next) {
    wall = next;
  }

  /// What plays is known better.
  void know(Mode better) {
    mode = better;
  }

  Mode mode() {
    return mode;
  }

  long start() {
    return start;
  }

  Tally tally() {
    return tally;
  }

  /// Ends the row at `t`, which is after its start.
  void close(long t, String excluded, Consumer<Segment> closed) {
    Session in = session == null ? sessions.current() : session;
    inSession = in.id().equals(lastSession) ? inSession + 1 : 1;
    lastSession = in.id();
    made++;
    var place = new Place(String.format(Locale.ROOT, "%s-%04d", recordingId, made), in.id(), inSession);
    var when = new When(OptionalLong.of(in.day()), Optional.of(startWall.at(start)),
        OptionalInt.of(startWall.offsetSeconds(start) / 60), startWall.hour(start),
        Math.max(0, start - in.start()) / 60_000.0);
    closed.accept(
        new Segment(place, when, mode.heard(), task.longest(t), t - start, tally.metrics(), excluded));
  }
}
