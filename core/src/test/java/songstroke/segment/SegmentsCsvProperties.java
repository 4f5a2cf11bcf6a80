package songstroke.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import songstroke.segment.GeneratedRecordings.Generated;
import songstroke.segment.TypingMetrics.Bursts;
import songstroke.segment.TypingMetrics.Consistency;
import songstroke.segment.TypingMetrics.Holds;
import songstroke.segment.TypingMetrics.Iki;
import songstroke.segment.TypingMetrics.Rollover;

class SegmentsCsvProperties {
  @Provide
  Arbitrary<Generated> recordings() {
    return GeneratedRecordings.recordings();
  }

  @Property(tries = 200)
  void whatTheFileHasAColumnForComesBack(@ForAll("recordings") Generated recording) throws IOException {
    List<Segment> segments = recording.segments();

    assertThat(read(written(segments))).isEqualTo(
        segments.stream().map(segment -> with(segment, inColumns(segment.metrics()))).toList());
  }

  @Property(tries = 200)
  void writingWhatWasReadGivesTheSameFile(@ForAll("recordings") Generated recording) throws IOException {
    String once = written(recording.segments());

    assertThat(written(read(once))).isEqualTo(once);
  }

  @Property(tries = 300)
  void anyTextSurvives(@ForAll String name, @ForAll String artist, @ForAll String task, @ForAll String reason)
      throws IOException {
    Segment segment = Segment.builder().track(name, name).artist(artist, artist).task(task)
        .state(State.UNKNOWN, reason).genres(List.of(name, artist)).durationMs(1).build();

    assertThat(read(written(List.of(segment)))).containsExactly(segment);
  }

  private static TypingMetrics inColumns(TypingMetrics m) {
    return new TypingMetrics(m.keys(), m.intervals(), m.activeMs(), m.netWpm(), Double.NaN,
        new Bursts(m.bursts().count(), Double.NaN, Double.NaN),
        new Iki(m.iki().median(), m.iki().q1(), m.iki().q3(), Double.NaN, Double.NaN, Double.NaN),
        new Rollover(TypingMetrics.UNDEFINED, m.rollover().ratio()),
        new Holds(TypingMetrics.UNDEFINED, m.holds().medianMs()),
        new Consistency(TypingMetrics.UNDEFINED, m.consistency().score()));
  }

  private static Segment with(Segment s, TypingMetrics metrics) {
    return new Segment(s.id(), s.sessionId(), s.seq(), s.day(), s.startUtc(), s.utcOffsetMin(), s.hourLocal(),
        s.minInSession(), s.state(), s.reason(), s.trackId(), s.trackName(), s.artistName(), s.artistId(),
        s.genres(), s.task(), s.durationMs(), metrics, s.excluded());
  }

  private static String written(List<Segment> segments) throws IOException {
    var out = new StringWriter();
    SegmentsCsv.write(out, segments);
    return out.toString();
  }

  private static List<Segment> read(String text) throws IOException {
    return SegmentsCsv.read("test.csv", new StringReader(text));
  }
}
