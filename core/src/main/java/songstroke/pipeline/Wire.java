package songstroke.pipeline;

/// The join of an input port to a value that an earlier step makes; see [Port#from].
public record Wire<R extends Record>(Port<R, ?> to, Handle<?> from) {
  /// The input's name.
  String port() {
    return to.name();
  }
}
