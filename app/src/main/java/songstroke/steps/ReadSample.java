package songstroke.steps;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import songstroke.pipeline.Nothing;
import songstroke.pipeline.Parameter;
import songstroke.pipeline.StepContext;
import songstroke.segment.RecordingFold;
import songstroke.segment.Segment;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.RecordingReader;
import songstroke.timeline.TimelineEvent;

/// The step `collect_and_track` of the demo: the events of a recording that comes with the program.
public final class ReadSample implements CollectStep {
  /// The name of the pipeline that begins with it.
  public static final String PIPELINE = "demo";
  private static final String SAMPLE = "/songstroke/demo/sample.jsonl.gz";

  /// How the ids of its segments begin, after its start.
  private static final String SEGMENTS = "20260302T131700000Z-";

  private final Show show;

  /// Lets the person see the events before they are folded.
  public interface Show {
    /// Shows them.
    void show(List<TimelineEvent> events, RecordingHeader header);
  }

  public ReadSample(Show show) {
    this.show = show;
  }

  /// Whether these are segments of the sample, and of nothing else.
  public static boolean isSample(List<Segment> segments) {
    return !segments.isEmpty()
        && segments.stream().allMatch(segment -> segment.place().id().startsWith(SEGMENTS));
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Correlation.OUT);
  }

  @Override
  public Collected run(Nothing input, StepContext context) throws IOException {
    List<TimelineEvent> events = new ArrayList<>();
    try (RecordingReader reader = RecordingReader.of("sample", sample(), _ -> {})) {
      for (TimelineEvent event = reader.next(); event != null; event = reader.next()) {
        events.add(event);
      }
      show.show(events, reader.header());
      var fold = new RecordingFold(reader.header());
      events.forEach(fold::accept);
      return Collected.of(new Recording(ReadSample::sample), fold.finish());
    }
  }

  private static InputStream sample() throws IOException {
    return new GZIPInputStream(Objects.requireNonNull(ReadSample.class.getResourceAsStream(SAMPLE), SAMPLE));
  }
}
