package songstroke.capture.music.mpris;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.capture.music.Addresses;
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
  void aTagStaysWholeForWhoeverKnowsTheNamesOfGenres() {
    assertThat(
        track(VLC, Map.of("xesam:genre", List.of("Singer/Songwriter", "Folk, World, & Country", " ", "Jazz")))
            .genres())
        .containsExactly("Singer/Songwriter", "Folk, World, & Country", "Jazz");
    assertThat(track(VLC, Map.of("xesam:genre", "Pop\u0000Rock")).genres()).containsExactly("Pop", "Rock");
    assertThat(track(VLC, Map.of()).genres()).isEmpty();
  }

  @Test
  void entitiesOfWebPagesAreDecodedOnce() {
    Track track = track(VLC, Map.of("xesam:artist", List.of("Simon &amp; Garfield"), "xesam:title",
        "It&#39;s &amp;lt;", "xesam:album", "Caf&eacute;", "xesam:genre", "Drum &#x26; Bass"));
    assertThat(track.artists()).containsExactly("Simon & Garfield");
    assertThat(track.title()).isEqualTo("It's &lt;");
    assertThat(track.album()).isEqualTo("Café");
    assertThat(track.genres()).containsExactly("Drum & Bass");
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

  @ParameterizedTest
  @CsvSource({"https://h.example/Audio/stream?static=true&api_key=SECRET, stream?static=true&api_key=SECRET",
    "https://h.example/Audio/stream?api_key=SECRET, stream", "https://h.example/play/SECRET, SECRET",
    "https://h.example/a%20SECRET.mp3?t=1, a SECRET.mp3",
    "https://u:SECRET@h.example/x, https://u:SECRET@h.example/x",
    "'', https://h.example/SECRET", "'', stream.mp3?token=SECRET", "'', stream%3Ftoken%3DSECRET",
    "'', Radio (http://h.example/x?k=SECRET)"})
  void theAddressOfAStreamIsNoTitle(String url, String title) {
    Loaded loaded = MetadataReader.read(VLC, Map.of("xesam:url", url, "xesam:title", title));
    assertThat(Addresses.without(new songstroke.timeline.Playback.Playing(loaded.item(),
        java.util.OptionalLong.empty())).toString()).doesNotContain("SECRET");
  }

  @Test
  void aStreamWithTagsKeepsThem() {
    Track track = track(VLC, named(Map.of("xesam:url", "https://h.example/rest/stream?id=7&t=SECRET")));
    assertThat(track.title()).isEqualTo("First");
    assertThat(track.artists()).containsExactly("Ann");
  }

  @Test
  void aRadiosSongIsReadWhereVlcPutsItAndTheStationIsTheAlbum() {
    Map<String, Object> radio = Map.of("xesam:url", "http://h.example/radio", "xesam:title", "Station One",
        "vlc:nowplaying", "Simon &amp; Garfield - It&#39;s A Song");
    assertThat(track(VLC, radio)).isEqualTo(new Track(java.util.Optional.empty(), "It's A Song",
        List.of("Simon & Garfield"), "Station One", java.util.OptionalLong.empty(), List.of()));
  }

  @Test
  void aRadioThatNamesItsSongInTheTitleIsReadLikeAnyOther() {
    Map<String, Object> radio = Map.of("xesam:url", "http://h.example/radio", "xesam:title",
        "Band A - Song A");
    assertThat(track(VLC, radio).artists()).containsExactly("Band A");
    assertThat(track(VLC, radio).title()).isEqualTo("Song A");
    assertThat(
        track(VLC, Map.of("xesam:url", "file:///Band A - Song A.mp3", "xesam:title", "Band A - Song A"))
            .title())
        .isEqualTo("Band A - Song A");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://music.example.org", "music.example.org", "localhost:8080", "127.0.0.1:4711"})
  void theHostOfAPageIsNoArtist(String host) {
    Loaded loaded = MetadataReader.read(CHROMIUM,
        Map.of("xesam:title", "Private diary", "xesam:artist", List.of(host)));
    assertThat(loaded.item().kind()).isEqualTo(AudioKind.UNKNOWN);
    assertThat(loaded.toString()).doesNotContain("diary");
  }

  @Test
  void anArtistWithDotsIsAnArtist() {
    assertThat(
        track(CHROMIUM, Map.of("xesam:title", "That Power", "xesam:artist", List.of("will.i.am"))).artists())
        .containsExactly("will.i.am");
  }

  @ParameterizedTest
  @CsvSource({"ncspot.instance77, /org/ncspot/spotify/episode/3abc, '', SPEECH, ",
    "spotifyd.instance78, /spotify/episode/3abc, '', SPEECH, ",
    "ncspot, /org/ncspot/spotify/track/4abc, '', MUSIC, spotify:track:4abc",
    "spotifyd, /spotify/track/4abc, '', MUSIC, spotify:track:4abc",
    "psst, /1, https://open.spotify.com/episode/3abc, SPEECH, ",
    "psst, /1, https://open.spotify.com/track/4abc?si=1, MUSIC, spotify:track:4abc",
    "chromium, /1, https://open.spotify.com/episode/3abc, MUSIC, "})
  void otherPlayersOfSpotifyNameItsTracksToo(String player, String slot, String url, AudioKind kind,
      String id) {
    Loaded loaded = MetadataReader.read(PlayerName.of(PlayerName.PREFIX + player),
        named(Map.of("mpris:trackid", slot, "xesam:url", url)));
    assertThat(loaded.item().kind()).isEqualTo(kind);
    assertThat(loaded.item().track().id().orElse(null)).isEqualTo(id);
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
