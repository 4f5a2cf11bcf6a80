package songstroke.stack;

import java.util.Map;

/// The setting `artifact-store.shared`: whether others keep artifacts in the same place.
public final class Sharing {
  private Sharing() {}

  /// What the settings of an artifact store say; yes when they say nothing.
  ///
  /// @throws IllegalArgumentException when it is neither yes nor no
  public static boolean of(Map<String, String> settings) {
    String said = settings.getOrDefault("shared", "yes");
    return switch (said) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException(
          "the setting 'artifact-store.shared' is yes or no, not '" + said + "'");
    };
  }
}
