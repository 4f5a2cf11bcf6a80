package songstroke.segment;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Segments of the same stretches under three pause limits: what depends on the limit is not to be trusted.
///
/// @param usual   under the limit of 2 s, in order
/// @param shorter under 1 s; empty when only the usual ones are known
/// @param longer  under 5 s, likewise
public record ByPause(List<Segment> usual, List<Segment> shorter, List<Segment> longer) {
  public static final ByPause NONE = only(List.of());

  /// Segments of which only the usual limit is known, as a file keeps them.
  public static ByPause only(List<Segment> usual) {
    return new ByPause(usual, List.of(), List.of());
  }

  /// The segments under the other limits, of those that are known.
  public List<List<Segment>> others() {
    return Stream.of(shorter, longer).filter(segments -> !segments.isEmpty()).toList();
  }

  /// These and later ones.
  public ByPause then(ByPause later) {
    return new ByPause(joined(usual, later.usual), joined(shorter, later.shorter),
        joined(longer, later.longer));
  }

  /// The same with each segment changed. A list in which nothing changes is handed on as it is.
  public ByPause with(UnaryOperator<Segment> change) {
    return new ByPause(changed(usual, change), changed(shorter, change), changed(longer, change));
  }

  private static List<Segment> joined(List<Segment> first, List<Segment> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static List<Segment> changed(List<Segment> segments, UnaryOperator<Segment> change) {
    List<Segment> changed = segments.stream().map(change).toList();
    return changed.equals(segments) ? segments : changed;
  }
}
