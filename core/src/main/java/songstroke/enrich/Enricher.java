package songstroke.enrich;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import songstroke.name.ArtistName;
import songstroke.timeline.Clocks;

/// Finds the genres of artists: the user's word, else the player's tag, else what is remembered, else the
/// sources outside in their order, else what an artist of the same name had.
///
/// An answer is good for 90 days, none for 30. Who is still to be asked waits in the memory's queue; a run
/// asks for as many as its time allows and leaves the rest to the next; those it was called with come first. Asking
/// ends early when the thread is interrupted, which it then still is. For one thread.
public final class Enricher {
  static final Duration ANSWERS_KEEP = Duration.ofDays(90);
  static final Duration MISSES_KEEP = Duration.ofDays(30);
  private static final Duration FINISH = Duration.ofSeconds(5);
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

  /// How far the asking is.
  ///
  /// @param asked   artists about whom every source that was needed has answered
  /// @param of      artists that were to be asked for
  /// @param found   artists of whom genres were found
  /// @param trouble why a source could not be asked, the first time; empty when all could
  public record Asked(int asked, int of, int found, String trouble) {}

  /// What is known of each artist after asking.
  ///
  /// @param budget for how long asking for another artist is begun; the last one may take five seconds more
  public Map<ArtistQuery, GenreKnowledge> enrich(Collection<ArtistQuery> artists, Duration budget) {
    return enrich(artists, budget, _ -> {});
  }

  /// The same.
  ///
  /// @param progress is told when the asking begins, unless there is nobody to ask for, and after each artist
  public Map<ArtistQuery, GenreKnowledge> enrich(Collection<ArtistQuery> artists, Duration budget,
      Consumer<Asked> progress) {
    Map<String, List<String>> byUser = memory.userGenres();
    Map<ArtistQuery, GenreKnowledge> known = new LinkedHashMap<>();
    List<ArtistQuery> unsaid = new ArrayList<>();
    for (ArtistQuery artist : artists) {
      Optional<GenreKnowledge> said = said(artist, byUser);
      known.put(artist, said.orElseGet(GenreKnowledge.Pending::new));
      if (said.isEmpty() && !ArtistName.isNobody(artist.artist())) {
        unsaid.add(artist);
      }
    }
    Map<String, GenreMemory.Remembered> answers = memory
        .findAll(unsaid.stream().map(ArtistQuery::identity).toList());
    List<ArtistQuery> open = new ArrayList<>();
    for (ArtistQuery artist : unsaid) {
      Optional<GenreMemory.Remembered> answer = Optional.ofNullable(answers.get(artist.identity()));
      known.put(artist, remembered(artist, answer, byUser));
      if (answer.filter(this::isFresh).isEmpty()) {
        memory.enqueue(artist, clocks.wall());
        open.add(artist);
      }
    }
    if (!sources.isEmpty()) {
      askQueue(open, clocks.monotonicNanos() + budget.toNanos(), progress);
      known.putAll(withoutAsking(open));
    }
    return known;
  }

  /// What is known of these artists without any request; nothing is put into the queue.
  public Map<ArtistQuery, GenreKnowledge> withoutAsking(Collection<ArtistQuery> artists) {
    Map<String, List<String>> byUser = memory.userGenres();
    Map<ArtistQuery, GenreKnowledge> known = new LinkedHashMap<>();
    artists.forEach(artist -> known.put(artist, withoutAsking(artist, byUser)));
    return known;
  }

  /// What is known without any request: fresh or old, the user's word first.
  public GenreKnowledge withoutAsking(ArtistQuery artist) {
    return withoutAsking(artist, memory.userGenres());
  }

  private GenreKnowledge withoutAsking(ArtistQuery artist, Map<String, List<String>> byUser) {
    Optional<GenreKnowledge> said = said(artist, byUser);
    if (said.isPresent()) {
      return said.get();
    }
    return ArtistName.isNobody(artist.artist())
        ? new GenreKnowledge.Pending()
        : remembered(artist, memory.find(artist.identity()), byUser);
  }

  private static Optional<List<String>> byUser(ArtistQuery artist, Map<String, List<String>> byUser) {
    return byUser.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(byUser.get(artist.nameKey())).filter(genres -> !genres.isEmpty());
  }

  /// What the user or the player says.
  private Optional<GenreKnowledge> said(ArtistQuery artist, Map<String, List<String>> byUser) {
    Optional<List<String>> own = byUser(artist, byUser);
    if (own.isPresent()) {
      return Optional.of(known(own.get(), GenreSource.USER, 1));
    }
    List<String> tags = new GenreText(vocabulary.tree()).genres(artist.tags()).stream()
        .map(genre -> vocabulary.tree().canonical(genre).orElse(genre)).toList();
    return tags.isEmpty() ? Optional.empty() : Optional.of(known(tags, GenreSource.TAG, TAG_CONFIDENCE));
  }

