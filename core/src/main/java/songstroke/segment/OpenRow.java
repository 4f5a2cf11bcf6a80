package songstroke.segment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import songstroke.timeline.KeyPress;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.Track;

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
    SegmentBuilder row = Segment.builder()
        .id(String.format(Locale.ROOT, "%s-%04d", recordingId, made))
        .session(in.id(), inSession)
        .day(in.day())
        .startUtc(startWall.at(start))
        .utcOffsetMin(startWall.offsetSeconds(start) / 60)
        .hourLocal(startWall.hour(start))
        .minInSession(Math.max(0, start - in.start()) / 60_000.0)
        .state(mode.state(), mode.reason())
        .task(task.longest(t))
        .durationMs(t - start)
        .metrics(tally.metrics())
        .excluded(excluded);
    Optional<Track> track = mode.item().map(NowPlaying::track);
    track.ifPresent(heard -> row.track(heard.key(), heard.title())
        .artist(Tags.artistId(heard), Tags.artistName(heard))
        .genres(mode.state() == State.MUSIC ? heard.genres() : List.of()));
    closed.accept(row.build());
  }
}
