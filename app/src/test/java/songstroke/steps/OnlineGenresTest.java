package songstroke.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.enrich.ArtistQuery;
import songstroke.enrich.GenreReading;
import songstroke.enrich.ScriptedGenreServices;
import songstroke.enrich.ScriptedGenreServices.Answer;
import songstroke.lookup.GenreServices;
import songstroke.lookup.SqliteGenreMemory;
import songstroke.recorder.StopSignal;
import songstroke.segment.ByPause;
import songstroke.segment.Segment;
import songstroke.segment.SegmentBuilder;
import songstroke.segment.State;
import songstroke.timeline.SettableClocks;
import songstroke.timeline.Sleeper;

/// The step `enrich` with the services on this machine; memory and clients are new in each run, as in the program.
class OnlineGenresTest {
  private static final String AGENT = "Songstroke/1.0 ( someone@example.org )";
  private static final String GENRES = """
      {"id":"m-1","name":"Nova","genres":[{"name":"techno","count":9},{"name":"house","count":2}]}""";
  private static final String TRACK = "4uLU6hMCjMI75M1A2tKUQC";

  @TempDir
  Path folder;

  private final SettableClocks clocks = new SettableClocks(Instant.parse("2026-03-02T12:00:00Z"),
      ZoneOffset.UTC);
  private final List<String> said = new ArrayList<>();
  private HeardContext context = new HeardContext(Map.of());
  private ScriptedGenreServices services;
  private Optional<GenreServices> others = Optional.empty();
  private Sleeper sleeper = clocks::tick;
  private StopSignal stop = OnlineGenresTest::nobodyWantsToEndIt;

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
  void whatAServiceKnowsIsInTheSegmentsAndGenresCsvSaysFromWhere() throws Exception {
    listenBrainzKnows("Nova", "shoegaze");
    Enriched enriched = run(song("Nova", "Low Tide"), song("Nova", "Other"));
    assertThat(enriched.segments().usual()).extracting(segment -> segment.heard().genres())
        .containsOnly(List.of("shoegaze"));
    assertThat(enriched.segments().longer()).extracting(segment -> segment.heard().genres())
        .containsOnly(List.of("shoegaze"));
    assertThat(enriched.genres()).isEqualTo("""
        artist,genre,source,confidence,looked_up
        Nova,shoegaze,listenbrainz,0.70,2026-03-02T12:00:00Z
        """);
    assertThat(context.notes).containsEntry("artists_with_genres", "1");
    assertThat(said).containsExactly(
        "genres: asking MusicBrainz, ListenBrainz about 1 artist; Ctrl-C goes on without",
        "genres: 1 of 1 artists asked, 1 found");
    assertThat(context.log).isEqualTo(said);
    assertThat(services.requests()).singleElement()
        .satisfies(request -> assertThat(request.agent()).isEqualTo(AGENT));
  }

  @Test
  void aTracksAddressAtSpotifyFindsTheArtistForCertain() throws Exception {
    services
        .on("resource=https://open.spotify.com/track/" + TRACK, """
            {"relations":[{"type":"free streaming","recording":{"id":"r-1","title":"Low Tide"}}]}""")
        .on("/ws/2/recording/r-1", """
            {"id":"r-1","artist-credit":[{"name":"Guest","artist":{"id":"m-9","name":"Guest"}},
             {"name":"Nova","artist":{"id":"m-1","name":"Nova"}}],"genres":[{"name":"pop","count":1}]}""")
        .on("/ws/2/artist/m-1", GENRES);
    Enriched enriched = run(song("Nova", "Untold"), segment("spotify:track:" + TRACK, "Low Tide", "Nova"));
    assertThat(enriched.genres()).contains("Nova,techno,musicbrainz-track,0.90,");
    assertThat(services.requests()).hasSize(3);
  }

