package songstroke.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import songstroke.segment.GeneratedRecordings.Generated;
import songstroke.segment.TypingMetrics.Keys;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.TimelineEvent;

/// The laws of segments and their metrics.
class SegmentProperties {
  @Provide
  Arbitrary<Generated> recordings() {
    return GeneratedRecordings.recordings();
  }

  @Property(tries = 500)
  void segmentsTileTheRecording(@ForAll("recordings") Generated recording) {
    List<Segment> segments = recording.segments();

    assertThat(segments).allSatisfy(segment -> assertThat(segment.durationMs()).isPositive());
    assertThat(segments.stream().mapToLong(Segment::durationMs).sum())
        .isEqualTo(end(recording) - GeneratedRecordings.START);
  }

  @Property(tries = 500)
  void everyPressIsInExactlyOneSegmentOrInNone(@ForAll("recordings") Generated recording) {
    RecordingFold fold = RecordingScript.folded(recording.header(), recording.events());
    List<Segment> segments = fold.finish().segments().usual();

    Keys inside = segments.stream().map(s -> s.metrics().keys()).reduce(Keys.NONE, Keys::plus);
    Keys outside = fold.unattributed().values().stream().reduce(Keys.NONE, Keys::plus);
    Keys all = inside.plus(outside);
    assertThat(all.presses()).isEqualTo(fold.finish().presses())
        .isEqualTo(recording.events().stream().filter(KeyPress.class::isInstance).count());
    assertThat(all.repeats()).isEqualTo(
        recording.events().stream().filter(e -> e instanceof KeyPress press && press.repeat()).count());
  }

  @Property(tries = 500)
  void everyPressIsInTheSegmentThatHoldsItsTime(@ForAll("recordings") Generated recording) {
    long start = GeneratedRecordings.START;
    for (Segment segment : recording.segments()) {
      long from = start;
      long to = from + segment.durationMs();
      long inside = segment.heard().state() == State.SUSPEND
          ? 0
          : recording.events().stream()
              .filter(e -> e instanceof KeyPress && e.t() >= from && e.t() < to).count();
      assertThat(segment.metrics().keys().presses()).isEqualTo(inside);
      start = to;
    }
  }

  @Property(tries = 500)
  void intervalsAreTextPressesLessBursts(@ForAll("recordings") Generated recording) {
    assertThat(recording.segments()).allSatisfy(segment -> {
      TypingMetrics m = segment.metrics();
      long text = m.keys().chars() + m.keys().whitespace() + m.keys().backspaces();
      assertThat(m.intervals()).isEqualTo(text - m.bursts());
      assertThat(m.bursts() == 0).isEqualTo(text == 0);
    });
  }

  @Property(tries = 500)
  void activeTimeAndRatiosStayInTheirLimits(@ForAll("recordings") Generated recording) {
    assertThat(recording.segments()).allSatisfy(segment -> {
      TypingMetrics m = segment.metrics();
      assertThat(m.activeMs()).isBetween(0L, Math.min(segment.durationMs(), 2_000L * m.intervals()));
      assertThat(m.netWpm()).satisfiesAnyOf(net -> assertThat(net).isNaN(),
          net -> assertThat(net).isBetween(0.0, m.activeWpm()));
      assertThat(m.rolloverRatio()).satisfiesAnyOf(ratio -> assertThat(ratio).isNaN(),
          ratio -> assertThat(ratio).isBetween(0.0, 1.0));
      assertThat(m.consistency()).satisfiesAnyOf(score -> assertThat(score).isNaN(),
          score -> assertThat(score).isBetween(0.0, 100.0));
      assertThat(segment.when().hourLocal()).isBetween(0.0, 24.0);
      assertThat(segment.when().minInSession()).isNotNegative();
    });
  }

  @Property(tries = 300)
  void genresAreMembersOfMusicOnlyAndEachOnce(@ForAll("recordings") Generated recording) {
    assertThat(recording.segments()).allSatisfy(segment -> {
      assertThat(segment.heard().genres()).doesNotHaveDuplicates();
      if (segment.heard().state() != State.MUSIC) {
        assertThat(segment.heard().genres()).isEmpty();
      }
    });
  }

  @Property(tries = 300)
  void replayingGivesTheSameAndShiftingChangesLabelsOnly(@ForAll("recordings") Generated recording,
      @ForAll @LongRange(min = -1_000_000_000, max = 1_000_000_000) long by) {
    List<Segment> segments = recording.segments();
    var header = new RecordingHeader(GeneratedRecordings.START + by, recording.zone(), "", "");
    List<TimelineEvent> shifted = recording.events().stream()
        .map(event -> GeneratedRecordings.at(event.t() + by, event)).toList();

    assertThat(recording.segments()).isEqualTo(segments);
    assertThat(unlabelled(RecordingScript.segments(header, shifted))).isEqualTo(unlabelled(segments));
  }

