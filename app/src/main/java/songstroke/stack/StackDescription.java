package songstroke.stack;

import java.util.Map;
import java.util.TreeMap;

/// What a stack is made of.
///
/// @param orchestrator  a flavor
/// @param artifactStore a flavor
/// @param secretStore   a flavor
/// @param settings      of its parts, such as `artifact-store.folder`
public record StackDescription(String name, String orchestrator, String artifactStore, String secretStore,
    Map<String, String> settings) {
  /// The stack that is always there.
  public static final StackDescription LOCAL = new StackDescription("local", "local", "local", "file",
      Map.of());

  public StackDescription {
    if (!name.matches("[a-z0-9][a-z0-9_-]*")) {
      throw new IllegalArgumentException(
          "a stack's name is lower case letters, digits, - and _, not '" + name + "'");
    }
    settings = Map.copyOf(settings);
    for (String key : settings.keySet()) {
      if (!key.matches("(orchestrator|artifact-store|secret-store)\\.[a-z0-9-]+")) {
        throw new IllegalArgumentException(
            "a stack's setting begins with orchestrator., artifact-store. or secret-store.,"
                + " not '" + key + "'");
      }
    }
  }

  /// The settings of one part, without its prefix.
  Map<String, String> settingsOf(String part) {
    Map<String, String> own = new TreeMap<>();
    settings.forEach((key, value) -> {
      if (key.startsWith(part + ".")) {
        own.put(key.substring(part.length() + 1), value);
      }
    });
    return own;
  }
}
