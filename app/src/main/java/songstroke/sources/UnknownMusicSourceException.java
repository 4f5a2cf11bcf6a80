package songstroke.sources;

/// A name of a music source that means nothing; the message lists those that do.
public final class UnknownMusicSourceException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnknownMusicSourceException(String name) {
    super("There is no music source '" + name + "'; the music sources are "
        + String.join(", ", MusicSources.NAMES));
  }
}
