package songstroke.capture.music.spotify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Track;
import tools.jackson.databind.json.JsonMapper;

/// Bodies as Spotify sends them in late 2026.
class PlayerBodyTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TRACK = """
      {"id":"4uLU6hMCjMI75M1A2tKUQC","uri":"spotify:track:4uLU6hMCjMI75M1A2tKUQC","type":"track","name":"Ebb",
       "duration_ms":213573,"is_local":false,"explicit":false,"preview_url":null,"external_ids":{"isrc":"GBARL9300135"},
       "album":{"name":"Tides","uri":"spotify:album:x"},"artists":[{"name":"Ann","id":"a"},{"name":"Bob","id":"b"}]}""";

  @Test
  void aTrackHasItsNamesItsLengthAndItsAddress() {
    PlayerAnswer.Holding seen = holding("""
        {"timestamp":1,"context":null,"progress_ms":41234,"is_playing":true,"currently_playing_type":"track",
         "actions":{"disallows":{"resuming":true}},"item":%s}""".formatted(TRACK));

    assertThat(seen.playing()).isTrue();
    assertThat(seen.progressMs()).hasValue(41_234);
    assertThat(seen.item()).isEqualTo(new LoadedItem.Named(new NowPlaying(AudioKind.MUSIC, "spotify",
        new Track(Optional.of("spotify:track:4uLU6hMCjMI75M1A2tKUQC"), "Ebb", List.of("Ann", "Bob"), "Tides",
            OptionalLong.of(213_573), List.of())),
        "GBARL9300135"));
  }

  @Test
  void aFileOfOnesOwnIsKnownByItsAddress() {
    PlayerAnswer.Holding seen = holding(
        """
            {"progress_ms":5,"is_playing":true,"currently_playing_type":"track","item":{"id":null,"is_local":true,
             "uri":"spotify:local:Friend:Demo:Song:200","type":"track","name":"Song","duration_ms":200000,
             "album":{"name":"Demo","uri":null,"images":[]},"artists":[{"name":"Friend","id":null}],
             "external_ids":{}}}""");

    assertThat(track(seen).id()).hasValue("spotify:local:Friend:Demo:Song:200");
    assertThat(track(seen).artists()).containsExactly("Friend");
  }

  @Test
  void anEpisodeIsSpeechByItsShow() {
    PlayerAnswer.Holding seen = holding(
        """
            {"progress_ms":5,"is_playing":true,"currently_playing_type":"episode","item":{"id":"e",
             "uri":"spotify:episode:e","type":"episode","name":"One","duration_ms":1800000,
             "show":{"name":"Talk","publisher":"P"}}}""");

    assertThat(((LoadedItem.Named) seen.item()).now().kind()).isEqualTo(AudioKind.SPEECH);
    assertThat(track(seen).artists()).containsExactly("Talk");
  }

  @Test
  void anAdvertisementHasNoItemAndNoLength() {
    PlayerAnswer.Holding seen = holding("""
        {"progress_ms":12000,"is_playing":true,"currently_playing_type":"ad","item":null}""");

    assertThat(seen.item()).isEqualTo(new LoadedItem.Advertisement());
    assertThat(seen.item().lengthMs()).isEmpty();
    assertThat(seen.progressMs()).hasValue(12_000);
  }

  @Test
  void aKindOfItemFromLaterIsSoundOfUnknownKind() {
    PlayerAnswer.Holding seen = holding("""
        {"is_playing":true,"currently_playing_type":"hologram",
         "item":{"uri":"spotify:hologram:h","type":"hologram","name":"H"}}""");

    assertThat(((LoadedItem.Named) seen.item()).now().kind()).isEqualTo(AudioKind.UNKNOWN);
    assertThat(seen.progressMs()).isEmpty();
  }

  @Test
  void ofAPrivateSessionNothingIsRead() {
    PlayerAnswer.Holding seen = holding("""
        {"device":{"id":null,"is_private_session":true,"name":"Desk"},"progress_ms":5,"is_playing":true,
         "currently_playing_type":"track","item":%s}""".formatted(TRACK));

    assertThat(seen).isEqualTo(
        new PlayerAnswer.Holding(new LoadedItem.Nameless(true), true, OptionalLong.empty(),
            OptionalLong.empty()));
  }

  @Test
  void whatPlaysFarBeyondItsEndIsStaleUnlessItIsPaused() {
    String body = """
        {"progress_ms":%d,"is_playing":%b,"currently_playing_type":"track","item":%s}""";

    assertThat(seen(body.formatted(223_574, true, TRACK))).isEqualTo(new PlayerAnswer.Stale());
    assertThat(seen(body.formatted(223_573, true, TRACK))).isInstanceOf(PlayerAnswer.Holding.class);
    assertThat(seen(body.formatted(999_999, false, TRACK))).isInstanceOf(PlayerAnswer.Holding.class);
  }

  @Test
  void missingAndMistypedFieldsAreUnknownAndNoError() {
    for (String body : List.of("{}", "[]", "7", "{\"item\":null,\"is_playing\":null,\"progress_ms\":null}",
        "{\"item\":\"x\",\"currently_playing_type\":5,\"progress_ms\":\"12\",\"device\":[]}",
        "{\"item\":{\"name\":null,\"id\":7,\"artists\":{\"name\":3},\"album\":null,\"duration_ms\":-4}}",
        "{\"item\":{},\"progress_ms\":-1}", "{\"item\":{},\"progress_ms\":1e400}")) {
      assertThat(holding(body)).as(body)
          .isEqualTo(
              new PlayerAnswer.Holding(new LoadedItem.Nameless(false), true, OptionalLong.empty(),
                  OptionalLong.empty()));
    }
  }

  private static Track track(PlayerAnswer.Holding seen) {
    return ((LoadedItem.Named) seen.item()).now().track();
  }

  private static PlayerAnswer.Holding holding(String body) {
    return (PlayerAnswer.Holding) seen(body);
  }

  private static PlayerAnswer seen(String body) {
    return PlayerBody.read(JSON.readTree(body));
  }
}
