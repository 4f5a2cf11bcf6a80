package songstroke.enrich;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the user says of genre names, before the lexicon is asked: an exact name first, then patterns with
/// stars ('*core', 'lofi *'), the one with most letters first.
///
/// Names are compared by their key, so 'Lo-Fi *' means 'lofi *'. Immutable.
public final class BucketRules {
  private final Map<String, Bucket> exact = new HashMap<>();
  private final List<Pattern> patterns = new ArrayList<>();

  /// @param rules what the user wrote -> the bucket
  public BucketRules(Lexicon lexicon, Map<String, Bucket> rules) {
    rules.forEach((written, bucket) -> {
      String key = lexicon.patternKey(written);
      if (key.indexOf('*') >= 0) {
        patterns.add(new Pattern(written, key, bucket));
      } else if (!key.isEmpty()) {
        exact.put(key, bucket);
      }
    });
    patterns.sort(Comparator.comparingInt((Pattern pattern) -> -pattern.key.replace("*", "").length())
        .thenComparing(Pattern::key));
  }

  public static BucketRules none(Lexicon lexicon) {
    return new BucketRules(lexicon, Map.of());
  }

  /// What the user's rules make of a name's key.
  Optional<GenreKind> find(String key) {
    Bucket said = exact.get(key);
    if (said != null) {
      return Optional.of(kind(said, "you set it"));
    }
    for (Pattern pattern : patterns) {
      if (pattern.matches(key)) {
        return Optional.of(kind(pattern.bucket, "you set '" + pattern.written + "'"));
      }
    }
    return Optional.empty();
  }

  private static GenreKind kind(Bucket bucket, String why) {
    return switch (bucket) {
      case FOCUS -> GenreKind.of(new Feel(0.25, 0.75), why);
      case ENERGETIC -> GenreKind.of(new Feel(0.85, 0.25), why);
      case NEUTRAL -> GenreKind.of(new Feel(0.60, 0.25), why);
      case UNKNOWN -> GenreKind.unknown(why);
    };
  }

  private record Pattern(String written, String key, Bucket bucket) {
    boolean matches(String name) {
      return matches(name, 0, 0);
    }

    private boolean matches(String name, int at, int from) {
      if (from == key.length()) {
        return at == name.length();
      }
      if (key.charAt(from) != '*') {
        return at < name.length() && name.charAt(at) == key.charAt(from) && matches(name, at + 1, from + 1);
      }
      for (int skip = at; skip <= name.length(); skip++) {
        if (matches(name, skip, from + 1)) {
          return true;
        }
      }
      return false;
    }
  }
}
