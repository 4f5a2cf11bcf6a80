package songstroke.pipeline;

import java.util.Optional;

import songstroke.secret.Secret;

/// What a running step may ask of its surroundings and tell them. Safe for use by several threads.
public interface StepContext {
  /// The run's id.
  String run();

  /// Which attempt this is, from 1.
  int attempt();

  /// The value of one of the step's declared parameters.
  ///
  /// @throws IllegalArgumentException when the step has not declared it
  <T> T parameter(Parameter<T> parameter);

  /// A secret from the stack; it is blotted out of everything the step logs or fails with.
  ///
  /// @throws StepFailedException when there is none of this name, saying how to set it
  Secret secret(String name) throws StepFailedException;

  /// Adds a line to the step's log.
  void log(String line);

  /// Remembers a fact about this execution, such as a count of rows.
  void note(String name, String value);

  /// A secret that may be missing.
  Optional<Secret> optionalSecret(String name) throws StepFailedException;
}
