package songstroke.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import songstroke.pipeline.Artifact;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.Port;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepFailedException;
import songstroke.problem.Problem;
import songstroke.secret.Secret;

/// One try at a step: reads its input from the store, does the work, and keeps its output there.
final class Attempt {
  private static final long GRACE_SECONDS = 5;

  private final ArtifactStore artifacts;
  private final AttemptContext context;
  private final Decoded decoded;

  /// @param decoded values that earlier steps of the run have read, by artifact; this one adds its own
  Attempt(ArtifactStore artifacts, AttemptContext context, Decoded decoded) {
    this.artifacts = artifacts;
    this.context = context;
    this.decoded = decoded;
  }

  /// The artifacts that the step made, by port name. An error of the virtual machine, such as too little memory, is a
  /// failure of the step like any other.
  ///
  /// @throws InterruptedException when this thread is told to stop; the step is told as well
  <I extends Record, O extends Record> Map<String, Artifact> run(Step<I, O> step,
      Map<String, Artifact> inputs)
      throws Exception {
    try {
      I input = read(step.input(), inputs);
      return keep(step, work(step, input));
    } catch (Error e) {
      throw new StepFailedException(Problem.DEFECT, StepFailedException.messageOf(e), e);
    }
  }

  private <I extends Record> I read(Shape<I> shape, Map<String, Artifact> inputs) throws IOException {
    return shape.make(new Shape.Values<>() {
      @Override
      public <T> T get(Port<I, T> port) throws IOException {
        Artifact artifact = inputs.get(port.name());
        if (artifact == null) {
          return port.absent().orElseThrow(
              () -> new IllegalArgumentException("The input " + port.name() + " is missing"));
        }
        return decoded.get(artifacts, artifact, port.type());
      }
    });
  }

  /// Keeps all outputs at the same time: most of it is waiting for the disk.
  private <I extends Record, O extends Record> Map<String, Artifact> keep(Step<I, O> step, O output)
      throws Exception {
    Map<String, Future<Artifact>> kept = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Port<O, ?> port : step.output().ports()) {
        kept.put(port.name(), threads.submit(() -> keep(step.id(), port, output)));
      }
      Map<String, Artifact> made = new LinkedHashMap<>();
      for (Map.Entry<String, Future<Artifact>> one : kept.entrySet()) {
        made.put(one.getKey(), one.getValue().get());
      }
      return made;
    } catch (ExecutionException e) {
      throw cause(e);
    }
  }

  private <O extends Record, T> Artifact keep(String step, Port<O, T> port, O output)
      throws IOException, StepFailedException {
    T value = port.value().apply(output);
    List<Secret> secrets = context.secrets();
    String name = step + "." + port.name();
    Optional<Artifact> handedOn = decoded.source(value, port.type());
    if (handedOn.isPresent()) {
      return new Artifact(name, port.type().id(), handedOn.get().sha256(), handedOn.get().bytes());
    }
    try {
      ArtifactStore.Blob blob = artifacts.put(out -> {
        var guarded = secrets.isEmpty() ? out : new SecretGuard(out, secrets);
        port.type().materializer().write(value, guarded);
      });
      return new Artifact(name, port.type().id(), blob.sha256(), blob.bytes());
    } catch (SecretGuard.SecretFoundException e) {
      throw new StepFailedException(Problem.DEFECT,
          "the artifact " + name + " would hold a secret; it was not kept", e);
    }
  }

  /// Works in a thread of its own, so that a step that hangs can be left.
  private <I extends Record, O extends Record> O work(Step<I, O> step, I input) throws Exception {
    FutureTask<O> task = new FutureTask<>(() -> step.run(input, context));
    Thread thread = Thread.ofPlatform().name("step " + step.id()).daemon().start(task);
    Optional<Duration> limit = step.options().limit();
    try {
      return limit.isPresent() ? task.get(limit.get().toMillis(), TimeUnit.MILLISECONDS) : task.get();
    } catch (TimeoutException e) {
      stop(task, thread);
      throw new StepFailedException(Problem.TEMPORARY,
          "it took longer than its limit of " + limit.orElse(Duration.ZERO).toMillis() / 1000.0 + " s", e);
    } catch (InterruptedException e) {
      stop(task, thread);
      throw e;
    } catch (ExecutionException e) {
      throw cause(e);
    } finally {
      context.close();
    }
  }

  private static Exception cause(ExecutionException e) {
    return switch (e.getCause()) {
      case Exception failure -> failure;
      case Error error -> throw error;
      case null, default -> e;
    };
  }

  private static void stop(FutureTask<?> task, Thread thread) throws InterruptedException {
    task.cancel(true);
    thread.join(Duration.ofSeconds(GRACE_SECONDS));
  }
}
