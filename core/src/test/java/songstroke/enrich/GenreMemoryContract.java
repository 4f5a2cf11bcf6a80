package songstroke.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/// What every genre memory keeps to.
public interface GenreMemoryContract {
  Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  GenreMemory memory();

  @Test
  default void theUsersGenresAreKeptByTheNameHoweverItIsWritten() {
    GenreMemory memory = memory();
    memory.setUserGenres("Sigur Rós", List.of("post-rock", "ambient"));
    assertThat(memory.userGenres("sigur ros")).containsExactly("post-rock", "ambient");
    memory.setUserGenres("SIGUR ROS", List.of("dream pop"));
    assertThat(memory.userGenres("Sigur Rós")).containsExactly("dream pop");
    assertThat(memory.unsetUserGenres("Sigur Ros")).isTrue();
    assertThat(memory.unsetUserGenres("Sigur Ros")).isFalse();
    assertThat(memory.userGenres("Sigur Rós")).isEmpty();
  }

  @Test
  default void bucketRulesAreKeptWithTheirStars() {
    GenreMemory memory = memory();
    memory.setBucketRule("lofi *", Bucket.NEUTRAL);
    memory.setBucketRule("lofi *", Bucket.FOCUS);
    memory.setBucketRule("*core", Bucket.ENERGETIC);
    assertThat(memory.bucketRules()).isEqualTo(Map.of("lofi *", Bucket.FOCUS, "*core", Bucket.ENERGETIC));
    assertThat(memory.unsetBucketRule("LoFi *")).isTrue();
    assertThat(memory.unsetBucketRule("lofi *")).isFalse();
  }

  @Test
  default void anAnswerIsFoundByIdentityAndByNameAndLeavesTheQueue() {
    GenreMemory memory = memory();
    var one = new ArtistQuery("Nova", Optional.of("Song"), Optional.of("m-1"), Optional.of("s-1"),
        Optional.of("DEA000000001"), List.of("dropped"));
    memory.enqueue(one, NOON);
    assertThat(memory.pending()).singleElement().satisfies(waiting -> {
      assertThat(waiting.artist().isrc()).contains("DEA000000001");
      assertThat(waiting.artist().identity()).isEqualTo("mbid:m-1");
    });
    var answer = new GenreMemory.Remembered(List.of(
        new SourcedGenre("techno", 7, GenreSource.MUSICBRAINZ_ID, 0.95, NOON),
        new SourcedGenre("house", 3, GenreSource.MUSICBRAINZ_ID, 0.95, NOON)), NOON);
    memory.remember(one, answer);
    assertThat(memory.find("mbid:m-1")).contains(answer);
    assertThat(memory.findByName("nova")).contains(answer);
    assertThat(memory.find("name:nova")).isEmpty();
    assertThat(memory.pending()).isEmpty();
  }

  @Test
  default void manyAreFoundAtOnceAsTheyAreFoundOneByOne() {
    GenreMemory memory = memory();
    List<ArtistQuery> artists = List.of(ArtistQuery.ofName("A \"quoted\" one"), ArtistQuery.ofName("Ünï"),
        ArtistQuery.ofName("Missing"));
    for (ArtistQuery artist : artists) {
      memory.remember(artist, new GenreMemory.Remembered(artist.artist().equals("Missing")
          ? List.of()
          : List.of(new SourcedGenre("techno", 7, GenreSource.LISTENBRAINZ, 0.7, NOON),
              new SourcedGenre("house", 3, GenreSource.LISTENBRAINZ, 0.7, NOON)),
          NOON));
    }
    memory.setUserGenres("Ünï", List.of("jazz", "dub"));
    List<String> identities = new ArrayList<>(artists.stream().map(ArtistQuery::identity).toList());
    identities.add("name:unheard of");
    assertThat(memory.findAll(identities)).hasSize(3)
        .allSatisfy((identity, answer) -> assertThat(memory.find(identity)).contains(answer));
    assertThat(memory.findAll(List.of())).isEmpty();
    assertThat(memory.userGenres()).isEqualTo(Map.of("uni", List.of("jazz", "dub")));
  }

  @Test
  default void aMissIsRememberedAndNoAnswerForNamesakes() {
    GenreMemory memory = memory();
    memory.remember(ArtistQuery.ofName("Nobody"), new GenreMemory.Remembered(List.of(), NOON));
    assertThat(memory.find("name:nobody").orElseThrow().genres()).isEmpty();
    assertThat(memory.findByName("nobody")).isEmpty();
  }

  @Test
  default void theQueueKeepsItsOrderAndPostponedArtistsGoToItsEnd() {
    GenreMemory memory = memory();
    for (String name : List.of("A", "B", "C", "A")) {
      memory.enqueue(ArtistQuery.ofName(name), NOON);
    }
    memory.postpone(ArtistQuery.ofName("A"), "offline", NOON.plusSeconds(9));
    assertThat(memory.pending()).extracting(waiting -> waiting.artist().artist()).containsExactly("B", "C",
        "A");
    assertThat(memory.pending().getLast()).satisfies(waiting -> {
      assertThat(waiting.why()).isEqualTo("offline");
      assertThat(waiting.since()).isEqualTo(NOON);
    });
  }

  @Test
  default void whatBecomesKnownOfAWaitingArtistIsAddedAndItsPlaceIsKept() {
    GenreMemory memory = memory();
    memory.enqueue(ArtistQuery.ofName("A"), NOON);
    memory.enqueue(ArtistQuery.ofName("B"), NOON);
    memory.enqueue(new ArtistQuery("A", Optional.of("Song"), Optional.empty(), Optional.empty(),
        Optional.empty(),
        Optional.of("spotify:track:1"), List.of()), NOON.plusSeconds(9));
    memory.enqueue(new ArtistQuery("A", Optional.of("Other"), Optional.empty(), Optional.empty(),
        Optional.empty(),
        List.of()), NOON.plusSeconds(20));
    assertThat(memory.pending()).hasSize(2).first().satisfies(waiting -> {
      assertThat(waiting.artist().title()).contains("Song");
      assertThat(waiting.artist().trackId()).contains("spotify:track:1");
      assertThat(waiting.since()).isEqualTo(NOON);
    });
  }

  @Test
  default void forgettingDropsAnswersAndQueueAndKeepsTheUsersWord() {
    GenreMemory memory = memory();
    memory.setUserGenres("A", List.of("jazz"));
    memory.remember(ArtistQuery.ofName("B"), new GenreMemory.Remembered(List.of(), NOON));
    memory.enqueue(ArtistQuery.ofName("C"), NOON);
    assertThat(memory.forget()).isEqualTo(2);
    assertThat(memory.pending()).isEmpty();
    assertThat(memory.find("name:b")).isEmpty();
    assertThat(memory.userGenres("A")).containsExactly("jazz");
  }
}
