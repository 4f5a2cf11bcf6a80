package songstroke.timeline;

import java.util.Locale;

/// What sort of sound a player gives.
public enum AudioKind {
  MUSIC,
  /// An advertisement.
  AD,
  /// A podcast or an audiobook.
  SPEECH,
  /// Sound that may or may not be music: a web video without an artist.
  UNKNOWN;

  /// The name in a recording file.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
