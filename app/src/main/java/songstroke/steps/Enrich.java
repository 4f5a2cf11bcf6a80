package songstroke.steps;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import songstroke.enrich.ArtistQuery;
import songstroke.enrich.GenreKnowledge;
import songstroke.enrich.GenreNames;
import songstroke.enrich.GenreReading;
import songstroke.enrich.GenreSource;
import songstroke.enrich.GenresCsv;
import songstroke.enrich.SourcedGenre;
import songstroke.name.ArtistName;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepFailedException;
import songstroke.pipeline.StepOptions;
import songstroke.report.OneNamePerGenre;
import songstroke.segment.ByPause;
import songstroke.segment.Heard;
import songstroke.segment.Segment;

/// The step `enrich`: segments with the genres of their artists, and where each genre comes from.
///
/// The person's own word for an artist goes before the player's tag, and a tag before what is remembered. It is
/// never cached, as more may be known at the next run; the same knowledge gives the same artifacts.
public final class Enrich implements Step<ByPause, Enriched> {
  private static final String BETWEEN = ", ";
  private final Genres genres;
  private final Supplier<GenreReading> reading;

  /// Knows genres of artists, or finds them.
  public interface Genres {
    /// What is known of each artist; never waits for long.
    Map<ArtistQuery, GenreKnowledge> of(Collection<ArtistQuery> artists, StepContext context)
        throws IOException, StepFailedException;
  }

  /// With genre names read as the program does by itself.
  public Enrich(Genres genres) {
    this(genres, GenreReading::shipped);
  }

  /// @param reading how genre names are read
  public Enrich(Genres genres, Supplier<GenreReading> reading) {
    this.genres = genres;
    this.reading = reading;
  }

