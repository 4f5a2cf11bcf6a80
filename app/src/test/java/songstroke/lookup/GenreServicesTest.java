package songstroke.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songstroke.enrich.ArtistQuery;
import songstroke.enrich.Enricher;
import songstroke.enrich.GenreKnowledge;
import songstroke.enrich.GenreMemory;
import songstroke.enrich.GenreSource;
import songstroke.enrich.RememberedInMaps;
import songstroke.enrich.ScriptedGenreServices;
import songstroke.enrich.SourcedGenre;
import songstroke.enrich.Vocabulary;
import songstroke.http.PoliteHttp;
import songstroke.timeline.SettableClocks;

/// The real sources against services on this machine that watch their manners, on clocks that a wait moves.
class GenreServicesTest {
  private static final Duration BUDGET = Duration.ofMinutes(2);
  private static final String AGENT = "Songstroke/1.0 ( https://example.org/songstroke )";
  private static final String GENRES = """
      {"id":"m-1","name":"Nova","genres":[{"name":"house","count":2},{"name":"techno","count":9}],
       "tags":[{"name":"seen live","count":40}],"unheard-of":{}}""";

  private final SettableClocks clocks = new SettableClocks(Instant.parse("2026-03-02T12:00:00Z"),
      ZoneOffset.UTC);
  private final RememberedInMaps memory = new RememberedInMaps();
  private final PoliteHttp http = new PoliteHttp(AGENT, clocks, clocks::tick);
  private ScriptedGenreServices services;

  @BeforeEach
  void start() throws IOException {
    services = new ScriptedGenreServices(clocks);
  }

  @AfterEach
  void everyRequestWasWellMannered() {
    services.close();
    assertThat(services.complaints()).isEmpty();
  }

  @Test
  void anArtistWithASpotifyIdIsFoundByItsAddressThere() {
    services
        .on("resource=https://open.spotify.com/artist/4uLU6hMC",
            "{\"relations\":[{\"artist\":{\"id\":\"m-1\"}}]}")
        .on("/ws/2/artist/m-1", GENRES);
    assertThat(ask(new ArtistQuery("Nova", Optional.of("Song"), Optional.empty(), Optional.of("4uLU6hMC"),
        Optional.empty(), List.of()))).satisfiesExactly(
            genre -> assertThat(genre).returns("techno", SourcedGenre::genre)
                .returns(GenreSource.MUSICBRAINZ_URL, SourcedGenre::source)
                .returns(9.0, SourcedGenre::weight),
            genre -> assertThat(genre.genre()).isEqualTo("house"));
    assertThat(services.requests()).hasSize(2);
  }

  @Test
  void aRecordingIsFoundByItsIsrc() {
    services.on("/ws/2/isrc/DEA123", """
        {"recordings":[{"genres":[],"tags":[],"artist-credit":[{"artist":{"id":"m-9","name":"Nova"}}]}]}""")
        .on("/ws/2/artist/m-9", GENRES);
    assertThat(ask(new ArtistQuery("Nova", Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of("DEA123"), List.of()))).extracting(SourcedGenre::source)
        .containsOnly(GenreSource.MUSICBRAINZ_ISRC);
  }

  @Test
  void artistAndTitleGoToListenBrainzFirst() {
    services.on("/1/metadata/lookup/", """
        {"artist_credit_name":"Nóva","metadata":{"tag":{"artist":[{"tag":"Shoegaze","count":4},
         {"tag":"seen live","count":9},{"tag":"my favorite rock","count":8}],"recording":[]}}}""");
    assertThat(ask(titled("Nova", "Low Tide & Co"))).singleElement()
        .returns("shoegaze", SourcedGenre::genre).returns(GenreSource.LISTENBRAINZ, SourcedGenre::source);
    assertThat(services.requests()).singleElement().satisfies(request -> assertThat(request.query())
        .containsEntry("artist_name", "Nova").containsEntry("recording_name", "Low Tide & Co"));
  }

