package songstroke.sources;

/// A name of a key source that means nothing; the message lists those that do.
public final class UnknownKeySourceException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnknownKeySourceException(String name) {
    super("There is no key source '" + name + "'; the key sources are "
        + String.join(", ", KeySources.NAMES));
  }
}