  /// What an earlier run has learnt of the artist, else of another of that name, else what is known of the first of
  /// several artists in the name.
  private GenreKnowledge remembered(ArtistQuery artist, Optional<GenreMemory.Remembered> answer,
      Map<String, List<String>> byUser) {
    if (answer.isPresent() && !answer.get().genres().isEmpty()) {
      return new GenreKnowledge.Known(answer.get().genres());
    }
    Optional<GenreKnowledge> namesake = memory.findByName(artist.nameKey()).map(Enricher::ofNamesake);
    if (namesake.isPresent()) {
      return namesake.get();
    }
    for (ArtistQuery first : artist.simpler()) {
      Optional<GenreKnowledge> known = byUser(first, byUser)
          .map(genres -> known(genres, GenreSource.USER, 1))
          .or(() -> memory.findByName(first.nameKey()).map(Enricher::ofNamesake));
      if (known.isPresent()) {
        return known.get();
      }
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

  private void askQueue(List<ArtistQuery> first, long untilNanos, Consumer<Asked> progress) {
    List<ArtistQuery> queue = queue(first);
    var state = new Asked(0, queue.size(), 0, "");
    if (!queue.isEmpty()) {
      progress.accept(state);
    }
    for (ArtistQuery artist : queue) {
      if (clocks.monotonicNanos() >= untilNanos || Thread.currentThread().isInterrupted()) {
        return;
      }
      Finding answer = ask(artist, untilNanos + FINISH.toNanos());
      if (answer instanceof Finding.Later) {
        return;
      }
      keep(artist, answer);
      String trouble = answer instanceof Finding.Unavailable unavailable ? unavailable.why() : "";
      state = new Asked(state.asked() + (trouble.isEmpty() ? 1 : 0), state.of(),
          state.found() + (answer instanceof Finding.Found ? 1 : 0),
          state.trouble().isEmpty() ? trouble : state.trouble());
      progress.accept(state);
    }
  }

  /// Who is to be asked for: those whom somebody waits for now, then the others in their order.
  private List<ArtistQuery> queue(List<ArtistQuery> first) {
    Set<String> now = first.stream().map(ArtistQuery::identity).collect(Collectors.toSet());
    return memory.waiting().stream().map(GenreMemory.Waiting::artist)
        .filter(artist -> memory.find(artist.identity()).filter(this::isFresh).isEmpty())
        .sorted(Comparator.comparing(artist -> !now.contains(artist.identity())))
        .toList();
  }

  /// What is found of the artist; when nobody knows it, of what is [ArtistQuery#simpler].
  private Finding ask(ArtistQuery artist, long untilNanos) {
    Finding answer = askSources(artist, untilNanos);
    for (ArtistQuery simpler : artist.simpler()) {
      if (!(answer instanceof Finding.Nothing)) {
        return answer;
      }
      boolean another = !simpler.identity().equals(artist.identity());
      Optional<GenreMemory.Remembered> known = another
          ? memory.find(simpler.identity()).filter(this::isFresh)
          : Optional.empty();
      answer = known.isPresent() ? found(known.get()) : askSources(simpler, untilNanos);
      if (another && known.isEmpty() && !(answer instanceof Finding.Unavailable)) {
        keep(simpler, answer);
      }
    }
    return answer;
  }

  private static Finding found(GenreMemory.Remembered known) {
    if (known.genres().isEmpty()) {
      return new Finding.Nothing();
    }
    SourcedGenre first = known.genres().getFirst();
    return new Finding.Found(known.genres().stream().map(SourcedGenre::weighted).toList(), first.source(),
        first.confidence());
  }

  /// What the sources say, one after the other until one knows; that none does counts only when all could be asked.
  private Finding askSources(ArtistQuery artist, long untilNanos) {
    Finding answer = new Finding.Nothing();
    for (GenreLookUp source : sources) {
      switch (source.ask(artist, untilNanos)) {
        case Finding.Found found -> {
          return found;
        }
        case Finding.Later later -> {
          return later;
        }
        case Finding.Unavailable unavailable -> {
          answer = answer instanceof Finding.Unavailable ? answer : unavailable;
        }
        case Finding.Nothing _ -> {
        }
      }
    }
    return answer;
  }

  private void keep(ArtistQuery artist, Finding answer) {
    switch (answer) {
      case Finding.Found found -> memory.remember(artist, remembered(found));
      case Finding.Nothing _ -> memory.remember(artist,
          new GenreMemory.Remembered(List.of(), clocks.wall()));
      case Finding.Unavailable unavailable -> memory.postpone(artist, unavailable.why(), clocks.wall());
      case Finding.Later _ -> {
      }
    }
  }

  private GenreMemory.Remembered remembered(Finding.Found found) {
    Instant now = clocks.wall();
    return new GenreMemory.Remembered(found.genres().stream().map(genre -> new SourcedGenre(genre.name(),
        genre.weight(), found.source(), found.confidence(), now)).toList(), now);
  }
}