  @Test
  void aMusicBrainzIdInTheFileIsEnough() throws Exception {
    String id = "0a1b2c3d-1111-4222-8333-444455556666";
    services.on("/ws/2/recording/" + id,
        "{\"artist-credit\":[{\"artist\":{\"id\":\"m-1\",\"name\":\"Nova\"}}]}")
        .on("/ws/2/artist/m-1", GENRES);
    assertThat(run(segment("mb:track:" + id, "Low Tide", "Nova")).genres())
        .contains("Nova,techno,musicbrainz-track,0.90,");
    assertThat(services.requests()).hasSize(2);
  }

  @Test
  void anArtistKnownByNameAloneHasLowConfidenceAndLowerStillAmongNamesakes() throws Exception {
    services.on("query=artist:\"Atlas\"", """
        {"artists":[{"id":"m-1","score":100,"name":"Atlas"},{"id":"m-2","score":99,"name":"Atlas"}]}""")
        .on("query=artist:\"Nova\"", "{\"artists\":[{\"id\":\"m-1\",\"score\":100,\"name\":\"Nova\"}]}")
        .on("/ws/2/artist/m-1", GENRES);
    assertThat(run(song("Atlas", "A"), song("Nova", "B")).genres())
        .contains("Atlas,techno,musicbrainz-search,0.25,").contains("Nova,techno,musicbrainz-search,0.45,");
  }

  @Test
  void anotherArtistOfTheNameIsNotTakenForACertainOne() throws Exception {
    listenBrainzKnows("Nova", "shoegaze");
    run(song("Nova", "Low Tide"));
    services.forgetAnswers();
    services.otherwise(new Answer(503, "", Map.of()));
    try (SqliteGenreMemory memory = SqliteGenreMemory.open(folder.resolve("genres.db"))) {
      memory.enqueue(new ArtistQuery("Nova", Optional.empty(), Optional.empty(), Optional.of("s-2"),
          Optional.empty(), List.of()), clocks.wall());
    }
    assertThat(run(song("Nova", "Low Tide")).genres()).as("its own answer").contains(",listenbrainz,0.70,");
    try (SqliteGenreMemory memory = SqliteGenreMemory.open(folder.resolve("genres.db"))) {
      assertThat(memory.find("spotify:s-2")).isEmpty();
      assertThat(memory.pending()).hasSize(1);
    }
  }

  @Test
  void anArtistNobodyKnowsIsLookedUpOnceInAHundredRuns() throws Exception {
    for (int run = 0; run < 100; run++) {
      assertThat(run(song("Nobody", "Nothing")).genres()).contains("Nobody,,none,,");
      clocks.tick(Duration.ofHours(7));
    }
    assertThat(services.requests()).extracting(ScriptedGenreServices.Request::path)
        .containsExactly("/1/metadata/lookup/", "/ws/2/artist");
    clocks.tick(Duration.ofDays(1));
    run(song("Nobody", "Nothing"));
    assertThat(services.requests()).as("and again after thirty days").hasSize(4);
  }

  @Test
  void anAnswerHoldsForNinetyDays() throws Exception {
    listenBrainzKnows("Nova", "shoegaze");
    for (int week = 0; week < 12; week++) {
      run(song("Nova", "Low Tide"));
      clocks.tick(Duration.ofDays(7));
    }
    assertThat(services.requests()).hasSize(1);
    clocks.tick(Duration.ofDays(7));
    run(song("Nova", "Low Tide"));
    assertThat(services.requests()).hasSize(2);
  }

  @Test
  void whatDoesNotFitIntoARunIsPendingAndTheNextRunsFillItIn() throws Exception {
    services.on("/1/metadata/lookup/", "{}").on("/ws/2/artist", "{\"artists\":[]}");
    Segment[] many = new Segment[60];
    for (int i = 0; i < many.length; i++) {
      many[i] = song("Artist " + i, "Song");
    }
    long before = clocks.monotonicNanos();
    Enriched first = run(many);
    assertThat(Duration.ofNanos(clocks.monotonicNanos() - before))
        .isLessThanOrEqualTo(Duration.ofSeconds(20));
    assertThat(first.genres().lines().filter(line -> line.endsWith(",,pending,,"))).hasSizeGreaterThan(40);
    assertThat(said).contains("genres: 3 of 60 artists asked").last().asString()
        .endsWith("; the next run asks for the rest");
    for (int i = 0; i < 10; i++) {
      run(song("Artist 59", "Song"));
    }
    assertThat(run(many).genres()).doesNotContain("pending");
    assertThat(services.requests()).as("no artist twice").hasSize(120);
  }

