package songstroke.secret;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// A secret store for tests, gone with the process.
public final class MemorySecretStore implements SecretStore {
  private final Map<String, Secret> secrets = new ConcurrentSkipListMap<>();

  @Override
  public String flavor() {
    return "memory";
  }

  @Override
  public Optional<Secret> get(String name) {
    return Optional.ofNullable(secrets.get(name));
  }

  @Override
  public void set(String name, Secret secret) {
    secrets.put(name, secret);
  }

  @Override
  public List<String> names() {
    return List.copyOf(secrets.keySet());
  }

  @Override
  public boolean delete(String name) {
    return secrets.remove(name) != null;
  }
}
