package songstroke.enrich;

import java.util.Optional;

/// What kind of music one genre name stands for.
///
/// @param bucket its group
/// @param feel   absent exactly when the bucket is unknown
/// @param why    one readable line: which words made it so
public record GenreKind(Bucket bucket, Optional<Feel> feel, String why) {
  public GenreKind {
    if (feel.isEmpty() != (bucket == Bucket.UNKNOWN)) {
      throw new IllegalArgumentException("A known bucket has numbers, an unknown one has none");
    }
  }

  static GenreKind of(Feel feel, String why) {
    return new GenreKind(feel.bucket(), Optional.of(feel), why);
  }

  static GenreKind unknown(String why) {
    return new GenreKind(Bucket.UNKNOWN, Optional.empty(), why);
  }

  public boolean isKnown() {
    return bucket != Bucket.UNKNOWN;
  }
}
