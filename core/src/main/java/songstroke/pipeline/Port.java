package songstroke.pipeline;

import java.util.Optional;
import java.util.function.Function;

/// A named part of a step's input or output record.
///
/// @param <R>   the record
/// @param <T>   the part's value
/// @param name  lower case with underscores, unique in the record
/// @param value  takes the part out of the record
/// @param absent what stands for an input that another engine does not give; none when it must be given
public record Port<R extends Record, T>(String name, ArtifactType<T> type, Function<R, T> value,
    Optional<T> absent) {
  /// A part that must be there.
  public Port(String name, ArtifactType<T> type, Function<R, T> value) {
    this(name, type, value, Optional.empty());
  }

  /// Joins this input to what an earlier step makes.
  ///
  /// @throws IllegalArgumentException when the two differ in their artifact type, though their values' Java types
  ///                                  agree
  public Wire<R> from(Handle<T> handle) {
    if (!type.id().equals(handle.type().id())) {
      throw new IllegalArgumentException(
          "The input " + name + " takes " + type.id() + ", but " + handle.step() + "."
              + handle.port() + " is " + handle.type().id());
    }
    return new Wire<>(this, handle);
  }
}
