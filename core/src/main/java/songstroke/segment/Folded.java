package songstroke.segment;

import java.util.List;
import java.util.stream.Stream;

/// What became of recorded events.
///
/// @param segments     in order
/// @param otherPauses  the same stretches under other pause limits, to see which verdicts depend on the limit
/// @param lastSession  the last session, for a closer look
/// @param presses      all key presses
/// @param unattributed those of them that belong to no segment
public record Folded(List<Segment> segments, List<List<Segment>> otherPauses, LastSession lastSession,
    long presses, long unattributed) {
  /// Two recordings as one, this one first.
  public Folded then(Folded later) {
    List<List<Segment>> pauses = otherPauses.isEmpty()
        ? later.otherPauses
        : later.otherPauses.isEmpty()
            ? otherPauses
            : List.of(joined(otherPauses.get(0), later.otherPauses.get(0)),
                joined(otherPauses.get(1), later.otherPauses.get(1)));
    return new Folded(joined(segments, later.segments), pauses, later.lastSession, presses + later.presses,
        unattributed + later.unattributed);
  }

  private static List<Segment> joined(List<Segment> first, List<Segment> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
