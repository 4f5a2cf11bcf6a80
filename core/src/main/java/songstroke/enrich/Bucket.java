package songstroke.enrich;

import java.util.Locale;
import java.util.Optional;

/// What a kind of music is good for, as coarsely as one can say it.
public enum Bucket {
  /// Calm and unobtrusive: energy at most 0.50 and instrumentalness at least 0.50.
  FOCUS,
  /// Driving: energy at least 0.70.
  ENERGETIC,
  /// Music that is neither, calm singing and speech among it.
  NEUTRAL,
  /// Nothing is known that would tell.
  UNKNOWN;

  static final double ENERGETIC_FROM = 0.70;
  static final double FOCUS_UP_TO = 0.50;
  static final double UNOBTRUSIVE_FROM = 0.50;

  /// The name in files and on the command line.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The bucket of that label, in any case.
  public static Optional<Bucket> ofLabel(String label) {
    for (Bucket bucket : values()) {
      if (bucket.name().equalsIgnoreCase(label.strip())) {
        return Optional.of(bucket);
      }
    }
    return Optional.empty();
  }
}
