package songstroke.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import songstroke.timeline.SettableClocks;

class EnricherTest {
  private static final Duration BUDGET = Duration.ofSeconds(30);

  private final SettableClocks clocks = new SettableClocks(Instant.parse("2026-03-02T12:00:00Z"),
      ZoneOffset.UTC);
  private final RememberedInMaps memory = new RememberedInMaps();
  private final List<ArtistQuery> asked = new ArrayList<>();
  private final Map<String, Finding> answers = new LinkedHashMap<>();
  private Finding answer = new Finding.Nothing();

  private final Enricher enricher = new Enricher(memory, List.of(this::ask), Vocabulary.shipped(), clocks);
  private final Enricher offline = new Enricher(memory, List.of(), Vocabulary.shipped(), clocks);

  private Finding ask(ArtistQuery artist, long untilNanos) {
    asked.add(artist);
    clocks.tick(Duration.ofSeconds(1));
    return answers.getOrDefault(artist.artist(), answer);
  }

  @Test
  void theUsersWordComesBeforeTheTagAndTheTagBeforeTheSources() {
    answer = found("techno", 0.9);
    var tagged = new ArtistQuery("Nova", Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(),
        List.of("Hip-Hop/Rap; Jazz"));
    assertThat(genres(tagged)).extracting(SourcedGenre::genre).containsExactly("hip hop", "rap", "jazz");
    assertThat(genres(tagged)).extracting(SourcedGenre::source).containsOnly(GenreSource.TAG);
    memory.setUserGenres("nova", List.of("ambient"));
    assertThat(genres(tagged)).singleElement().satisfies(genre -> {
      assertThat(genre.source()).isEqualTo(GenreSource.USER);
      assertThat(genre.confidence()).isEqualTo(1);
    });
    assertThat(asked).isEmpty();
  }

  @Test
  void anAnswerIsUsedForNinetyDays() {
    answer = found("techno", 0.9);
    ArtistQuery nova = ArtistQuery.ofName("Nova");
    assertThat(genres(nova)).extracting(SourcedGenre::genre).containsExactly("techno");
    clocks.tick(Duration.ofDays(89));
    genres(nova);
    assertThat(asked).hasSize(1);
    clocks.tick(Duration.ofDays(2));
    answer = found("house", 0.9);
    assertThat(genres(nova)).extracting(SourcedGenre::genre).containsExactly("house");
    assertThat(asked).hasSize(2);
  }

  @Test
  void anOldAnswerIsBetterThanNoneWhenNobodyCanBeAsked() {
    answer = found("techno", 0.9);
    ArtistQuery nova = ArtistQuery.ofName("Nova");
    genres(nova);
    clocks.tick(Duration.ofDays(200));
    answer = new Finding.Unavailable("offline");
    assertThat(genres(nova)).extracting(SourcedGenre::genre).containsExactly("techno");
    assertThat(memory.pending()).singleElement()
        .satisfies(waiting -> assertThat(waiting.why()).isEqualTo("offline"));
  }

  @Test
  void anArtistNobodyKnowsIsAskedForOnceInThirtyDays() {
    ArtistQuery nobody = ArtistQuery.ofName("Nobody");
    for (int run = 0; run < 100; run++) {
      assertThat(enricher.enrich(List.of(nobody), BUDGET).get(nobody))
          .isInstanceOf(GenreKnowledge.Missing.class);
      clocks.tick(Duration.ofHours(6));
    }
    assertThat(asked).hasSize(1);
    clocks.tick(Duration.ofDays(6));
    enricher.enrich(List.of(nobody), BUDGET);
    assertThat(asked).hasSize(2);
  }

  @Test
  void withoutANetworkArtistsWaitAndTheNextRunAsks() {
    ArtistQuery nova = ArtistQuery.ofName("Nova");
    assertThat(offline.enrich(List.of(nova), BUDGET).get(nova)).isInstanceOf(GenreKnowledge.Pending.class);
    answer = found("techno", 0.9);
    enricher.enrich(List.of(), BUDGET);
    assertThat(offline.withoutAsking(nova)).isInstanceOf(GenreKnowledge.Known.class);
    assertThat(memory.pending()).isEmpty();
  }

