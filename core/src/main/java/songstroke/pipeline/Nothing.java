package songstroke.pipeline;

/// The input of a step that needs none.
public record Nothing() {
  /// No parts.
  public static final Shape<Nothing> SHAPE = Shape.of(_ -> new Nothing(), java.util.List.of());
}
