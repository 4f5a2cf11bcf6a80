package songstroke.enrich;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What kind of music several genres make together.
///
/// The five that weigh most and are known count; energy and instrumentalness are their weighted means. The
/// confidence is the share of the weight whose own bucket is that of the means; below one half the genres
/// disagree, and the bucket is neutral.
///
/// @param feel       absent exactly when the bucket is unknown
/// @param confidence between 0 and 1; 0 when unknown
/// @param why        one readable line
public record MusicKind(Bucket bucket, Optional<Feel> feel, double confidence, String why) {
  private static final int MOST_GENRES = 5;
  private static final double AGREEMENT = 0.5;

  static MusicKind of(List<WeightedGenre> genres, GenreClassifier classifier) {
    List<Part> known = new ArrayList<>();
    for (WeightedGenre genre : genres) {
      GenreKind kind = classifier.classify(genre.name());
      kind.feel().ifPresent(feel -> known.add(new Part(genre, feel)));
    }
    if (known.isEmpty()) {
      return new MusicKind(Bucket.UNKNOWN, Optional.empty(), 0,
          genres.isEmpty() ? "no genre" : "no known genre");
    }
    known.sort(Comparator.comparingDouble((Part part) -> -part.genre.weight()));
    List<Part> counted = known.subList(0, Math.min(MOST_GENRES, known.size()));
    double weight = counted.stream().mapToDouble(part -> part.genre.weight()).sum();
    Feel mean = mean(counted, weight);
    Bucket bucket = mean.bucket();
    double agreeing = counted.stream().filter(part -> part.feel.bucket() == bucket)
        .mapToDouble(part -> part.genre.weight()).sum();
    double confidence = agreeing / weight;
    String why = String.join(", ",
        counted.stream().map(part -> part.genre.name() + " (" + part.feel.bucket().label() + ")").toList());
    if (confidence < AGREEMENT) {
      return new MusicKind(Bucket.NEUTRAL, Optional.of(mean), confidence, why + ": they disagree");
    }
    return new MusicKind(bucket, Optional.of(mean), confidence, why);
  }

  private static Feel mean(List<Part> parts, double weight) {
    double energy = 0;
    double instrumentalness = 0;
    for (Part part : parts) {
      energy += part.feel.energy() * part.genre.weight() / weight;
      instrumentalness += part.feel.instrumentalness() * part.genre.weight() / weight;
    }
    return new Feel(Math.clamp(energy, 0.0, 1.0), Math.clamp(instrumentalness, 0.0, 1.0));
  }

  private record Part(WeightedGenre genre, Feel feel) {}
}