  @Test
  void aRunEndsWithItsTimeAndTheRestStaysInTheQueue() {
    answer = found("techno", 0.9);
    List<ArtistQuery> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add(ArtistQuery.ofName("Artist " + i));
    }
    Map<ArtistQuery, GenreKnowledge> first = enricher.enrich(many, BUDGET);
    assertThat(asked).hasSize(30);
    assertThat(first.values()).filteredOn(GenreKnowledge.Pending.class::isInstance).hasSize(70);
    enricher.enrich(many, Duration.ofMinutes(5));
    assertThat(asked).hasSize(100);
  }

  @Test
  void whoIsWaitedForNowComesBeforeTheEarlierQueue() {
    for (int i = 0; i < 5; i++) {
      memory.enqueue(ArtistQuery.ofName("Earlier " + i), clocks.wall());
    }
    enricher.enrich(List.of(ArtistQuery.ofName("Now")), Duration.ofSeconds(3));
    assertThat(asked).extracting(ArtistQuery::artist).containsExactly("Now", "Earlier 0", "Earlier 1");
  }

  @Test
  void anAnswerThatComesTooLateLeavesTheArtistInItsPlace() {
    answer = new Finding.Later();
    enricher.enrich(List.of(ArtistQuery.ofName("A"), ArtistQuery.ofName("B")), BUDGET);
    assertThat(asked).hasSize(1);
    assertThat(memory.pending()).extracting(waiting -> waiting.artist().artist()).containsExactly("A", "B");
    assertThat(memory.pending().getFirst().why()).isEmpty();
  }

  @Test
  void anInterruptedThreadAsksNoMoreAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    enricher.enrich(List.of(ArtistQuery.ofName("A")), BUDGET);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(asked).isEmpty();
  }

  @Test
  void theProgressCountsAnswersAndKeepsTheFirstTrouble() {
    List<Enricher.Asked> told = new ArrayList<>();
    answer = new Finding.Unavailable("offline");
    enricher.enrich(List.of(ArtistQuery.ofName("A")), BUDGET, told::add);
    answer = found("techno", 0.9);
    enricher.enrich(List.of(ArtistQuery.ofName("B")), BUDGET, told::add);
    assertThat(told).containsExactly(new Enricher.Asked(0, 1, 0, ""), new Enricher.Asked(0, 1, 0, "offline"),
        new Enricher.Asked(0, 2, 0, ""), new Enricher.Asked(1, 2, 1, ""), new Enricher.Asked(2, 2, 2, ""));
    enricher.enrich(List.of(ArtistQuery.ofName("A")), BUDGET, told::add);
    assertThat(told).as("nothing is said when nobody is asked for").hasSize(5);
  }

  @Test
  void aNamesakesAnswerIsTakenWithLowConfidenceUntilTheArtistItselfIsKnown() {
    answer = found("techno", 0.95);
    genres(withSpotifyId("Nova", "s-1"));
    answer = new Finding.Unavailable("offline");
    assertThat(genres(withSpotifyId("NOVA", "s-2"))).singleElement().satisfies(genre -> {
      assertThat(genre.source()).isEqualTo(GenreSource.SAME_ARTIST);
      assertThat(genre.confidence()).isLessThan(0.5);
    });
    answer = found("folk", 0.95);
    assertThat(genres(withSpotifyId("NOVA", "s-2"))).extracting(SourcedGenre::genre).containsExactly("folk");
    assertThat(genres(withSpotifyId("Nova", "s-1"))).extracting(SourcedGenre::genre)
        .containsExactly("techno");
  }

  @Test
  void aClockThatWentBackDoesNotKeepAnAnswerForEver() {
    answer = found("techno", 0.9);
    ArtistQuery nova = ArtistQuery.ofName("Nova");
    genres(nova);
    clocks.stepWall(Duration.ofDays(-400));
    genres(nova);
    assertThat(asked).hasSize(2);
  }

  @Test
  void genresCsvShowsEveryValueWithItsSource() {
    answer = found("R&B, really", 0.45);
    Map<ArtistQuery, GenreKnowledge> known = new LinkedHashMap<>(
        enricher.enrich(List.of(ArtistQuery.ofName("Nova, \"the\" one")), BUDGET));
    known.put(ArtistQuery.ofName("Nobody"),
        new GenreKnowledge.Missing(Instant.parse("2026-01-01T00:00:00Z")));
    known.put(ArtistQuery.ofName("Later"), new GenreKnowledge.Pending());
    assertThat(GenresCsv.of(known)).isEqualTo("""
        artist,genre,source,confidence,looked_up
        "Nova, ""the"" one","R&B, really",listenbrainz,0.45,2026-03-02T12:00:01Z
        Nobody,,none,,2026-01-01T00:00:00Z
        Later,,pending,,
        """);
  }

  @Test
  void nobodyIsAskedAboutAPlaceholder() {
    answer = found("techno", 0.9);
    for (String name : List.of("Unknown Artist", "<unknown>", "VARIOUS ARTISTS", "V.A.", "-", "Inconnu")) {
      assertThat(genres(ArtistQuery.ofName(name))).isEmpty();
    }
    memory.enqueue(ArtistQuery.ofName("Various Artists"), clocks.wall());
    assertThat(genres(ArtistQuery.ofName("!!!"))).isNotEmpty();
    assertThat(asked).extracting(ArtistQuery::artist).containsExactly("!!!");
    assertThat(memory.waiting()).isEmpty();
  }

  @Test
  void theFirstOfSeveralArtistsIsAskedAboutWhenNobodyKnowsTheWholeName() {
    answers.put("Band One", found("shoegaze", 0.7));
    for (String name : List.of("Band One; Band Two", "Band One/Band Two", "Band One, Band Two",
        "Band One feat. Band Two", "Band One x Band Two")) {
      assertThat(genres(ArtistQuery.ofName(name))).extracting(SourcedGenre::genre)
          .containsExactly("shoegaze");
    }
    assertThat(asked).extracting(ArtistQuery::artist).as("the first one is asked about once").containsExactly(
        "Band One; Band Two", "Band One", "Band One feat. Band Two", "Band One x Band Two");
    assertThat(memory.waiting()).isEmpty();
  }

  @Test
  void aNameThatIsKnownAsAWholeIsNotTakenApart() {
    List<String> names = List.of("AC/DC", "Tyler, The Creator", "Earth, Wind & Fire",
        "Florence + the Machine",
        "Simon & Garfunkel");
    names.forEach(name -> answers.put(name, found("rock", 0.7)));
    names.forEach(name -> assertThat(genres(ArtistQuery.ofName(name))).isNotEmpty());
    assertThat(asked).extracting(ArtistQuery::artist).isEqualTo(names);
  }

  @Test
  void nobodyElseIsAskedAboutWhenAServiceCannotAnswer() {
    answer = new Finding.Unavailable("offline");
    genres(ArtistQuery.ofName("Band One & Band Two"));
    assertThat(asked).hasSize(1);
    assertThat(memory.waiting()).hasSize(1);
  }

  @Test
  void aTitleIsAskedAboutWithItsGuestsAndThenWithout() {
    var query = new ArtistQuery("Nova", Optional.of("Song (feat. Atlas)"), Optional.empty(), Optional.empty(),
        Optional.empty(), List.of());
    genres(query);
    assertThat(asked).extracting(one -> one.title().orElse("")).containsExactly("Song (feat. Atlas)", "Song");
    assertThat(asked).extracting(ArtistQuery::artist).containsOnly("Nova");
  }

  @Test
  void whatIsSetForTheFirstArtistCountsForSeveralUntilMoreIsKnown() {
    memory.setUserGenres("Band One", List.of("shoegaze"));
    assertThat(offline.withoutAsking(ArtistQuery.ofName("Band One feat. Band Two")).genresOrNone())
        .extracting(SourcedGenre::genre).containsExactly("shoegaze");
    assertThat(offline.withoutAsking(ArtistQuery.ofName("Band Two & Band One")).genresOrNone()).isEmpty();
  }

  @Test
  void namesWithoutLettersAreArtistsOfTheirOwn() {
    answers.put("!!!", found("dance-punk", 0.7));
    genres(ArtistQuery.ofName("!!!"));
    assertThat(genres(ArtistQuery.ofName("???!"))).isEmpty();
    assertThat(genres(ArtistQuery.ofName("+/-"))).isEmpty();
  }

  private List<SourcedGenre> genres(ArtistQuery artist) {
    GenreKnowledge knowledge = enricher.enrich(List.of(artist), BUDGET).get(artist);
    return knowledge == null ? List.of() : knowledge.genresOrNone();
  }

  private static ArtistQuery withSpotifyId(String name, String id) {
    return new ArtistQuery(name, Optional.empty(), Optional.empty(), Optional.of(id), Optional.empty(),
        List.of());
  }

  private static Finding found(String genre, double confidence) {
    return new Finding.Found(List.of(new WeightedGenre(genre, 1)), GenreSource.LISTENBRAINZ, confidence);
  }
}