  @Test
  void ctrlCDuringTheAskingEndsItAndTheStepGoesOn() throws Exception {
    services.on("/1/metadata/lookup/", "{}").on("/ws/2/artist", "{\"artists\":[]}");
    var asked = new CountDownLatch(1);
    stop = time -> {
      try {
        return asked.await(time.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException _) {
        return true;
      }
    };
    sleeper = _ -> {
      asked.countDown();
      new CountDownLatch(1).await();
    };
    Enriched enriched = run(song("A", "Song"), song("B", "Song"));
    assertThat(Thread.interrupted()).as("the thread goes on as if nothing had been").isFalse();
    assertThat(enriched.genres()).contains("A,,pending,,").contains("B,,pending,,");
    assertThat(said.getLast()).isEqualTo(
        "genres: 0 of 2 artists asked, 0 found; the next run asks for the rest");
    sleeper = clocks::tick;
    stop = OnlineGenresTest::nobodyWantsToEndIt;
    clocks.tick(Duration.ofSeconds(10));
    assertThat(run(song("A", "Song"), song("B", "Song")).genres()).doesNotContain("pending");
  }

  @Test
  void podcastsAdvertisementsAndTaggedMusicAreNobodysBusiness() throws Exception {
    Segment podcast = SegmentBuilder.segment().state(State.NONMUSIC, "speech").track("t-1", "Episode 1")
        .artist("talkers", "Talkers").build();
    Segment tagged = SegmentBuilder.segment().state(State.MUSIC, "").track("t-2", "Song")
        .artist("tagged", "Tagged")
        .genres(List.of("dub")).build();
    Enriched enriched = run(podcast, tagged);
    assertThat(services.requests()).isEmpty();
    assertThat(said).isEmpty();
    assertThat(enriched.genres()).contains("Tagged,dub,tag").doesNotContain("Talkers");
  }

  @Test
  void theKeyOfTheSecretStoreIsUsedAndNeverShown() throws Exception {
    context = new HeardContext(Map.of("lastfm.api-key", "s3cr3t"));
    services.on("artist.gettoptags", new Answer(403, "{\"error\":10,\"message\":\"s3cr3t\"}", Map.of()));
    Enriched enriched = run(song("Nova", "Low Tide"));
    assertThat(services.requests().getLast().query()).containsEntry("api_key", "s3cr3t");
    assertThat(context.log.toString() + context.notes + said + enriched).doesNotContain("s3cr3t");
    try (SqliteGenreMemory memory = SqliteGenreMemory.open(folder.resolve("genres.db"))) {
      assertThat(memory.pending().toString()).contains("answered 403").doesNotContain("s3cr3t");
    }
  }

  @Test
  void aLockedSecretStoreCostsOnlyLastFm() throws Exception {
    context = new HeardContext(Map.of("locked", "yes"));
    listenBrainzKnows("Nova", "shoegaze");
    assertThat(run(song("Nova", "Low Tide")).genres()).contains("shoegaze");
    assertThat(context.log).contains("Last.fm is not asked: the key ring is locked");
  }

  @Test
  void offlineTheStepEndsAtOnceWithOneSentence() throws Exception {
    services.close();
    endsPending("127.0.0.1 cannot be reached: it takes no connection");
    assertThat(clocks.wall()).as("nobody waits for a service that is not there")
        .isEqualTo("2026-03-02T12:00:00Z");
  }

  @Test
  void aNameThatNobodyKnowsEndsTheSame() throws Exception {
    others = Optional.of(services("http://no-such-host.invalid"));
    endsPending("no-such-host.invalid cannot be reached: its name is not known (offline?)");
  }

  @Test
  void aCertificateThatNobodyVouchesForIsNotTrusted() throws Exception {
    try (SelfSignedServer server = SelfSignedServer.start(folder)) {
      others = Optional.of(services(server.address()));
      endsPending("localhost cannot be reached: (certificate_unknown)");
      assertThat(server.requests()).isZero();
    }
  }

  @Test
  void aLogInPageIsNoAnswer() throws Exception {
    services.otherwise(new Answer(200, "<html>Welcome to the hotel</html>", Map.of()));
    endsPending("not JSON");
  }

  @Test
  void aBrokenConnectionIsNoAnswer() throws Exception {
    services.otherwise(Answer.CUT);
    endsPending("cannot be reached");
  }

  @Test
  void anHourOfTroubleEndsEveryRunAndTheNextGoodHourAnswers() throws Exception {
    services.otherwise(new Answer(503, "", Map.of()));
    for (int run = 0; run < 60; run++) {
      assertThat(run(song("Nova", "Low Tide")).genres()).contains("Nova,,pending,,");
      clocks.tick(Duration.ofMinutes(1));
    }
    assertThat(services.requests()).as("backs off over runs").hasSizeLessThan(30);
    listenBrainzKnows("Nova", "shoegaze");
    clocks.tick(Duration.ofMinutes(5));
    assertThat(run(song("Nova", "Low Tide")).genres()).contains("Nova,shoegaze,listenbrainz");
  }

  private static boolean nobodyWantsToEndIt(Duration time) {
    try {
      return new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      return true;
    }
  }

  private void endsPending(String why) throws Exception {
    Enriched enriched = run(song("Nova", "Low Tide"), song("Atlas", "High Tide"));
    assertThat(enriched.genres()).contains("Nova,,pending,,").contains("Atlas,,pending,,");
    assertThat(enriched.segments().usual()).extracting(segment -> segment.heard().genres())
        .containsOnly(List.of());
    assertThat(said).last().asString().startsWith("genres: 0 of 2 artists asked, 0 found; ")
        .contains(why)
        .endsWith("; the next run asks for the rest");
    try (SqliteGenreMemory memory = SqliteGenreMemory.open(folder.resolve("genres.db"))) {
      assertThat(memory.pending()).hasSize(2).allSatisfy(
          waiting -> assertThat(waiting.why()).isNotEmpty());
    }
  }

  private void listenBrainzKnows(String artist, String genre) {
    services.on("artist_name=" + artist + ",", "{\"artist_credit_name\":\"" + artist
        + "\",\"metadata\":{\"tag\":{\"artist\":[{\"tag\":\"" + genre + "\",\"count\":4}]}}}");
  }

  private Enriched run(Segment... segments) throws Exception {
    said.clear();
    var audience = new OnlineGenres.Audience() {
      @Override
      public StopSignal begin() {
        return stop;
      }

      @Override
      public void say(String line) {
        said.add(line);
      }
    };
    var setup = new OnlineGenres.Setup(folder.resolve("genres.db"),
        others.orElseGet(() -> services(services.address())), AGENT, GenreReading::shipped);
    return new Enrich(new OnlineGenres(setup, clocks, sleeper, audience)).run(
        new ByPause(List.of(segments), List.of(), List.of(segments)), context);
  }

  private static GenreServices services(String base) {
    return new GenreServices(base, base, base, Optional.empty());
  }

  private static Segment song(String artist, String title) {
    return segment("t-" + title, title, artist);
  }

  private static Segment segment(String id, String title, String artist) {
    return SegmentBuilder.segment().state(State.MUSIC, "").track(id, title)
        .artist(artist.toLowerCase(java.util.Locale.ROOT), artist).build();
  }
}
