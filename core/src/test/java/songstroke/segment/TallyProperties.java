package songstroke.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import songstroke.segment.GeneratedRecordings.Generated;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.PressColumns;
import songstroke.timeline.RecordingHeader;

/// The presses of a segment are counted as the definitions say, under each pause limit, however they come.
class TallyProperties {
  private static final KeyClass[] CLASSES = KeyClass.values();

  @Provide
  Arbitrary<Generated> recordings() {
    return GeneratedRecordings.recordings();
  }

  @Property(tries = 1000)
  void everySegmentHasTheMetricsOfItsPresses(@ForAll("recordings") Generated recording) {
    ByPause segments = RecordingScript.folded(recording.header(), recording.events()).finish().segments();
    List<List<Segment>> byLimit = List.of(segments.shorter(), segments.usual(), segments.longer());
    for (PauseLimit limit : PauseLimit.values()) {
      long start = GeneratedRecordings.START;
      for (Segment segment : byLimit.get(limit.place())) {
        long from = start;
        long to = from + segment.durationMs();
        boolean gap = segment.heard().state() == State.SUSPEND;
        List<KeyPress> inside = recording.events().stream()
            .filter(event -> event instanceof KeyPress && event.t() >= from && event.t() < to && !gap)
            .map(KeyPress.class::cast).toList();
        requireSame(segment.metrics(), PlainMetrics.of(inside, limit.millis()));
        start = to;
      }
    }
  }

  @Test
  void aLongRecordingIsCountedRightOverManyBlocksAndSessions() {
    var random = new Random(3);
    RecordingScript script = RecordingScript.recording();
    long t = 0;
    for (int i = 0; i < 30_000; i++) {
      if (i % 900 == 0) {
        script.plays(t, "Track " + i % 7);
      }
      t += i % 7_000 == 6_999
          ? 3_600_000
          : random.nextInt(60) == 0 ? 900 + random.nextInt(6_000) : random.nextInt(400);
      script.add(new KeyPress(RecordingScript.START + t, CLASSES[random.nextInt(CLASSES.length)],
          random.nextInt(300) - 1, random.nextInt(40) == 0));
    }
    script.ends(t + 1);
    List<KeyPress> presses = script.events().stream().filter(KeyPress.class::isInstance)
        .map(KeyPress.class::cast)
        .toList();

    Folded folded = script.folded().finish();

    long start = RecordingScript.START;
    int next = 0;
    for (Segment segment : folded.segments().longer()) {
      start += segment.durationMs();
      int from = next;
      while (next < presses.size() && presses.get(next).t() < start) {
        next++;
      }
      requireSame(segment.metrics(),
          PlainMetrics.of(presses.subList(from, next), PauseLimit.LONGER.millis()));
    }
    assertThat(next).isEqualTo(presses.size());
    assertThat(folded.lastSession().pace()).isNotEmpty();
  }

  @Test
  void hoursOfActiveTimeInOneSegmentFitToo() {
    RecordingScript script = RecordingScript.recording();
    var random = new Random(4);
    long t = 0;
    for (int i = 0; i < 12_000; i++) {
      t += i % 3 == 0 ? 4_000 + random.nextInt(1_000) : 1_000 + random.nextInt(1_000);
      script.key(t, KeyClass.CHAR);
    }
    script.mark(t + 10, Mark.Kind.END);
    List<KeyPress> presses = script.events().stream().filter(KeyPress.class::isInstance)
        .map(KeyPress.class::cast)
        .toList();

    requireSame(script.folded().finish().segments().longer().getFirst().metrics(),
        PlainMetrics.of(presses, PauseLimit.LONGER.millis()));
  }

  @Property(tries = 200)
  void theLiveFoldGivesWhatTheFoldGivesAndShowsItMeanwhile(@ForAll("recordings") Generated recording) {
    RecordingHeader header = recording.header();
    var live = new LiveFold(header);
    recording.events().forEach(event -> {
      live.accept(event);
      OpenSegment open = live.open();
      assertThat(open.intervals()).isLessThanOrEqualTo(open.presses());
    });

    assertThat(live.finish()).isEqualTo(RecordingScript.folded(header, recording.events()).finish());
  }

  @Test
  void whatIsReadInPiecesIsCountedAsInOne() {
    var columns = new PressColumns();
    var whole = new Tally();
    var pieces = new Tally();
    var range = new PressRange(columns);
    var random = new Random(5);
    long t = 0;
    for (int i = 0; i < 5_000; i++) {
      t += random.nextInt(1_300);
      columns.press(t, KeyClass.CHAR, random.nextInt(400), false);
      if (random.nextInt(50) == 0) {
        range.countBefore(Long.MAX_VALUE, pieces);
      }
    }
    range.countBefore(Long.MAX_VALUE, pieces);
    new PressRange(columns).countBefore(Long.MAX_VALUE, whole);

    assertThat(pieces.metrics()).isEqualTo(whole.metrics());
  }

  private static void requireSame(TypingMetrics actual, TypingMetrics expected) {
    assertThat(withoutConsistency(actual)).isEqualTo(withoutConsistency(expected));
    if (Double.isNaN(expected.consistency())) {
      assertThat(actual.consistency()).isNaN();
    } else {
      assertThat(actual.consistency()).isCloseTo(expected.consistency(), within(1e-9));
    }
  }

  private static TypingMetrics withoutConsistency(TypingMetrics m) {
    return new TypingMetrics(m.keys(), m.intervals(), m.activeMs(), m.netWpm(), m.bursts(), m.iki(),
        m.rolloverRatio(),
        m.holdMedianMs(), 0);
  }
}
