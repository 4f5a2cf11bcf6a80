package songstroke.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import songstroke.enrich.ArtistQuery;
import songstroke.enrich.Enricher;
import songstroke.enrich.GenreKnowledge;
import songstroke.enrich.GenreMemory;
import songstroke.enrich.GenreSource;
import songstroke.enrich.SourcedGenre;
import songstroke.enrich.Vocabulary;
import songstroke.enrich.WeightedGenre;
import songstroke.recorder.Folded;
import songstroke.segment.Segment;
import songstroke.timeline.Clocks;

/// The step `enrich`: segments with the genres of their artists, and where each genre comes from.
///
/// The person's own word for an artist goes before the player's tag, and a tag before what is remembered.
///
/// @param folded  the segments with their genres
/// @param artists what is known of each artist, in the order in which they were heard
record Enrichment(Folded folded, Map<ArtistQuery, GenreKnowledge> artists) {
  private static final double TAG_CONFIDENCE = 0.8;

  /// By the player's tags alone.
  static Enrichment byTags(Folded folded, Clocks clocks) {
    Map<ArtistQuery, GenreKnowledge> artists = new LinkedHashMap<>();
    for (ArtistQuery artist : artists(folded).values()) {
      artists.put(artist, artist.tags().isEmpty()
          ? new GenreKnowledge.Pending()
          : new GenreKnowledge.Known(WeightedGenre.ranked(artist.tags()).stream()
              .map(tag -> new SourcedGenre(tag.name(), tag.weight(), GenreSource.TAG, TAG_CONFIDENCE,
                  clocks.wall()))
              .toList()));
    }
    return new Enrichment(folded, artists);
  }

  /// By the person's own word, the player's tags and what is remembered; nobody is asked.
  static Enrichment byMemory(Folded folded, GenreMemory memory, Clocks clocks) {
    Map<String, ArtistQuery> queries = artists(folded);
    Map<ArtistQuery, GenreKnowledge> artists = new Enricher(memory, List.of(), Vocabulary.shipped(), clocks)
        .enrich(queries.values(), Duration.ZERO);
    return new Enrichment(folded.with(segment -> Optional.ofNullable(queries.get(segment.artistId()))
        .flatMap(query -> Optional.ofNullable(artists.get(query)))
        .map(known -> known(segment, known.genresOrNone()))
        .orElse(segment)), artists);
  }

  private static Segment known(Segment segment, List<SourcedGenre> genres) {
    boolean own = genres.stream().anyMatch(genre -> genre.source() == GenreSource.USER);
    return genres.isEmpty() || (!own && !segment.genres().isEmpty())
        ? segment
        : segment.withGenres(genres.stream().map(SourcedGenre::genre).toList());
  }

  /// The first artist of every track that was heard, by id.
  private static Map<String, ArtistQuery> artists(Folded folded) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, Set<String>> tags = new LinkedHashMap<>();
    for (Segment segment : folded.segments()) {
      if (!segment.artistId().isBlank()) {
        names.putIfAbsent(segment.artistId(), firstArtist(segment));
        tags.computeIfAbsent(segment.artistId(), _ -> new LinkedHashSet<>()).addAll(segment.genres());
      }
    }
    Map<String, ArtistQuery> artists = new LinkedHashMap<>();
    names.forEach((id, name) -> artists.put(id, new ArtistQuery(name, Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), new ArrayList<>(tags.getOrDefault(id, Set.of())))));
    return artists;
  }

  /// The first of the artists' names as it is written; a name may itself hold a comma.
  private static String firstArtist(Segment segment) {
    String id = segment.artistId();
    String names = segment.artistName();
    boolean begins = names.length() >= id.length()
        && names.substring(0, id.length()).toLowerCase(Locale.ROOT).equals(id);
    return begins ? names.substring(0, id.length()) : id;
  }
}
