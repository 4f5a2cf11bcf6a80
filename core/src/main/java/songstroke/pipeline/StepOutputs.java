package songstroke.pipeline;

/// What a step of a pipeline will make, as handles for the steps after it.
///
/// @param step the step's id
public record StepOutputs<O extends Record>(String step, Shape<O> shape) {
  /// One of the outputs.
  public <T> Handle<T> get(Port<O, T> port) {
    if (!shape.ports().contains(port)) {
      throw new IllegalArgumentException("The step " + step + " has no output " + port.name());
    }
    return new Handle<>(step, port.name(), port.type());
  }
}
