package songstroke.steps;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import songstroke.enrich.ArtistQuery;
import songstroke.enrich.GenreKnowledge;
import songstroke.enrich.GenreSource;
import songstroke.enrich.GenresCsv;
import songstroke.enrich.SourcedGenre;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepFailedException;
import songstroke.pipeline.StepOptions;
import songstroke.segment.ByPause;
import songstroke.segment.Heard;
import songstroke.segment.Segment;

/// The step `enrich`: segments with the genres of their artists, and where each genre comes from.
///
/// The person's own word for an artist goes before the player's tag, and a tag before what is remembered. It is
/// never cached, as more may be known at the next run; the same knowledge gives the same artifacts.
public final class Enrich implements Step<ByPause, Enriched> {
  private final Genres genres;

  /// Knows genres of artists, or finds them.
  public interface Genres {
    /// What is known of each artist; never waits for long.
    Map<ArtistQuery, GenreKnowledge> of(Collection<ArtistQuery> artists, StepContext context)
        throws IOException, StepFailedException;
  }

  public Enrich(Genres genres) {
    this.genres = genres;
  }

  @Override
  public String id() {
    return "enrich";
  }

  @Override
  public Shape<ByPause> input() {
    return SegmentPorts.SHAPE;
  }

  @Override
  public Shape<Enriched> output() {
    return Enriched.SHAPE;
  }

  @Override
  public StepOptions options() {
    return StepOptions.standard().withoutCache();
  }

  @Override
  public Enriched run(ByPause input, StepContext context) throws IOException, StepFailedException {
    Map<String, ArtistQuery> queries = artists(input.usual());
    Map<String, Instant> heard = heard(input.usual());
    Map<ArtistQuery, GenreKnowledge> found = genres.of(queries.values(), context);
    Map<ArtistQuery, GenreKnowledge> known = new LinkedHashMap<>();
    queries.forEach((id, query) -> {
      GenreKnowledge knowledge = found.getOrDefault(query, new GenreKnowledge.Pending());
      known.put(query, heard.containsKey(id) ? taggedAt(heard.get(id), knowledge) : knowledge);
    });
    context.note("artists", Integer.toString(known.size()));
    context.note("artists_with_genres", Long.toString(
        known.values().stream().filter(one -> one instanceof GenreKnowledge.Known).count()));
    return new Enriched(input.with(segment -> Optional.ofNullable(queries.get(segment.heard().artistId()))
        .map(query -> labelled(segment, known.getOrDefault(query, new GenreKnowledge.Pending())))
        .orElse(segment)), GenresCsv.of(known));
  }

  private static Segment labelled(Segment segment, GenreKnowledge known) {
    List<SourcedGenre> genres = known.genresOrNone();
    boolean own = genres.stream().anyMatch(genre -> genre.source() == GenreSource.USER);
    return genres.isEmpty() || (!own && !segment.heard().genres().isEmpty())
        ? segment
        : segment.withGenres(genres.stream().map(SourcedGenre::genre).toList());
  }

  /// A player's tag was learnt when the player played it.
  private static GenreKnowledge taggedAt(Instant heard, GenreKnowledge knowledge) {
    return knowledge instanceof GenreKnowledge.Known known
        ? new GenreKnowledge.Known(known.genres().stream()
            .map(genre -> genre.source() == GenreSource.TAG
                ? new SourcedGenre(genre.genre(), genre.weight(), genre.source(), genre.confidence(), heard)
                : genre)
            .toList())
        : knowledge;
  }

  private static Map<String, Instant> heard(List<Segment> segments) {
    Map<String, Instant> heard = new LinkedHashMap<>();
    segments.forEach(segment -> segment.when().startUtc()
        .ifPresent(start -> heard.putIfAbsent(segment.heard().artistId(), start)));
    return heard;
  }

  /// The first artist of every track of music that was heard, by id, with the track that tells most about it.
  private static Map<String, ArtistQuery> artists(List<Segment> segments) {
    Map<String, Heard> telling = new LinkedHashMap<>();
    Map<String, Set<String>> tags = new LinkedHashMap<>();
    for (Segment segment : segments) {
      Heard heard = segment.heard();
      if (heard.isMusic() && !heard.artistId().isBlank()) {
        telling.merge(heard.artistId(), heard, (one, other) -> telling(other) > telling(one) ? other : one);
        tags.computeIfAbsent(heard.artistId(), _ -> new LinkedHashSet<>()).addAll(heard.genres());
      }
    }
    Map<String, ArtistQuery> artists = new LinkedHashMap<>();
    telling.forEach((id, heard) -> artists.put(id, new ArtistQuery(firstArtist(heard),
        Optional.of(heard.trackName()).filter(title -> !title.isBlank()), Optional.empty(),
        Optional.empty(),
        Optional.empty(), Optional.of(heard.trackId()).filter(Enrich::meansTheSameEverywhere),
        new ArrayList<>(tags.getOrDefault(id, Set.of())))));
    return artists;
  }

  /// How well a track tells who its artist is: by an id of its own, by being nobody else's, by its title.
  private static int telling(Heard heard) {
    boolean alone = heard.artistName().length() == heard.artistId().length();
    return (meansTheSameEverywhere(heard.trackId()) ? 4 : 0) + (alone ? 2 : 0)
        + (heard.trackName().isBlank() ? 0 : 1);
  }

  private static boolean meansTheSameEverywhere(String trackId) {
    return trackId.startsWith("spotify:track:") || trackId.startsWith("mb:track:");
  }

  /// The first of the artists' names as it is written; a name may itself hold a comma.
  private static String firstArtist(Heard heard) {
    String id = heard.artistId();
    String names = heard.artistName();
    boolean begins = names.length() >= id.length()
        && names.substring(0, id.length()).toLowerCase(Locale.ROOT).equals(id);
    return begins ? names.substring(0, id.length()) : id;
  }
}