  @Test
  void anAnswerAboutAnotherArtistIsNone() {
    services.on("/1/metadata/lookup/",
        "{\"artist_credit_name\":\"Super Nova\",\"metadata\":{\"tag\":{\"artist\":[{\"tag\":\"metal\",\"count\":9}]}}}")
        .on("query=artist:\"Nova\"", """
            {"artists":[{"id":"m-2","score":100,"name":"Novah"},{"id":"m-3","score":80,"name":"Nova"}]}""");
    ArtistQuery nova = titled("Nova", "Song");
    assertThat(enrich(nova)).isInstanceOf(GenreKnowledge.Missing.class);
    for (int run = 0; run < 100; run++) {
      enrich(nova);
    }
    assertThat(services.requests()).as("asked once, in 101 runs").hasSize(2);
  }

  @Test
  void aNameAloneGivesLowConfidenceAndLowerStillWhenSeveralBearIt() {
    services.on("/ws/2/artist/", GENRES).on("query=artist:\"Nova\"",
        "{\"artists\":[{\"id\":\"m-1\",\"score\":100,\"name\":\"NOVA\"}]}")
        .on("query=artist:\"Atlas\"", """
            {"artists":[{"id":"m-1","score":100,"name":"Atlas"},{"id":"m-2","score":97,"name":"Atlas"}]}""");
    double single = ask(ArtistQuery.ofName("Nova")).getFirst().confidence();
    double ambiguous = ask(ArtistQuery.ofName("Atlas")).getFirst().confidence();
    assertThat(single).isLessThan(0.5);
    assertThat(ambiguous).isLessThan(single);
  }

  @Test
  void signsInANameDoNotBecomePartOfTheSearch() {
    ask(ArtistQuery.ofName("AC\\DC \"live\" & more?"));
    assertThat(services.requests().getFirst().query())
        .containsEntry("query", "artist:\"AC\\\\DC \\\"live\\\" & more?\"");
  }

  @Test
  void lastFmIsAskedLastAndOnlyWithAKey() {
    services.on("artist.gettoptags",
        """
            {"toptags":{"tag":[{"name":"Hip-Hop","count":100},{"name":"seen live","count":90},
             {"name":"jazz","count":19}]}}""");
    assertThat(enrich(ArtistQuery.ofName("Nova"))).isInstanceOf(GenreKnowledge.Missing.class);
    assertThat(services.requests()).hasSize(1);
    memory.forget();
    assertThat(ask(ArtistQuery.ofName("Nova"), Optional.of("k3y"))).singleElement()
        .returns("hip hop", SourcedGenre::genre).returns(GenreSource.LASTFM, SourcedGenre::source);
    assertThat(services.requests().getLast().query()).containsEntry("api_key", "k3y").containsEntry("artist",
        "Nova");
  }

