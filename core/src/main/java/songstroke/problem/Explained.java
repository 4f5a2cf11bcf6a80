package songstroke.problem;

/// A failure whose message is for the person: one line with what happened, where, and what to do next. Exceptions
/// implement it.
public interface Explained {
  /// What kind of failure it is.
  Problem problem();
}
