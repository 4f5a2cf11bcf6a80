package songstroke.pipeline;

/// A value that a step of a pipeline will make.
///
/// @param step the id of the step that makes it
/// @param port the name of the output
public record Handle<T>(String step, String port, ArtifactType<T> type) {}