  /// How genre names are read.
  public Supplier<GenreReading> reading() {
    return reading;
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
  public Enriched run(ByPause told, StepContext context) throws IOException, StepFailedException {
    ByPause input = told.with(new TagReader(reading.get())::read);
    Map<String, ArtistQuery> queries = artists(input.usual(), reading.get());
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
    Map<String, Labels> labels = new HashMap<>();
    queries.forEach((id, query) -> labels.put(id,
        Labels.of(known.getOrDefault(query, new GenreKnowledge.Pending()).genresOrNone())));
    ByPause labelled = input.with(segment -> labels.getOrDefault(segment.heard().artistId(), Labels.NONE)
        .on(segment));
    GenreNames names = OneNamePerGenre.names(labelled.usual(), reading.get());
    known.replaceAll((_, knowledge) -> tagged(knowledge, genre -> new SourcedGenre(names.of(genre.genre()),
        genre.weight(), genre.source(), genre.confidence(), genre.lookedUp())));
    return new Enriched(OneNamePerGenre.in(labelled, names), GenresCsv.of(known));
  }

  /// What is known of an artist's genres.
  ///
  /// @param own whether the person said it, which goes before the player's tags
  private record Labels(List<String> genres, boolean own) {
    static final Labels NONE = new Labels(List.of(), false);

    static Labels of(List<SourcedGenre> genres) {
      return new Labels(genres.stream().map(SourcedGenre::genre).toList(),
          genres.stream().anyMatch(genre -> genre.source() == GenreSource.USER));
    }

    Segment on(Segment segment) {
      return genres.isEmpty() || (!own && !segment.heard().genres().isEmpty())
          ? segment
          : segment.withGenres(genres);
    }
  }

  /// A player's tag was learnt when the player played it.
  private static GenreKnowledge taggedAt(Instant heard, GenreKnowledge knowledge) {
    return tagged(knowledge, genre -> new SourcedGenre(genre.genre(), genre.weight(), genre.source(),
        genre.confidence(), heard));
  }

  /// What is known, with the player's tags changed.
  private static GenreKnowledge tagged(GenreKnowledge knowledge, UnaryOperator<SourcedGenre> change) {
    return knowledge instanceof GenreKnowledge.Known known
        ? new GenreKnowledge.Known(known.genres().stream()
            .map(genre -> genre.source() == GenreSource.TAG ? change.apply(genre) : genre).toList())
        : knowledge;
  }

  private static Map<String, Instant> heard(List<Segment> segments) {
    Map<String, Instant> heard = new LinkedHashMap<>();
    segments.forEach(segment -> segment.when().startUtc()
        .ifPresent(start -> heard.putIfAbsent(segment.heard().artistId(), start)));
    return heard;
  }

  /// The first artist of every track of music that was heard, by id, with the track that tells most about it.
  private static Map<String, ArtistQuery> artists(List<Segment> segments, GenreReading reading) {
    Map<String, String> ids = new HashMap<>();
    Map<String, Heard> telling = new LinkedHashMap<>();
    Map<String, Set<String>> tags = new LinkedHashMap<>();
    // Tracks come again and again; names are looked at once each.
    for (Heard heard : segments.stream().map(Segment::heard)
        .collect(Collectors.toCollection(LinkedHashSet::new))) {
      if (heard.isMusic() && !id(heard.artistId(), ids).isEmpty()) {
        telling.merge(heard.artistId(), heard,
            (one, other) -> telling(other, ids) > telling(one, ids) ? other : one);
        tags.computeIfAbsent(heard.artistId(), _ -> new LinkedHashSet<>()).addAll(heard.genres());
      }
    }
    Map<String, ArtistQuery> artists = new LinkedHashMap<>();
    telling.forEach((id, heard) -> artists.put(id, new ArtistQuery(firstArtist(heard),
        Optional.of(heard.trackName()).filter(title -> !title.isBlank()), Optional.empty(),
        Optional.empty(),
        Optional.empty(), Optional.of(heard.trackId()).filter(Enrich::meansTheSameEverywhere),
        reading.genres(tags.getOrDefault(id, Set.of())))));
    return artists;
  }

  /// How well a track tells who its artist is: by an id of its own, by being nobody else's, by its title.
  ///
  /// @param ids the ids of names looked at so far
  private static int telling(Heard heard, Map<String, String> ids) {
    boolean alone = id(heard.artistName(), ids).equals(id(heard.artistId(), ids));
    return (meansTheSameEverywhere(heard.trackId()) ? 4 : 0) + (alone ? 2 : 0)
        + (heard.trackName().isBlank() ? 0 : 1);
  }

  private static String id(String name, Map<String, String> ids) {
    return ids.computeIfAbsent(name, ArtistName::id);
  }

  private static boolean meansTheSameEverywhere(String trackId) {
    return trackId.startsWith("spotify:track:") || trackId.startsWith("mb:track:");
  }

  /// The first of the artists' names as it is written, without what only marks a channel; a name may itself hold a
  /// comma.
  private static String firstArtist(Heard heard) {
    String names = heard.artistName();
    String id = ArtistName.id(heard.artistId());
    for (int from = 0; from >= 0; from = after(names, from)) {
      for (int end = after(names, from);; end = after(names, end)) {
        String name = names.substring(from, end < 0 ? names.length() : end - BETWEEN.length());
        if (ArtistName.id(name).equals(id)) {
          return ArtistName.plain(name);
        }
        if (end < 0) {
          break;
        }
      }
    }
    return heard.artistId();
  }

  /// Where the next name may begin, or -1.
  private static int after(String names, int from) {
    int between = names.indexOf(BETWEEN, from);
    return between < 0 ? -1 : between + BETWEEN.length();
  }

  /// Segments whose genres are read out of the tags as they came.
  private static final class TagReader {
    private final GenreReading reading;
    private final Map<List<String>, List<String>> known = new HashMap<>();

    TagReader(GenreReading reading) {
      this.reading = reading;
    }

    Segment read(Segment segment) {
      List<String> tags = segment.heard().genres();
      List<String> genres = known.computeIfAbsent(tags, reading::genres);
      return genres.equals(tags) ? segment : segment.withGenres(genres);
    }
  }
}
