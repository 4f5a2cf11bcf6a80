package songstroke.segment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import songstroke.timeline.Backdating;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.RecordingReader;
import songstroke.timeline.TimelineEvent;

/// Folds a recording's events into segments, under the usual pause limit and under 1 s and 5 s.
public final class RecordingFold {
  private static final int SHORT_PAUSE_MS = 1_000;
  private static final int LONG_PAUSE_MS = 5_000;

  private final List<Segment> segments = new ArrayList<>();
  private final List<Segment> shorter = new ArrayList<>();
  private final List<Segment> longer = new ArrayList<>();
  private final SegmentFold usual;
  private final List<SegmentFold> folds;
  private final LastSession.Counter pace = new LastSession.Counter();
  private final Backdating backdating;
  private final long start;

  public RecordingFold(RecordingHeader header) {
    start = header.start();
    usual = new SegmentFold(header, segments::add);
    folds = List.of(usual, new SegmentFold(header, SHORT_PAUSE_MS, shorter::add),
        new SegmentFold(header, LONG_PAUSE_MS, longer::add));
    backdating = new Backdating(start, this::fold);
  }

  /// Folds a whole recording, which stays open.
  public static Folded of(RecordingReader reader) throws IOException {
    var fold = new RecordingFold(reader.header());
    for (TimelineEvent event = reader.next(); event != null; event = reader.next()) {
      fold.accept(event);
    }
    return fold.finish();
  }

  /// Takes the next event of the recording; what became known late is put where it happened, see [Backdating].
  public void accept(TimelineEvent event) {
    backdating.accept(event);
  }

  private void fold(TimelineEvent event) {
    folds.forEach(fold -> fold.accept(event));
    pace.accept(event);
  }

  /// Ends the recording.
  public Folded finish() {
    backdating.finish();
    folds.forEach(SegmentFold::finish);
    long lost = usual.unattributed().values().stream().mapToLong(TypingMetrics.Keys::presses).sum();
    return new Folded(new ByPause(List.copyOf(segments), List.copyOf(shorter), List.copyOf(longer)),
        pace.session(start, segments), usual.total().presses(), lost);
  }
}
