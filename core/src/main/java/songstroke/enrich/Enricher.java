package songstroke.enrich;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import songstroke.timeline.Clocks;

/// Finds the genres of artists: the user's word, else the player's tag, else what is remembered, else the
/// sources outside in their order, else what an artist of the same name had.
///
/// An answer is good for 90 days, none for 30. Who is still to be asked waits in the memory's queue; a run
/// asks for as many as its time allows and leaves the rest to the next. For one thread.
public final class Enricher {
  static final Duration ANSWERS_KEEP = Duration.ofDays(90);
  static final Duration MISSES_KEEP = Duration.ofDays(30);
  private static final double TAG_CONFIDENCE = 0.8;
  private static final double SAME_NAME_CONFIDENCE = 0.3;

  private final GenreMemory memory;
  private final List<GenreLookUp> sources;
  private final Vocabulary vocabulary;
  private final Clocks clocks;

  /// @param sources in the order in which they are asked; none when the user wants no network
  public Enricher(GenreMemory memory, List<GenreLookUp> sources, Vocabulary vocabulary, Clocks clocks) {
    this.memory = memory;
    this.sources = List.copyOf(sources);
    this.vocabulary = vocabulary;
    this.clocks = clocks;
  }

  /// What is known of each artist after asking for at most that long.
  public Map<ArtistQuery, GenreKnowledge> enrich(Collection<ArtistQuery> artists, Duration budget) {
    Map<ArtistQuery, GenreKnowledge> known = new LinkedHashMap<>();
    List<ArtistQuery> open = new ArrayList<>();
    for (ArtistQuery artist : artists) {
      if (known.containsKey(artist)) {
        continue;
      }
      Optional<GenreKnowledge> said = said(artist);
      Optional<GenreMemory.Remembered> answer = said.isPresent()
          ? Optional.empty()
          : memory.find(artist.identity());
      known.put(artist, said.orElseGet(() -> remembered(artist, answer)));
      if (said.isEmpty() && answer.filter(this::isFresh).isEmpty()) {
        memory.enqueue(artist, clocks.wall());
        open.add(artist);
      }
    }
    if (!sources.isEmpty()) {
      askQueue(clocks.monotonicNanos() + budget.toNanos());
      for (ArtistQuery artist : open) {
        known.put(artist, withoutAsking(artist));
      }
    }
    return known;
  }

  /// What is known without any request: fresh or old, the user's word first.
  public GenreKnowledge withoutAsking(ArtistQuery artist) {
    return said(artist).orElseGet(() -> remembered(artist, memory.find(artist.identity())));
  }

  /// What the user or the player says.
  private Optional<GenreKnowledge> said(ArtistQuery artist) {
    List<String> byUser = memory.userGenres(artist.artist());
    if (!byUser.isEmpty()) {
      return Optional.of(known(byUser, GenreSource.USER, 1));
    }
    List<String> tags = artist.splitTags(vocabulary.tree());
    return tags.isEmpty() ? Optional.empty() : Optional.of(known(tags, GenreSource.TAG, TAG_CONFIDENCE));
  }

  private GenreKnowledge remembered(ArtistQuery artist, Optional<GenreMemory.Remembered> answer) {
    if (answer.isPresent() && !answer.get().genres().isEmpty()) {
      return new GenreKnowledge.Known(answer.get().genres());
    }
    Optional<GenreKnowledge> namesake = memory.findByName(artist.nameKey()).map(Enricher::ofNamesake);
    if (namesake.isPresent()) {
      return namesake.get();
    }
    return answer.filter(this::isFresh)
        .<GenreKnowledge>map(miss -> new GenreKnowledge.Missing(miss.lookedUp()))
        .orElseGet(GenreKnowledge.Pending::new);
  }

  private boolean isFresh(GenreMemory.Remembered answer) {
    Duration keep = answer.genres().isEmpty() ? MISSES_KEEP : ANSWERS_KEEP;
    Instant now = clocks.wall();
    return !answer.lookedUp().isAfter(now) && now.isBefore(answer.lookedUp().plus(keep));
  }

  private static GenreKnowledge ofNamesake(GenreMemory.Remembered answer) {
    return new GenreKnowledge.Known(answer.genres().stream()
        .map(genre -> new SourcedGenre(genre.genre(), genre.weight(), GenreSource.SAME_ARTIST,
            Math.min(genre.confidence(), SAME_NAME_CONFIDENCE), genre.lookedUp()))
        .toList());
  }

  private GenreKnowledge known(List<String> names, GenreSource source, double confidence) {
    Instant now = clocks.wall();
    return new GenreKnowledge.Known(WeightedGenre.ranked(names).stream()
        .map(genre -> new SourcedGenre(genre.name(), genre.weight(), source, confidence, now)).toList());
  }

  private void askQueue(long untilNanos) {
    for (GenreMemory.Waiting waiting : memory.pending()) {
      if (clocks.monotonicNanos() >= untilNanos) {
        return;
      }
      if (memory.find(waiting.artist().identity()).filter(this::isFresh).isPresent()) {
        continue;
      }
      askFor(waiting.artist(), untilNanos);
    }
  }

  private void askFor(ArtistQuery artist, long untilNanos) {
    String unavailable = "";
    for (GenreLookUp source : sources) {
      switch (source.ask(artist, untilNanos)) {
        case Finding.Found found -> {
          memory.remember(artist, remembered(found));
          return;
        }
        case Finding.Unavailable missing -> unavailable = missing.why();
        case Finding.Nothing _ -> {
        }
      }
    }
    if (unavailable.isEmpty()) {
      memory.remember(artist, new GenreMemory.Remembered(List.of(), clocks.wall()));
    } else {
      memory.postpone(artist, unavailable, clocks.wall());
    }
  }

  private GenreMemory.Remembered remembered(Finding.Found found) {
    Instant now = clocks.wall();
    return new GenreMemory.Remembered(found.genres().stream().map(genre -> new SourcedGenre(genre.name(),
        genre.weight(), found.source(), found.confidence(), now)).toList(), now);
  }
}