  @Test
  void manyArtistsAreAskedForOneASecond() {
    services.on("/ws/2/artist", "{\"artists\":[]}");
    List<ArtistQuery> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(ArtistQuery.ofName("Artist " + i));
    }
    enricher(Optional.empty()).enrich(many, Duration.ofSeconds(30));
    assertThat(services.requests()).hasSizeBetween(26, 30);
    assertThat(memory.pending()).hasSize(40 - services.requests().size());
  }

  @Test
  void anHourOf503EndsEveryRunSoonAndNothingIsLost() {
    services.otherwise(new ScriptedGenreServices.Answer(503, "", Map.of()));
    ArtistQuery nova = ArtistQuery.ofName("Nova");
    long started = clocks.monotonicNanos();
    int runs = 0;
    while (clocks.monotonicNanos() - started < Duration.ofHours(1).toNanos()) {
      assertThat(enrich(nova)).isInstanceOf(GenreKnowledge.Pending.class);
      clocks.tick(Duration.ofSeconds(20));
      runs++;
    }
    assertThat(runs).isGreaterThan(100);
    assertThat(services.requests()).as("backs off to one in five minutes").hasSizeLessThan(25);
    assertThat(memory.pending()).extracting(GenreMemory.Waiting::why).allMatch(why -> !why.isEmpty());
    services.otherwise(new ScriptedGenreServices.Answer(200, "{\"artists\":[]}", Map.of()));
    clocks.tick(Duration.ofMinutes(5));
    assertThat(enrich(nova)).isInstanceOf(GenreKnowledge.Missing.class);
  }

  @Test
  void retryAfterAndRateLimitHeadersAreObeyed() {
    services.otherwise(new ScriptedGenreServices.Answer(429, "", Map.of("Retry-After", "120")));
    enrich(ArtistQuery.ofName("Nova"));
    clocks.tick(Duration.ofSeconds(110));
    enrich(ArtistQuery.ofName("Nova"));
    assertThat(services.requests()).hasSize(1);
    services.otherwise(new ScriptedGenreServices.Answer(200, "{\"artists\":[]}",
        Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset-In", "17")));
    clocks.tick(Duration.ofSeconds(11));
    enrich(ArtistQuery.ofName("Nova"));
    enrich(ArtistQuery.ofName("Other"));
    assertThat(services.requests()).hasSize(3);
    assertThat(services.requests().get(2).nanos() - services.requests().get(1).nanos())
        .isGreaterThanOrEqualTo(Duration.ofSeconds(17).toNanos());
  }

  @Test
  void aLogInPageInsteadOfJsonIsTrouble() {
    services.otherwise(
        new ScriptedGenreServices.Answer(200, "<html><body>Welcome to the hotel</body></html>", Map.of()));
    assertThat(enrich(ArtistQuery.ofName("Nova"))).isInstanceOf(GenreKnowledge.Pending.class);
    assertThat(memory.pending().getFirst().why()).contains("not JSON");
    services.otherwise(
        new ScriptedGenreServices.Answer(302, "", Map.of("Location", "https://hotel.example/login")));
    clocks.tick(Duration.ofMinutes(10));
    assertThat(enrich(ArtistQuery.ofName("Nova"))).isInstanceOf(GenreKnowledge.Pending.class);
  }

  @Test
  void anUnreachableServiceAnUnknownHostAndABrokenTlsEndTheRunWithArtistsPending() {
    services.close();
    String closed = services.address();
    for (String base : List.of(closed, "http://no-such-host.invalid", closed.replace("http:", "https:"))) {
      var unreachable = new GenreServices(base, base, base, Optional.empty());
      var run = new Enricher(memory, unreachable.sources(new PoliteHttp(AGENT, clocks, clocks::tick),
          Vocabulary.shipped()), Vocabulary.shipped(), clocks);
      ArtistQuery nova = titled("Nova", "Song");
      assertThat(run.enrich(List.of(nova), BUDGET).get(nova)).as(base)
          .isInstanceOf(GenreKnowledge.Pending.class);
      assertThat(memory.pending()).singleElement()
          .satisfies(waiting -> assertThat(waiting.why()).isNotEmpty());
    }
  }

  @Test
  void aServerThatSpeaksNoTlsIsNotTrusted() {
    var tls = new GenreServices(services.address().replace("http:", "https:"), services.address(),
        services.address(), Optional.empty());
    var run = new Enricher(memory, tls.sources(http, Vocabulary.shipped()), Vocabulary.shipped(), clocks);
    ArtistQuery nova = ArtistQuery.ofName("Nova");
    assertThat(run.enrich(List.of(nova), BUDGET).get(nova)).isInstanceOf(GenreKnowledge.Pending.class);
    assertThat(services.requests()).isEmpty();
  }

  @Test
  void oneTagMayBeAnObjectAndNumbersTexts() {
    services.on("artist=One", """
        {"toptags":{"tag":{"name":"Ambient","count":"100"},"@attr":{"artist":"One"}}}""")
        .on("artist=Two", """
            {"toptags":{"tag":[{"name":"Ambient","count":"100"},{"name":"drone","count":80}]}}""");
    assertThat(ask(ArtistQuery.ofName("One"), Optional.of("k3y"))).extracting(SourcedGenre::genre)
        .containsExactly("ambient");
    assertThat(ask(ArtistQuery.ofName("Two"), Optional.of("k3y"))).extracting(SourcedGenre::genre)
        .containsExactly("ambient", "drone");
  }

  @Test
  void anEmptyTextInPlaceOfAListIsNone() {
    for (String answer : List.of("{\"toptags\":{\"tag\":\"\"}}", "{\"toptags\":{\"tag\":null}}",
        "{\"toptags\":\"\\n\"}", "{\"toptags\":{\"#text\":\" \",\"artist\":\"Nova\"}}",
        "{\"toptags\":{\"tag\":[]}}")) {
      memory.forget();
      services.on("artist.gettoptags", answer);
      ask(ArtistQuery.ofName("Nova"), Optional.of("k3y"));
      assertThat(memory.find("name:nova")).as(answer).hasValueSatisfying(
          none -> assertThat(none.genres()).isEmpty());
    }
  }

  @Test
  void anAnswerInAnUnknownFormIsNotRememberedAsNone() {
    for (String answer : List.of("{}", "[]", "{\"toptags\":7}", "{\"toptags\":{\"tag\":7}}",
        "{\"toptags\":{\"tag\":[\"ambient\"]}}", "{\"toptags\":{\"tag\":{\"title\":\"x\"}}}")) {
      memory.forget();
      services.on("artist.gettoptags", answer);
      ask(ArtistQuery.ofName("Nova"), Optional.of("k3y"));
      assertThat(memory.find("name:nova")).as(answer).isEmpty();
      assertThat(memory.pending()).singleElement()
          .satisfies(waiting -> assertThat(waiting.why()).contains("Last.fm", "form"));
    }
    memory.forget();
    services.on("/ws/2/artist", "{\"people\":[]}");
    ask(ArtistQuery.ofName("Nova"));
    assertThat(memory.pending()).singleElement()
        .satisfies(waiting -> assertThat(waiting.why()).contains("MusicBrainz", "form"));
  }

  @Test
  void aListOfMusicBrainzMayBeOneThingWithNumbersAsTexts() {
    services.on("/ws/2/artist/m-1", """
        {"id":"m-1","genres":{"name":"techno","count":"3"},"tags":""}""")
        .on("query=artist:\"Nova\"", """
            {"artists":[{"id":"m-1","score":"100","name":"Nova"}]}""");
    assertThat(ask(ArtistQuery.ofName("Nova"))).extracting(SourcedGenre::genre).containsExactly("techno");
  }

  @Test
  void anArtistWithoutLettersIsNotTakenForAnother() {
    services.on("query=artist:\"!!!\"", """
        {"artists":[{"id":"m-7","score":100,"name":"+/-"},{"id":"m-1","score":100,"name":"!!!"}]}""")
        .on("/ws/2/artist/m-1", GENRES);
    assertThat(ask(ArtistQuery.ofName("!!!"))).extracting(SourcedGenre::genre).contains("techno");
  }

  private GenreKnowledge enrich(ArtistQuery artist) {
    return Objects.requireNonNull(
        enricher(Optional.empty()).enrich(List.of(artist), BUDGET).get(artist));
  }

  private List<SourcedGenre> ask(ArtistQuery artist) {
    return enrich(artist).genresOrNone();
  }

  private List<SourcedGenre> ask(ArtistQuery artist, Optional<String> key) {
    return Objects.requireNonNull(enricher(key).enrich(List.of(artist), BUDGET).get(artist))
        .genresOrNone();
  }

  private Enricher enricher(Optional<String> key) {
    String base = services.address();
    return new Enricher(memory, new GenreServices(base, base, base, key).sources(http, Vocabulary.shipped()),
        Vocabulary.shipped(), clocks);
  }

  private static ArtistQuery titled(String artist, String title) {
    return new ArtistQuery(artist, Optional.of(title), Optional.empty(), Optional.empty(), Optional.empty(),
        List.of());
  }
}
