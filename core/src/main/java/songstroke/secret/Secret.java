package songstroke.secret;

import java.util.Objects;

/// A value that must not be shown. Only [#reveal] gives it away.
public final class Secret {
  private final String value;

  /// Hides a value.
  ///
  /// @throws IllegalArgumentException when it is empty
  public Secret(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("A secret is not empty");
    }
    this.value = value;
  }

  /// The value; keep it out of messages, logs and results.
  public String reveal() {
    return value;
  }

  /// The text with every occurrence of the secret blotted out.
  public String blot(String text) {
    return text.replace(value, "***");
  }

  @Override
  public String toString() {
    return "***";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value);
  }
}
