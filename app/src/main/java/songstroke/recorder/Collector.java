package songstroke.recorder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;

import songstroke.capture.keys.KeyDown;
import songstroke.capture.keys.KeyListener;
import songstroke.capture.music.MusicListener;
import songstroke.timeline.Anchor;
import songstroke.timeline.ChangeMoved;
import songstroke.timeline.Clocks;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.Playback;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.TaskChange;
import songstroke.timeline.TimelineEvent;
import songstroke.timeline.WallLabel;

/// Puts what the sources report into one ordered time line.
///
/// Reports come late: a release after its press, a track change after it has settled. Each event therefore
/// waits [#PATIENCE_MILLIS] before [#beat] gives it out; what comes later still is moved to the latest time
/// already given out, and a change of the music says then when it happened. Sources may call from any thread; `beat`
/// and `finish` belong to one other thread.
public final class Collector {
  /// How long an event waits for what belongs before it or to it, in ms.
  public static final long PATIENCE_MILLIS = 700;

  private final Clocks clocks;
  private final ClockWatch watch;
  private final long start;
  private final PriorityQueue<Entry> waiting = new PriorityQueue<>(
      Comparator.comparingLong((Entry e) -> e.event.t()).thenComparingLong(e -> e.arrival));
  private final Map<Long, Entry> down = new HashMap<>();

  private Anchor anchor;
  private long arrivals;
  private long given;
  private long lastBeat;
  /// When the last change of the music happened; nothing after a sleep, over which it cannot be moved.
  private OptionalLong lastChange = OptionalLong.empty();

  private static final class Entry {
    final long arrival;
    final long nanos;
    TimelineEvent event;

    Entry(long arrival, long nanos, TimelineEvent event) {
      this.arrival = arrival;
      this.nanos = nanos;
      this.event = event;
    }
  }

  /// A collector whose recording starts at the anchor.
  public Collector(Clocks clocks, Anchor anchor) {
    this(clocks, anchor, ClockWatch.on(clocks));
  }

  Collector(Clocks clocks, Anchor anchor, ClockWatch watch) {
    this.clocks = clocks;
    this.watch = watch;
    this.anchor = anchor;
    this.start = anchor.wallMillis();
    this.given = start;
    this.lastBeat = start;
  }

  /// Takes a press; one from before the start is not part of the recording.
  public synchronized void pressed(KeyDown press) {
    long t = anchor.timeOf(press.nanos());
    if (t >= start) {
      var event = new KeyPress(t, press.keyClass(), KeyPress.UNKNOWN_HOLD, press.repeat());
      Entry entry = add(press.nanos(), event);
      if (!press.repeat()) {
        down.put(press.sequence(), entry);
      }
    }
  }

  /// Takes a release, see [KeyListener#released].
  public synchronized void released(long sequence, long nanos) {
    Entry entry = down.remove(sequence);
    if (entry != null && entry.event instanceof KeyPress press) {
      entry.event = press.heldFor(Math.toIntExact(Math.max(0, (nanos - entry.nanos + 500_000) / 1_000_000)));
    }
  }

  /// Takes a change of the music, see [MusicListener#playback].
  public synchronized void playback(long nanos, Playback playback) {
    var change = new PlaybackChange(Math.max(start, anchor.timeOf(nanos)), playback);
    add(nanos, change);
    lastChange = OptionalLong.of(change.t());
  }

  /// Takes a better time of the last change of the music, see [MusicListener#changeMoved].
  public synchronized void changeMoved(long nanos) {
    if (lastChange.isPresent()) {
      long since = Math.max(start, anchor.timeOf(nanos));
      // Right after the change in the order of the line, and so before the next.
      add(nanos, new ChangeMoved(Math.max(lastChange.getAsLong(), since), since));
      lastChange = OptionalLong.of(Math.max(lastChange.getAsLong(), since));
    }
  }

  /// From now on the person works on something else.
  public synchronized void task(String task) {
    long nanos = clocks.monotonicNanos();
    add(nanos, new TaskChange(anchor.timeOf(nanos), task));
  }

  /// From now on the recording has a gap, until [#unpause].
  public synchronized void pause() {
    mark(Mark.Kind.PAUSE);
  }

  /// The gap is over.
  public synchronized void unpause() {
    mark(Mark.Kind.UNPAUSE);
  }

  /// Looks at the clocks and gives out what has waited long enough, in order.
  public synchronized List<TimelineEvent> beat() {
    ClockWatch.Finding finding = watch.beat();
    if (finding instanceof ClockWatch.Finding.Slept slept) {
      add(clocks.monotonicNanos(), new Mark(lastBeat, Mark.Kind.SUSPEND));
      anchor = anchor.plusMillis(slept.missingMillis());
      add(clocks.monotonicNanos(), new Mark(now(), Mark.Kind.RESUME));
      down.clear();
      lastChange = OptionalLong.empty();
    }
    if (finding instanceof ClockWatch.Finding.Relabelled label) {
      add(clocks.monotonicNanos(), new WallLabel(now(), label.wallMillis(), label.zone()));
    }
    lastBeat = now();
    return giveOutBefore(lastBeat - PATIENCE_MILLIS);
  }

  /// Ends the recording now: gives out everything that is left and the mark of the end.
  public synchronized List<TimelineEvent> finish() {
    List<TimelineEvent> rest = new ArrayList<>(beat());
    long end = Math.max(now(), given);
    rest.addAll(giveOutBefore(end));
    rest.add(new Mark(end, Mark.Kind.END));
    waiting.clear();
    return rest;
  }

  /// The time on the recording's line, in ms.
  public synchronized long now() {
    return anchor.timeOf(clocks.monotonicNanos());
  }

  private void mark(Mark.Kind kind) {
    long nanos = clocks.monotonicNanos();
    add(nanos, new Mark(anchor.timeOf(nanos), kind));
  }

  private Entry add(long nanos, TimelineEvent event) {
    var entry = new Entry(arrivals++, nanos, event);
    waiting.add(entry);
    return entry;
  }

  private List<TimelineEvent> giveOutBefore(long time) {
    List<TimelineEvent> events = new ArrayList<>();
    while (!waiting.isEmpty() && waiting.element().event.t() < time) {
      Entry entry = waiting.remove();
      TimelineEvent event = entry.event.t() < given ? at(given, entry.event) : entry.event;
      given = event.t();
      events.add(event);
    }
    down.values().removeIf(entry -> entry.event.t() < time);
    return events;
  }

  private static TimelineEvent at(long t, TimelineEvent event) {
    return switch (event) {
      case KeyPress press -> new KeyPress(t, press.keyClass(), press.holdMs(), press.repeat());
      case PlaybackChange change -> change.toldAt(t);
      case ChangeMoved moved -> new ChangeMoved(t, moved.since());
      case TaskChange change -> new TaskChange(t, change.task());
      case WallLabel label -> new WallLabel(t, label.wallMillis() + t - label.t(), label.zone());
      case Mark mark -> new Mark(t, mark.kind());
    };
  }
}
