package songstroke.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import songstroke.pipeline.Parameter;
import songstroke.pipeline.Parameters;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepFailedException;
import songstroke.problem.Problem;
import songstroke.secret.Secret;
import songstroke.secret.SecretStore;

/// What a step may ask and tell during one attempt; blots out the secrets it handed out.
final class AttemptContext implements StepContext {
  private final String run;
  private final int attempt;
  private final Parameters parameters;
  private final SecretStore store;
  private final Consumer<String> log;
  private final Map<String, String> notes = new TreeMap<>();
  private final List<Secret> secrets = new ArrayList<>();
  private boolean closed;

  /// A context that is open.
  ///
  /// @param log takes each line
  AttemptContext(String run, int attempt, Parameters parameters, SecretStore store, Consumer<String> log) {
    this.run = run;
    this.attempt = attempt;
    this.parameters = parameters;
    this.store = store;
    this.log = log;
  }

  @Override
  public String run() {
    return run;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public <T> T parameter(Parameter<T> parameter) {
    return parameters.value(parameter);
  }

  @Override
  public Secret secret(String name) throws StepFailedException {
    return optionalSecret(name)
        .orElseThrow(() -> new StepFailedException(Problem.CONFIGURATION,
            "the secret '" + name + "' is missing; set it with 'songstroke secret set " + name + "'"
                + (store.flavor().equals("env")
                    ? " or in the environment as " + name.toUpperCase(Locale.ROOT)
                    : "")));
  }

  @Override
  public Optional<Secret> optionalSecret(String name) throws StepFailedException {
    try {
      Optional<Secret> secret = store.get(name);
      synchronized (this) {
        secret.ifPresent(secrets::add);
      }
      return secret;
    } catch (IOException e) {
      throw new StepFailedException(Problem.CONFIGURATION,
          "the secret '" + name + "' cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void log(String line) {
    if (!closed) {
      log.accept(blot(line));
    }
  }

  @Override
  public synchronized void note(String name, String value) {
    notes.put(blot(name), blot(value));
  }

  /// The text without the secrets that were handed out.
  synchronized String blot(String text) {
    String blotted = text;
    for (Secret secret : secrets) {
      blotted = secret.blot(blotted);
    }
    return blotted;
  }

  synchronized List<Secret> secrets() {
    return List.copyOf(secrets);
  }

  synchronized Map<String, String> notes() {
    return new TreeMap<>(notes);
  }

  /// The attempt is over; a thread that the step left behind is not heard any more.
  synchronized void close() {
    closed = true;
  }
}
