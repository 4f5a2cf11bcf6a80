package songstroke.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import songstroke.pipeline.Parameter;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepFailedException;
import songstroke.problem.Problem;
import songstroke.secret.Secret;

/// Surroundings of a step that remember what it said.
public final class HeardContext implements StepContext {
  public final List<String> log = new ArrayList<>();
  public final Map<String, String> notes = new TreeMap<>();
  private final Map<String, String> secrets;

  public HeardContext(Map<String, String> secrets) {
    this.secrets = secrets;
  }

  @Override
  public String run() {
    return "run";
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public <T> T parameter(Parameter<T> parameter) {
    return parameter.value(parameter.standard());
  }

  @Override
  public Secret secret(String name) throws StepFailedException {
    return optionalSecret(name).orElseThrow();
  }

  @Override
  public void log(String line) {
    log.add(line);
  }

  @Override
  public void note(String name, String value) {
    notes.put(name, value);
  }

  @Override
  public Optional<Secret> optionalSecret(String name) throws StepFailedException {
    if (secrets.containsKey("locked")) {
      throw new StepFailedException(Problem.CONFIGURATION, "the key ring is locked");
    }
    return Optional.ofNullable(secrets.get(name)).map(Secret::new);
  }
}
