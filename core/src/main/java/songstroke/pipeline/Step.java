package songstroke.pipeline;

import java.util.List;

/// A named piece of work: one record in, one record out.
///
/// A step keeps no state between calls. What it needs beyond its input comes through its constructor (sources, a
/// live view) or as a [Parameter]; only its input, its parameters and its code decide whether an earlier result
/// may stand for it, so a step that looks at anything else turns the cache off in its [StepOptions].
///
/// @param <I> the input; [Nothing] when there is none
/// @param <O> the output
public interface Step<I extends Record, O extends Record> {
  /// The name, lower case with underscores, unique in a pipeline.
  String id();

  /// The parts of the input.
  Shape<I> input();

  /// The parts of the output; each becomes an artifact.
  Shape<O> output();

  /// What can be set.
  default List<Parameter<?>> parameters() {
    return List.of();
  }

  /// Caching, retries and the time limit.
  default StepOptions options() {
    return StepOptions.standard();
  }

  /// Does the work, in a thread of its own that is interrupted when the time is up.
  ///
  /// @throws StepFailedException   with a message for a person, and whether another attempt may help
  /// @throws StepSkippedException  when there is nothing to do
  O run(I input, StepContext context) throws Exception;
}
