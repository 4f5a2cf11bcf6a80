package songstroke.steps;

import songstroke.pipeline.Nothing;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepOptions;

/// The first step of a pipeline over a recording, wherever that comes from. Never cached: it looks at the outside
/// world.
interface CollectStep extends Step<Nothing, Collected> {
  @Override
  default String id() {
    return CollectAndTrack.ID;
  }

  @Override
  default Shape<Nothing> input() {
    return Nothing.SHAPE;
  }

  @Override
  default Shape<Collected> output() {
    return Collected.SHAPE;
  }

  @Override
  default StepOptions options() {
    return StepOptions.standard().withoutCache();
  }
}
