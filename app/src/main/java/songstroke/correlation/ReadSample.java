package songstroke.correlation;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import songstroke.pipeline.Nothing;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepOptions;
import songstroke.segment.Folding;
import songstroke.timeline.RecordingReader;
import songstroke.timeline.TimelineEvent;

/// The step `collect_and_track` of the demo: the events of a recording that comes with the program.
public final class ReadSample implements Step<Nothing, Collected> {
  /// The name of the pipeline that begins with it.
  public static final String PIPELINE = "demo";
  private static final String SAMPLE = "/songstroke/demo/sample.jsonl.gz";

  private final Show show;

  /// Lets the person see the events before they are folded.
  public interface Show {
    /// Shows them.
    ///
    /// @param start the recording's start on its own line, in ms
    void show(List<TimelineEvent> events, long start);
  }

  public ReadSample(Show show) {
    this.show = show;
  }

  @Override
  public String id() {
    return "collect_and_track";
  }

  @Override
  public Shape<Nothing> input() {
    return Nothing.SHAPE;
  }

  @Override
  public Shape<Collected> output() {
    return Collected.SHAPE;
  }

  @Override
  public StepOptions options() {
    return StepOptions.standard().withoutCache();
  }

  @Override
  public Collected run(Nothing input, StepContext context) throws IOException {
    List<TimelineEvent> events = new ArrayList<>();
    try (RecordingReader reader = RecordingReader.of("sample", sample(), _ -> {})) {
      for (TimelineEvent event = reader.next(); event != null; event = reader.next()) {
        events.add(event);
      }
      show.show(events, reader.header().start());
      var folding = new Folding(reader.header());
      events.forEach(folding::accept);
      return Collected.of(new Recording(ReadSample::sample), folding.finish());
    }
  }

  private static InputStream sample() throws IOException {
    return new GZIPInputStream(Objects.requireNonNull(ReadSample.class.getResourceAsStream(SAMPLE), SAMPLE));
  }
}
