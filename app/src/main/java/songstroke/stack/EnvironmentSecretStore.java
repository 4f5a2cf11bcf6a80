package songstroke.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import songstroke.secret.Secret;
import songstroke.secret.SecretStore;

/// Secrets in the environment: the variable `NAME` holds it, or `NAME_FILE` names a file that does (and wins).
///
/// The secret `lastfm.api-key` is the variable `LASTFM_API_KEY`.
public final class EnvironmentSecretStore implements SecretStore {
  private final Map<String, String> environment;

  public EnvironmentSecretStore(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String flavor() {
    return "env";
  }

  @Override
  public Optional<Secret> get(String name) throws IOException {
    String variable = variable(name);
    String file = environment.get(variable + "_FILE");
    String value = file == null ? environment.get(variable) : Files.readString(Path.of(file)).strip();
    return Optional.ofNullable(value).filter(text -> !text.isEmpty()).map(Secret::new);
  }

  @Override
  public void set(String name, Secret secret) {
    throw new UnsupportedOperationException(
        "this stack takes its secrets from the environment; set the variable " + variable(name) + " there");
  }

  /// Unknown: any variable may be meant as a secret.
  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public boolean delete(String name) {
    throw new UnsupportedOperationException(
        "this stack takes its secrets from the environment; take the variable " + variable(name)
            + " away there");
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /// Opens it.
  public static final class Provider implements SecretStore.Provider {
    @Override
    public String flavor() {
      return "env";
    }

    @Override
    public SecretStore open(Path data, Map<String, String> environment, Map<String, String> settings) {
      return new EnvironmentSecretStore(environment);
    }
  }
}
