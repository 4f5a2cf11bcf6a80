package songstroke.segment;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import songstroke.timeline.AudioKind;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.TaskChange;
import songstroke.timeline.TimelineEvent;
import songstroke.timeline.Track;
import songstroke.timeline.WallLabel;

/// A recording written down as a test needs it: times are ms after its start, in any order.
final class RecordingScript {
  /// 2026-03-02, 09:00 UTC, 10:00 in Berlin.
  static final long START = 1_772_442_000_000L;
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final long TRACK_MS = 200_000;

  private final List<TimelineEvent> events = new ArrayList<>();
  private final RecordingHeader header;

  private RecordingScript(RecordingHeader header) {
    this.header = header;
  }

  static RecordingScript recording() {
    return recording(START, BERLIN);
  }

  static RecordingScript recording(long start, ZoneId zone) {
    return new RecordingScript(new RecordingHeader(start, zone, "script", "script"));
  }

  static Track track(String title, String... genres) {
    return new Track(Optional.of("id-" + title), title, List.of("Artist of " + title), "Album",
        OptionalLong.of(TRACK_MS), List.of(genres));
  }

  static Playback playing(Track track) {
    return new Playback.Playing(new NowPlaying(AudioKind.MUSIC, "script", track), OptionalLong.empty());
  }

  RecordingScript plays(long t, String title, String... genres) {
    return music(t, playing(track(title, genres)));
  }

  RecordingScript playsFrom(long t, long positionMs, String title) {
    return music(t, new Playback.Playing(new NowPlaying(AudioKind.MUSIC, "script", track(title)),
        OptionalLong.of(positionMs)));
  }

  RecordingScript sounds(long t, AudioKind kind, String title) {
    return music(t, new Playback.Playing(new NowPlaying(kind, "script", track(title)), OptionalLong.empty()));
  }

  RecordingScript pauses(long t) {
    return music(t, new Playback.Paused(Optional.empty()));
  }

  RecordingScript stops(long t) {
    return music(t, new Playback.Stopped());
  }

  RecordingScript music(long t, Playback playback) {
    return add(new PlaybackChange(START + t, playback));
  }

  /// Characters from `from` on, one every `every` ms, before `to`.
  RecordingScript types(long from, long to, long every) {
    for (long t = from; t < to; t += every) {
      key(t, KeyClass.CHAR);
    }
    return this;
  }

  RecordingScript key(long t, KeyClass keyClass) {
    return add(KeyPress.of(START + t, keyClass));
  }

  RecordingScript task(long t, String task) {
    return add(new TaskChange(START + t, task));
  }

  RecordingScript wall(long t, long wallMillis, ZoneId zone) {
    return add(new WallLabel(START + t, wallMillis, zone));
  }

  RecordingScript mark(long t, Mark.Kind kind) {
    return add(new Mark(START + t, kind));
  }

  RecordingScript ends(long t) {
    return mark(t, Mark.Kind.END);
  }

  RecordingScript add(TimelineEvent event) {
    events.add(event);
    return this;
  }

  RecordingHeader header() {
    return header;
  }

  List<TimelineEvent> events() {
    return events.stream().sorted(Comparator.comparingLong(TimelineEvent::t)).toList();
  }

  List<Segment> segments() {
    return segments(header, events());
  }

  /// The usual segments of a whole recording.
  static List<Segment> segments(RecordingHeader header, List<TimelineEvent> events) {
    return folded(header, events).finish().segments().usual();
  }

  /// The fold after all events.
  RecordingFold folded() {
    return folded(header, events());
  }

  static RecordingFold folded(RecordingHeader header, List<TimelineEvent> events) {
    var fold = new RecordingFold(header);
    events.forEach(fold::accept);
    return fold;
  }
}
