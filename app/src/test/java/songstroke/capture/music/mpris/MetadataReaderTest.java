package songstroke.capture.music.mpris;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.timeline.AudioKind;
import songstroke.timeline.Track;

class MetadataReaderTest {
  private static final PlayerName VLC = PlayerName.of("org.mpris.MediaPlayer2.vlc");
  private static final PlayerName SPOTIFY = PlayerName.of("org.mpris.MediaPlayer2.spotify");
  private static final PlayerName CHROMIUM = PlayerName.of("org.mpris.MediaPlayer2.chromium.instance4242");

  @Test
  void numbersOfAnyTypeAndNumbersAsTextAreLengths() {
    for (Object length : List.of(8_000_000, 8_000_000L, 8_000_000.0, new java.math.BigInteger("8000000"),
        "8000000",
        " 8000000.0 ")) {
      assertThat(track(VLC, Map.of("mpris:length", length)).lengthMs()).hasValue(8_000);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "9223372036854775807", "long", ""})
  void whatIsNoLengthOfATrackIsUnknown(String length) {
    assertThat(track(VLC, Map.of("mpris:length", length)).lengthMs()).isEmpty();
  }

  @Test
  void artistsMayBeAListOrAText() {
    assertThat(track(VLC, Map.of("xesam:artist", List.of("Ann", "", "Bob"))).artists()).containsExactly("Ann",
        "Bob");
    assertThat(track(VLC, Map.of("xesam:artist", "Ann")).artists()).containsExactly("Ann");
    assertThat(track(VLC, Map.of("xesam:artist", new String[]{"Ann"})).artists()).containsExactly("Ann");
    assertThat(track(VLC, Map.of("xesam:artist", 7)).artists()).isEmpty();
  }

  @Test
  void genresAreSplitAtWhatTagsSplitThemWith() {
    assertThat(MetadataReader.genres(List.of("Ambient; Drone", "Jazz/Funk|Soul,R&B\u0000Pop", "Jazz", " ")))
        .containsExactly("Ambient", "Drone", "Jazz", "Funk", "Soul", "R&B", "Pop");
    assertThat(MetadataReader.genres("Melodic Death Metal Swedish Metal"))
        .containsExactly("Melodic Death Metal Swedish Metal");
    assertThat(MetadataReader.genres(null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"spotify:track:4uLU6hMCjMI75M1A2tKUQC, spotify:track:4uLU6hMCjMI75M1A2tKUQC, MUSIC",
    "/com/spotify/track/4uLU6hMCjMI75M1A2tKUQC, spotify:track:4uLU6hMCjMI75M1A2tKUQC, MUSIC",
    "spotify:ad:000000012c603a66, , AD", "/com/spotify/ad/000000012c603a66, , AD",
    "spotify:episode:512ojhOuo1ktJprKbVcKyQ, , SPEECH",
    "/com/spotify/episode/512ojhOuo1ktJprKbVcKyQ, , SPEECH",
    "spotify:local:Ann:Tones:First:60, , MUSIC"})
  void spotifysTrackIdSaysWhatItIs(String id, String expected, AudioKind kind) {
    Map<String, Object> metadata = named(
        Map.of("mpris:trackid", id, "xesam:album", "", "xesam:trackNumber", 1));
    Loaded loaded = MetadataReader.read(SPOTIFY, metadata);
    assertThat(loaded.item().kind()).isEqualTo(kind);
    assertThat(loaded.item().track().id().orElse(null)).isEqualTo(expected);
  }

  @Test
  void spotifyWithoutAlbumAndPlaceOnItPlaysAnAdvertisement() {
    assertThat(kind(SPOTIFY, named(Map.of("xesam:album", "", "xesam:trackNumber", 0))))
        .isEqualTo(AudioKind.AD);
    assertThat(kind(SPOTIFY, named(Map.of("xesam:album", "Tones", "xesam:trackNumber", 0))))
        .isEqualTo(AudioKind.MUSIC);
    assertThat(kind(VLC, named(Map.of("xesam:album", "", "xesam:trackNumber", 0))))
        .isEqualTo(AudioKind.MUSIC);
  }

  @Test
  void aFolderCalledAdMakesNoAdvertisement() {
    assertThat(kind(VLC, named(Map.of("xesam:url", "file:///home/ann/ad/First.mp3"))))
        .isEqualTo(AudioKind.MUSIC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/org/videolan/vlc/playlist/3", "/org/mpris/MediaPlayer2/CurrentTrack", "/0",
    "/org/mpris/MediaPlayer2/TrackList/NoTrack"})
  void aPlayersOwnTrackIdIsNoId(String id) {
    assertThat(track(VLC, named(Map.of("mpris:trackid", id))).id()).isEmpty();
  }

  @Test
  void aMusicBrainzTrackIdIsAnId() {
    assertThat(track(VLC, named(Map.of("mpris:trackid", "/3", "mb:trackId", "6c27b0c1"))).id())
        .hasValue("mb:track:6c27b0c1");
  }

  @Test
  void aBrowserWithoutAnArtistGivesNothingAway() {
    Loaded loaded = MetadataReader.read(CHROMIUM, Map.of("xesam:title", "Private diary", "xesam:artist",
        List.of(""), "xesam:album", "example.org", "mpris:length", 61_000_000L));
    assertThat(loaded.item().kind()).isEqualTo(AudioKind.UNKNOWN);
    assertThat(loaded.item().track()).isEqualTo(Loaded.nothing(CHROMIUM).item().track());
    assertThat(loaded.item().player()).isEqualTo("chromium");
  }

  @Test
  void aBrowserWithAnArtistPlaysMusic() {
    Loaded loaded = MetadataReader.read(CHROMIUM, named(Map.of()));
    assertThat(loaded.item().kind()).isEqualTo(AudioKind.MUSIC);
    assertThat(loaded.item().track().title()).isEqualTo("First");
  }

  @Test
  void anAddressIsNeverKept() {
    Loaded loaded = MetadataReader.read(VLC, named(Map.of("xesam:url", "file:///home/ann/secret.mp3")));
    assertThat(loaded.toString()).doesNotContain("secret");
  }

  @Test
  void aTitleAloneIsMusicInAPlayerAndNothingAtAllIsUnknown() {
    assertThat(kind(VLC, Map.of("xesam:title", "First"))).isEqualTo(AudioKind.MUSIC);
    assertThat(kind(VLC, Map.of())).isEqualTo(AudioKind.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"vlc, vlc, false", "vlc.instance4242, vlc, false", "chromium.instance4242, chromium, true",
    "firefox.instance_1_7, firefox, true", "io.bassi.Amberol, io.bassi.Amberol, false",
    "plasma-browser-integration, plasma-browser-integration, true", "brave.instance1, brave, true"})
  void aPlayersNameIsWithoutItsInstance(String suffix, String text, boolean browser) {
    assertThat(PlayerName.of(PlayerName.PREFIX + suffix)).isEqualTo(new PlayerName(text, browser));
  }

  /// Metadata of a track by Ann, and what is said besides.
  private static Map<String, Object> named(Map<String, Object> besides) {
    Map<String, Object> metadata = new HashMap<>(
        Map.of("xesam:title", "First", "xesam:artist", List.of("Ann")));
    metadata.putAll(besides);
    return metadata;
  }

  private static Track track(PlayerName player, Map<String, Object> metadata) {
    return MetadataReader.read(player, metadata).item().track();
  }

  private static AudioKind kind(PlayerName player, Map<String, Object> metadata) {
    return MetadataReader.read(player, metadata).item().kind();
  }
}
