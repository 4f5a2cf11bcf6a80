package songstroke.segment;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import songstroke.timeline.AudioKind;
import songstroke.timeline.ChangeMoved;
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

/// Recordings of everything that can happen, much of it in the same millisecond.
final class GeneratedRecordings {
  static final long START = 1_774_742_400_000L; // the night in which summer time begins in Berlin
  private static final List<ZoneId> ZONES = List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("Asia/Kolkata"),
      ZoneId.of("America/St_Johns"), ZoneId.of("UTC"));

  private GeneratedRecordings() {}

  /// A recording and its zone.
  record Generated(ZoneId zone, List<TimelineEvent> events) {
    RecordingHeader header() {
      return new RecordingHeader(START, zone, "generated", "generated");
    }

    List<Segment> segments() {
      return RecordingScript.segments(header(), events);
    }

    Generated with(List<TimelineEvent> other) {
      return new Generated(zone, other);
    }

    boolean ends() {
      return events.stream().anyMatch(event -> event instanceof Mark mark && mark.kind() == Mark.Kind.END);
    }
  }

  /// An event that will happen `after` ms after the one before it.
  private record Step(long after, TimelineEvent event) {}

  static Arbitrary<Generated> recordings() {
    Arbitrary<List<Step>> steps = step().list().ofMinSize(0).ofMaxSize(250);
    return Combinators.combine(Arbitraries.of(ZONES), steps, Arbitraries.of(0L, 1L, 700L, -1L))
        .as(GeneratedRecordings::recording);
  }

  private static Generated recording(ZoneId zone, List<Step> steps, long untilEnd) {
    List<TimelineEvent> events = new ArrayList<>();
    long t = START;
    for (Step step : steps) {
      t += step.after();
      events.add(at(t, step.event()));
    }
    if (untilEnd >= 0) {
      events.add(new Mark(t + untilEnd, Mark.Kind.END));
      events.add(KeyPress.of(t + untilEnd, KeyClass.CHAR));
      events.add(KeyPress.of(t + untilEnd + 5, KeyClass.OTHER));
    }
    return new Generated(zone, events);
  }

  /// The same event at another time.
  static TimelineEvent at(long t, TimelineEvent event) {
    return switch (event) {
      case KeyPress press -> new KeyPress(t, press.keyClass(), press.holdMs(), press.repeat());
      case PlaybackChange change -> new PlaybackChange(t, t + change.since() - change.t(), change.playback());
      case ChangeMoved moved -> new ChangeMoved(t, t + moved.since() - moved.t());
      case TaskChange change -> new TaskChange(t, change.task());
      case WallLabel label -> new WallLabel(t, t + label.wallMillis() - label.t(), label.zone());
      case Mark mark -> new Mark(t, mark.kind());
    };
  }

  private static Arbitrary<Step> step() {
    Arbitrary<Long> typing = Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(0L)),
        Tuple.of(12, Arbitraries.longs().between(1, 400)),
        Tuple.of(2, Arbitraries.of(1_999L, 2_000L, 2_001L, 4_000L)),
        Tuple.of(1, Arbitraries.of(10_000L, 60_000L, 900_000L, 900_001L)));
    Arbitrary<Long> music = Arbitraries.of(0L, 0L, 1L, 500L, 2_999L, 3_000L, 3_001L, 9_000L, 31_000L, 60_000L,
        60_001L, 185_000L);
    return Arbitraries.frequencyOf(
        Tuple.of(14, Combinators.combine(typing, presses()).as(Step::new)),
        Tuple.of(4, Combinators.combine(music, playbacks()).as(Step::new)),
        Tuple.of(1, Combinators.combine(music, labels()).as(Step::new)));
  }

  private static Arbitrary<TimelineEvent> presses() {
    Arbitrary<Integer> holds = Arbitraries.of(KeyPress.UNKNOWN_HOLD, 0, 60, 90, 150, 1_000, 1_001, 5_000);
    Arbitrary<KeyClass> classes = Arbitraries.frequency(Tuple.of(8, KeyClass.CHAR),
        Tuple.of(2, KeyClass.SPACE), Tuple.of(1, KeyClass.BACKSPACE),
        Tuple.of(1, KeyClass.OTHER));
    Arbitrary<Boolean> repeats = Arbitraries.frequency(Tuple.of(9, false),
        Tuple.of(1, true));
    return Combinators.combine(classes, holds, repeats)
        .as((c, hold, repeat) -> new KeyPress(0, c, hold, repeat));
  }

  private static Arbitrary<TimelineEvent> playbacks() {
    Arbitrary<List<String>> genres = Arbitraries.of("", "x", "x;y;x").map(text -> List.of(text.split(";")));
    Arbitrary<Playback> playing = Combinators
        .combine(Arbitraries.of("A", "A", "B", "C", ""), Arbitraries.of(AudioKind.MUSIC, AudioKind.MUSIC,
            AudioKind.MUSIC, AudioKind.AD, AudioKind.SPEECH, AudioKind.UNKNOWN),
            Arbitraries.of(-1L, -1L, 0L, 4_999L, 5_000L, 190_000L), genres)
        .as((title, kind, position, names) -> new Playback.Playing(
            new NowPlaying(kind, "p", track(title, names)),
            position < 0 ? OptionalLong.empty() : OptionalLong.of(position)));
    Arbitrary<Playback> halted = Arbitraries.of(new Playback.Paused(Optional.empty()),
        new Playback.Paused(Optional.of(new NowPlaying(AudioKind.MUSIC, "p", track("A", List.of())))),
        new Playback.Stopped(), new Playback.Stopped(), new Playback.Muted(Optional.empty()),
        new Playback.Unknown(""), new Playback.Unknown("gone"));
    return Arbitraries.frequencyOf(Tuple.of(3, playing), Tuple.of(2, halted))
        .map(playback -> new PlaybackChange(0, playback));
  }

  private static Track track(String title, List<String> genres) {
    List<String> artists = title.isEmpty() ? List.of() : List.of("Artist " + title, "Other");
    return new Track(Optional.empty(), title, artists, "", OptionalLong.of(200_000), genres);
  }

  private static Arbitrary<TimelineEvent> labels() {
    Arbitrary<TimelineEvent> tasks = Arbitraries.of("code", "mail", "").map(task -> new TaskChange(0, task));
    Arbitrary<TimelineEvent> walls = Combinators
        .combine(Arbitraries.longs().between(-86_400_000, 86_400_000), Arbitraries.of(ZONES))
        .as((ahead, zone) -> new WallLabel(0, ahead, zone));
    Arbitrary<TimelineEvent> marks = Arbitraries
        .of(Mark.Kind.SUSPEND, Mark.Kind.RESUME, Mark.Kind.RESUME, Mark.Kind.PAUSE, Mark.Kind.UNPAUSE,
            Mark.Kind.UNPAUSE)
        .map(kind -> new Mark(0, kind));
    return Arbitraries.oneOf(tasks, walls, marks);
  }
}
