package songstroke.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import songstroke.segment.GeneratedRecordings.Generated;
import songstroke.timeline.Backdating;
import songstroke.timeline.ChangeMoved;
import songstroke.timeline.Mark;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.TimelineEvent;

class LateChangesProperties {
  @Property(tries = 300)
  void whenAChangeBecameKnownDoesNotChangeTheSegments(@ForAll("recordings") Generated recording,
      @ForAll Random random) {
    assertThat(recording.with(toldLate(recording.events(), random)).segments())
        .isEqualTo(recording.segments());
  }

  @Property(tries = 300)
  void aChangeThatIsMovedToItsPlaceCountsThere(@ForAll("recordings") Generated recording,
      @ForAll Random random) {
    assertThat(recording.with(saidWrongAndMended(recording.events(), random)).segments())
        .isEqualTo(recording.segments());
  }

  @Provide
  Arbitrary<Generated> recordings() {
    return GeneratedRecordings.recordings();
  }

  /// The same recording by a source that learns of changes up to five minutes late, never over a sleep or the end.
  private static List<TimelineEvent> toldLate(List<TimelineEvent> events, Random random) {
    List<TimelineEvent> written = new ArrayList<>();
    List<PlaybackChange> untold = new ArrayList<>();
    for (TimelineEvent event : events) {
      boolean last = event instanceof Mark;
      while (!untold.isEmpty() && (last || random.nextInt(4) == 0
          || event.t() - untold.getFirst().t() >= Backdating.LIMIT_MS)) {
        PlaybackChange change = untold.removeFirst();
        written.add(change.toldAt(Math.max(lastTime(written, change.t()),
            Math.min(event.t(), change.t() + Backdating.LIMIT_MS))));
      }
      if (event instanceof PlaybackChange change) {
        untold.add(change);
      } else {
        written.add(event);
      }
    }
    untold.forEach(change -> written.add(change.toldAt(Math.max(change.t(), lastTime(written, change.t())))));
    return written;
  }

  private static List<TimelineEvent> saidWrongAndMended(List<TimelineEvent> events, Random random) {
    List<TimelineEvent> written = new ArrayList<>();
    for (TimelineEvent event : events) {
      if (event instanceof PlaybackChange change && !written.isEmpty() && random.nextBoolean()) {
        long said = change.t();
        written.add(change);
        written.add(new ChangeMoved(said, lastTime(written.subList(0, written.size() - 1), said)));
        written.add(new ChangeMoved(said, said));
      } else {
        written.add(event);
      }
    }
    return written;
  }

  private static long lastTime(List<TimelineEvent> events, long otherwise) {
    return events.isEmpty() ? otherwise : events.getLast().t();
  }
}
