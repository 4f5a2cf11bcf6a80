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

class SegmentsCsvProperties {
  @Provide
  Arbitrary<Generated> recordings() {
    return GeneratedRecordings.recordings();
  }

  @Property(tries = 200)
  void everySegmentComesBackAsItWas(@ForAll("recordings") Generated recording) throws IOException {
    List<Segment> segments = recording.segments();

    assertThat(read(written(segments))).isEqualTo(segments);
  }

  @Property(tries = 200)
  void writingWhatWasReadGivesTheSameFile(@ForAll("recordings") Generated recording) throws IOException {
    String once = written(recording.segments());

    assertThat(written(read(once))).isEqualTo(once);
  }

  @Property(tries = 300)
  void anyTextSurvives(@ForAll String name, @ForAll String artist, @ForAll String task, @ForAll String reason)
      throws IOException {
    Segment segment = SegmentBuilder.segment().track(name, name).artist(artist, artist).task(task)
        .state(State.UNKNOWN, reason).genres(List.of(name, artist)).durationMs(1).build();

    assertThat(read(written(List.of(segment)))).containsExactly(segment);
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