  @Property(tries = 300)
  void theZoneChangesNothingButLocalLabels(@ForAll("recordings") Generated recording) {
    var elsewhere = new RecordingHeader(GeneratedRecordings.START, ZoneId.of("Pacific/Auckland"), "", "");

    assertThat(RecordingScript.segments(elsewhere, recording.events())).map(SegmentProperties::withoutZone)
        .isEqualTo(recording.segments().stream().map(SegmentProperties::withoutZone).toList());
  }

  @Property(tries = 300)
  void splittingASegmentLosesTheOneIntervalThatCrosses(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 2_500) Long> gaps,
      @ForAll @LongRange(min = 1, max = 60_000) long at) {
    long start = RecordingScript.START;
    List<KeyPress> presses = presses(start, gaps);
    long end = presses.getLast().t() + 1;
    long cut = start + 1 + at % Math.max(1, end - start - 1);
    Assume.that(cut < end);

    TypingMetrics whole = split(presses, end, List.of()).getFirst().metrics();
    List<Segment> parts = split(presses, end, List.of(cut));

    boolean crosses = false;
    for (int i = 1; i < presses.size(); i++) {
      long length = presses.get(i).t() - presses.get(i - 1).t();
      crosses |= presses.get(i - 1).t() < cut && presses.get(i).t() >= cut && length <= 2_000;
    }
    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).metrics().intervals() + parts.get(1).metrics().intervals())
        .isEqualTo(crosses ? whole.intervals() - 1 : whole.intervals());
  }

  @Property(tries = 300)
  void otherKeysChangeTheGrossSpeedOnly(@ForAll("recordings") Generated recording,
      @ForAll @Size(max = 30) List<@IntRange(max = 10_000) Integer> where) {
    Generated more = sprinkled(recording, where, t -> KeyPress.of(t, KeyClass.OTHER));

    List<Segment> before = recording.segments();
    List<Segment> after = more.segments();
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      TypingMetrics m = before.get(i).metrics();
      TypingMetrics n = after.get(i).metrics();
      Keys keys = new Keys(m.keys().presses(), n.keys().chars(), n.keys().whitespace(), n.keys().backspaces(),
          m.keys().other(), n.keys().repeats());
      assertThat(withKeys(n, keys)).isEqualTo(m);
    }
  }

  @Property(tries = 300)
  void repeatsChangeTheGrossSpeedOnly(@ForAll("recordings") Generated recording,
      @ForAll @Size(max = 30) List<@IntRange(max = 10_000) Integer> where) {
    Generated more = sprinkled(recording, where, t -> new KeyPress(t, KeyClass.CHAR, 50, true));

    List<Segment> before = recording.segments();
    List<Segment> after = more.segments();
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      TypingMetrics m = before.get(i).metrics();
      TypingMetrics n = after.get(i).metrics();
      Keys keys = new Keys(m.keys().presses(), n.keys().chars(), n.keys().whitespace(), n.keys().backspaces(),
          n.keys().other(), m.keys().repeats());
      assertThat(withKeys(n, keys)).isEqualTo(m);
      assertThat(after.get(i).place().session()).isEqualTo(before.get(i).place().session());
    }
  }

  @Property(tries = 300)
  void everySegmentIsUsableOrCarriesAKnownReason(@ForAll("recordings") Generated recording) {
    assertThat(recording.segments()).extracting(Segment::excluded)
        .isSubsetOf("", Exclusion.SKIP, Exclusion.SHORT_SILENCE, Exclusion.WASH_OUT, Exclusion.FEW_INTERVALS,
            Exclusion.LITTLE_ACTIVE_TIME, Exclusion.NONMUSIC, Exclusion.UNKNOWN, Exclusion.SUSPEND);
  }

  @Property(tries = 300)
  void typingAtAFractionOfTheIntervalsIsThatMuchFaster(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 1, max = 400) Long> gaps,
      @ForAll @IntRange(min = 1, max = 5) int times) {
    List<Long> slower = gaps.stream().map(gap -> gap * times).toList();
    TypingMetrics fast = only(presses(RecordingScript.START, gaps));
    TypingMetrics slow = only(presses(RecordingScript.START, slower));

    assertThat(fast.activeWpm()).isCloseTo(times * slow.activeWpm(), within(1e-9 * fast.activeWpm()));
  }

  @Property(tries = 300)
  void sessionsNeverGoBackAndNumberTheirSegmentsFromOne(@ForAll("recordings") Generated recording) {
    int session = 0;
    long seq = 0;
    for (Segment segment : recording.segments()) {
      int number = Integer
          .parseInt(segment.place().session().substring(segment.place().session().lastIndexOf('s') + 1));
      assertThat(number).isGreaterThanOrEqualTo(session);
      assertThat(segment.place().seq()).isEqualTo(number == session ? seq + 1 : 1);
      session = number;
      seq = segment.place().seq();
    }
  }

  @Property(tries = 300)
  void neighborsDifferUnlessAPlayBeginsAnewOrAPauseIsCut(@ForAll("recordings") Generated recording) {
    List<Segment> segments = recording.segments();
    for (int i = 1; i < segments.size(); i++) {
      Segment before = segments.get(i - 1);
      Segment after = segments.get(i);
      if (before.heard().state() == after.heard().state()
          && before.heard().reason().equals(after.heard().reason())
          && before.heard().trackId().equals(after.heard().trackId())) {
        boolean wrap = after.heard().state() == State.MUSIC;
        boolean cut = after.heard().reason().equals(Reason.PAUSED) && before.durationMs() == 60_000;
        assertThat(wrap || cut).isTrue();
      }
    }
  }

  @Property(tries = 200)
  void theLiveViewAlwaysAgreesWithWhatComesOut(@ForAll("recordings") Generated recording) {
    var fold = new LiveFold(recording.header());
    for (int i = 0; i < recording.events().size(); i++) {
      TimelineEvent event = recording.events().get(i);
      fold.accept(event);
      OpenSegment open = fold.open();
      assertThat(open.start()).isBetween(GeneratedRecordings.START, event.t());
      long inside = open.state() == State.SUSPEND
          ? 0
          : recording.events().subList(0, i + 1).stream()
              .filter(e -> e instanceof KeyPress && e.t() >= open.start()).count();
      assertThat(open.presses()).isEqualTo(inside);
    }

    assertThat(fold.finish().segments().usual()).isEqualTo(recording.segments());
  }

  @Property(tries = 200)
  void eventsOutOfOrderAreRefused(@ForAll("recordings") Generated recording) {
    RecordingFold fold = RecordingScript.folded(recording.header(), recording.events());
    long last = recording.ends()
        ? end(recording)
        : recording.events().isEmpty() ? recording.header().start() : recording.events().getLast().t();

    assertThatThrownBy(() -> fold.accept(KeyPress.of(last - 1, KeyClass.CHAR)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long end(Generated recording) {
    for (TimelineEvent event : recording.events()) {
      if (event instanceof Mark mark && mark.kind() == Mark.Kind.END) {
        return event.t();
      }
    }
    if (recording.events().isEmpty()) {
      return GeneratedRecordings.START;
    }
    long last = recording.events().getLast().t();
    boolean press = recording.events().stream().anyMatch(e -> e instanceof KeyPress && e.t() == last);
    return press ? last + 1 : last;
  }

  /// Presses added at times at which something happens anyway, so that no length changes.
  private static Generated sprinkled(Generated recording, Collection<Integer> where,
      Function<Long, KeyPress> press) {
    List<TimelineEvent> events = new ArrayList<>(recording.events());
    for (int place : where) {
      if (!events.isEmpty()) {
        int index = place % events.size();
        events.add(index + 1, press.apply(events.get(index).t()));
      }
    }
    if (!recording.ends()) {
      events.add(new Mark(end(recording), Mark.Kind.END));
    }
    return recording.with(events);
  }

  private static TypingMetrics withKeys(TypingMetrics m, Keys keys) {
    return new TypingMetrics(keys, m.intervals(), m.activeMs(), m.netWpm(), m.bursts(), m.iki(),
        m.rolloverRatio(), m.holdMedianMs(), m.consistency());
  }

  private static List<KeyPress> presses(long start, List<Long> gaps) {
    List<KeyPress> presses = new ArrayList<>();
    long t = start;
    presses.add(KeyPress.of(t, KeyClass.CHAR));
    for (long gap : gaps) {
      t += gap;
      presses.add(KeyPress.of(t, KeyClass.CHAR));
    }
    return presses;
  }

  private static TypingMetrics only(List<KeyPress> presses) {
    return split(presses, presses.getLast().t() + 1, List.of()).getFirst().metrics();
  }

  private static List<Segment> split(List<KeyPress> presses, long end, List<Long> cuts) {
    RecordingScript script = RecordingScript.recording().plays(0, "0");
    for (long cut : cuts) {
      script.plays(cut - RecordingScript.START, "cut");
    }
    presses.forEach(script::add);
    return script.ends(end - RecordingScript.START).segments();
  }

  private static List<Segment> unlabelled(List<Segment> segments) {
    return segments.stream().map(SegmentProperties::unlabelled).toList();
  }

  private static Segment unlabelled(Segment s) {
    var when = new When(OptionalLong.empty(), Optional.empty(), OptionalInt.empty(), 0,
        s.when().minInSession());
    return new Segment(new Place("", "", s.place().seq()), when, s.heard(), s.task(), s.durationMs(),
        s.metrics(),
        s.excluded());
  }

  private static Segment withoutZone(Segment s) {
    var when = new When(OptionalLong.empty(), s.when().startUtc(), OptionalInt.empty(), 0,
        s.when().minInSession());
    return new Segment(s.place(), when, s.heard(), s.task(), s.durationMs(), s.metrics(), s.excluded());
  }
}
