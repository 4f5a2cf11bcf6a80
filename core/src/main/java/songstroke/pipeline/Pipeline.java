package songstroke.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Steps joined by what they make; a step stands after all those whose results it needs. Immutable.
public final class Pipeline {
  private final String name;
  private final List<Stage<?, ?>> stages;

  /// A step in its place.
  ///
  /// @param inputs by port name, where each part of the step's input comes from
  public record Stage<I extends Record, O extends Record>(Step<I, O> step, Map<String, Handle<?>> inputs) {
    public Stage {
      inputs = Map.copyOf(inputs);
    }
  }

  /// Gives a pipeline; found by [java.util.ServiceLoader], so that a jar on the class path can bring its own.
  public interface Provider {
    Pipeline pipeline(Site site);
  }

  private Pipeline(String name, List<Stage<?, ?>> stages) {
    this.name = name;
    this.stages = List.copyOf(stages);
  }

  /// Begins a pipeline.
  public static Builder named(String name) {
    return new Builder(name);
  }

  public String name() {
    return name;
  }

  public List<Stage<?, ?>> stages() {
    return stages;
  }

  public Optional<Stage<?, ?>> stage(String step) {
    return stages.stream().filter(stage -> stage.step().id().equals(step)).findFirst();
  }

  /// The ids of the steps, in order.
  public List<String> stepIds() {
    return stages.stream().map(stage -> stage.step().id()).toList();
  }

  /// The parameters of all steps; a name that several steps declare is one parameter.
  public List<Parameter<?>> parameters() {
    Map<String, Parameter<?>> byName = new LinkedHashMap<>();
    for (Stage<?, ?> stage : stages) {
      stage.step().parameters().forEach(parameter -> byName.putIfAbsent(parameter.name(), parameter));
    }
    return List.copyOf(byName.values());
  }

  /// Adds steps one after the other. Not safe for use by several threads.
  public static final class Builder {
    private final String name;
    private final List<Stage<?, ?>> stages = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /// Adds a step that needs no input.
    public <O extends Record> StepOutputs<O> add(Step<Nothing, O> step) {
      return add(step, List.of());
    }

    /// Adds a step with one input.
    public <I extends Record, O extends Record> StepOutputs<O> add(Step<I, O> step, Wire<I> input) {
      return add(step, List.of(input));
    }

    /// Adds a step with two inputs.
    public <I extends Record, O extends Record> StepOutputs<O> add(Step<I, O> step, Wire<I> first,
        Wire<I> second) {
      return add(step, List.of(first, second));
    }

    /// Adds a step with any number of inputs.
    ///
    /// @throws IllegalArgumentException when an input is not wired or wired twice, the step's id is taken, or a
    ///                                  handle is of another pipeline
    public <I extends Record, O extends Record> StepOutputs<O> add(Step<I, O> step, List<Wire<I>> inputs) {
      if (stages.stream().anyMatch(stage -> stage.step().id().equals(step.id()))) {
        throw new IllegalArgumentException("The pipeline " + name + " has two steps named " + step.id());
      }
      requireSameParameters(step);
      Map<String, Handle<?>> wired = new LinkedHashMap<>();
      for (Wire<I> wire : inputs) {
        requireMadeHere(wire.from());
        if (wired.put(wire.port(), wire.from()) != null) {
          throw new IllegalArgumentException(
              "The input " + step.id() + "." + wire.port() + " is wired twice");
        }
      }
      List<String> expected = step.input().ports().stream().map(Port::name).toList();
      if (!wired.keySet().equals(Set.copyOf(expected))) {
        throw new IllegalArgumentException(
            "The step " + step.id() + " takes " + expected + ", but " + wired.keySet() + " are wired");
      }
      stages.add(new Stage<>(step, wired));
      return new StepOutputs<>(step.id(), step.output());
    }

    /// The pipeline of the steps so far.
    ///
    /// @throws IllegalStateException when there is no step
    public Pipeline build() {
      if (stages.isEmpty()) {
        throw new IllegalStateException("The pipeline " + name + " has no steps");
      }
      return new Pipeline(name, stages);
    }

    private void requireMadeHere(Handle<?> handle) {
      boolean known = stages.stream().filter(stage -> stage.step().id().equals(handle.step()))
          .flatMap(stage -> stage.step().output().ports().stream())
          .anyMatch(port -> port.name().equals(handle.port()));
      if (!known) {
        throw new IllegalArgumentException(
            "No step of the pipeline " + name + " makes " + handle.step() + "." + handle.port());
      }
    }

    private void requireSameParameters(Step<?, ?> step) {
      for (Parameter<?> parameter : step.parameters()) {
        for (Stage<?, ?> stage : stages) {
          for (Parameter<?> other : stage.step().parameters()) {
            if (other.name().equals(parameter.name()) && !other.standard().equals(parameter.standard())) {
              throw new IllegalArgumentException("The steps " + stage.step().id() + " and " + step.id()
                  + " differ in the standard of the parameter " + parameter.name());
            }
          }
        }
      }
    }
  }
}
