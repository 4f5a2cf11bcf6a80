package songstroke.capture.music.mpris;

import static org.assertj.core.api.Assertions.assertThat;
import static songstroke.capture.music.mpris.Song.loaded;
import static songstroke.capture.music.mpris.Song.playing;
import static songstroke.capture.music.mpris.Song.status;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import songstroke.timeline.Playback;

/// Which of several players is heard.
class SeveralPlayersTest {
  private static final Map<String, Object> FIRST = Song.of("First", "Ann", 200);
  private static final Map<String, Object> SECOND = Song.of("Second", "Bob", 180);

  private final Desk desk = new Desk();

  @Test
  void theOneThatPlaysIsHeardNotTheOneThatIsPaused() {
    desk.put("vlc", Map.of("PlaybackStatus", "Paused", "Metadata", SECOND)).put("mpv", playing(FIRST, 1))
        .connect();
    assertThat(title()).isEqualTo("First");
  }

  @Test
  void theOneThatBeganLastIsHeard() {
    desk.put("mpv", playing(FIRST, 0)).put("vlc", status("Stopped")).connect().after(10_000)
        .change("vlc", playing(SECOND, 0)).after(1_000);
    assertThat(title()).isEqualTo("Second");
    assertThat(desk.last().ms()).isEqualTo(10_000);
    desk.change("mpv", status("Paused")).after(20_000);
    assertThat(desk.reports()).hasSize(2);
  }

  @Test
  void twoThatPlayForMoreThanFiveSecondsAreAmbiguousSinceTheyBothPlay() {
    desk.put("mpv", playing(FIRST, 0)).put("vlc", status("Stopped")).connect().after(10_000)
        .change("vlc", playing(SECOND, 0)).after(5_500);
    assertThat(desk.last()).isEqualTo(new Desk.Report(10_000,
        new Playback.Unknown("two players at once: mpv and vlc")));
    desk.change("vlc", loaded(Song.of("Third", "Cleo", 100))).after(10_000);
    assertThat(desk.reports()).hasSize(3);
    desk.change("mpv", status("Stopped")).after(1_000);
    assertThat(title()).isEqualTo("Third");
    assertThat(desk.last().ms()).isEqualTo(25_500);
  }

  @Test
  void theOneThatGoesOnIsHeardAgainWithItsPosition() {
    desk.put("mpv", playing(FIRST, 0)).put("vlc", status("Stopped")).connect().after(10_000)
        .change("vlc", playing(SECOND, 0)).after(2_000).leave("vlc");
    assertThat(title()).isEqualTo("First");
    assertThat(((Playback.Playing) desk.last().playback()).positionMs()).hasValue(12_000);
  }

  @Test
  void ofTwoFoundTogetherTheOneWithAnArtistIsHeard() {
    desk.put("chromium.instance7", playing(Song.of("Clip", "", 60), 0)).put("vlc", playing(FIRST, 0))
        .connect();
    assertThat(title()).isEqualTo("First");
  }

  @Test
  void ofTwoFoundTogetherThatNameArtistsThePlayerIsHeardNotTheBrowser() {
    desk.put("firefox.instance_1_7", playing(SECOND, 0)).put("vlc", playing(FIRST, 0)).connect();
    assertThat(title()).isEqualTo("First");
  }

  @Test
  void twoNamesOfOneProcessAreOnePlayer() {
    desk.put("vlc", playing(FIRST, 0)).put("vlc.instance77", playing(FIRST, 0)).connect()
        .identify("vlc", 77).identify("vlc.instance77", 77).after(60_000);
    assertThat(desk.reports()).hasSize(1);
    desk.change("vlc", loaded(SECOND)).after(3).change("vlc.instance77", loaded(SECOND)).after(20_000);
    assertThat(desk.reports()).hasSize(2);
    assertThat(title()).isEqualTo("Second");
  }

  @Test
  void aBrowserAndItsHelperThatPlayTheSameAreOnePlayer() {
    desk.put("chromium.instance7", playing(FIRST, 0)).put("plasma-browser-integration", playing(FIRST, 0))
        .connect().identify("chromium.instance7", 7).identify("plasma-browser-integration", 8).after(30_000);
    assertThat(desk.reports()).hasSize(1);
    desk.change("plasma-browser-integration", loaded(SECOND)).after(1_200)
        .change("chromium.instance7", loaded(SECOND)).after(30_000);
    assertThat(desk.reports()).extracting(Desk.Report::playback)
        .noneMatch(Playback.Unknown.class::isInstance);
    assertThat(title()).isEqualTo("Second");
  }

  @Test
  void aHelperNamesTheProcessOfItsBrowserAndTheSongInOtherWords() {
    desk.put("firefox.instance_1_37", playing(page("(3) Band - Slow Song - YouTube"), 0))
        .put("plasma-browser-integration", playing(helped("Band - Slow Song", 37), 0)).connect()
        .identify("firefox.instance_1_37", 37).identify("plasma-browser-integration", 38).after(8_000)
        .put("firefox.instance_1_37", Desk.position(0)).put("plasma-browser-integration", Desk.position(0))
        .change("firefox.instance_1_37", loaded(page("(3) Band - Other - YouTube"))).after(900)
        .change("plasma-browser-integration", loaded(helped("Band - Other", 37))).after(30_000);
    assertThat(desk.reports()).extracting(SeveralPlayersTest::title).containsExactly("Band - Slow Song",
        "Band - Other");
  }

  @Test
  void aHelperThatConnectsInTheMiddleOfASongIsNoSecondPlayer() {
    desk.put("firefox.instance_1_37", playing(FIRST, 0)).connect().identify("firefox.instance_1_37", 37)
        .after(60_000)
        .appear("plasma-browser-integration", playing(FIRST, 60)).identify("plasma-browser-integration", 38)
        .after(30_000);
    assertThat(desk.reports()).extracting(SeveralPlayersTest::title).containsOnly("First");
  }

  @Test
  void aHelperOfAnotherBrowserIsASecondPlayer() {
    desk.put("firefox.instance_1_37", playing(FIRST, 0)).put("chromium.instance77", status("Stopped"))
        .put("plasma-browser-integration", status("Stopped")).connect().identify("firefox.instance_1_37", 37)
        .identify("chromium.instance77", 77).identify("plasma-browser-integration", 38).after(10_000)
        .change("plasma-browser-integration", playing(helped("Elsewhere", 77), 0)).after(10_000);
    assertThat(desk.last().playback()).isInstanceOf(Playback.Unknown.class);
  }

  @Test
  void aHelperInAContainerBelongsToTheBrowserThatNamesTheSameSong() {
    desk.put("firefox.instance_1_37", playing(page("Band - Slow Song - YouTube"), 0))
        .put("chromium.instance77", status("Paused"))
        .put("plasma-browser-integration", playing(helped("Band - Slow Song", 2), 0)).connect()
        .identify("firefox.instance_1_37", 37).identify("chromium.instance77", 77).after(30_000);
    assertThat(title()).isEqualTo("Band - Slow Song");
  }

  @Test
  void aPlayerThatStandsAtItsEndDoesNotCompete() {
    desk.put("ytm", playing(Song.of("Over", "Cleo", 6), 6)).stand("ytm").connect().after(60_000)
        .appear("mpv", playing(FIRST, 0)).after(30_000);
    assertThat(title()).isEqualTo("First");
  }

  @Test
  void theSameTrackStartedMuchLaterElsewhereIsASecondPlayer() {
    desk.put("mpv", playing(FIRST, 0)).put("vlc", status("Stopped")).connect().after(10_000)
        .change("vlc", playing(FIRST, 0)).after(10_000);
    assertThat(desk.last().playback()).isInstanceOf(Playback.Unknown.class);
  }

  @Test
  void aMutedPlayerDoesNotCompete() {
    desk.put("mpv", playing(FIRST, 0)).put("vlc", Map.of("PlaybackStatus", "Stopped", "Volume", 0.5))
        .connect()
        .after(1_000).change("vlc", Map.of("PlaybackStatus", "Playing", "Metadata", SECOND, "Volume", 0.0))
        .after(30_000);
    assertThat(desk.reports()).hasSize(1);
  }

  @Test
  void aProxyThatRepeatsOtherPlayersIsNoPlayer() {
    desk.put("playerctld", playing(FIRST, 0)).connect().appear("playerctld2", playing(SECOND, 0))
        .after(1_000);
    assertThat(desk.last().playback()).isEqualTo(new Playback.Stopped());
  }

  @Test
  void aNameThatChangesItsOwnerIsAnotherPlayer() {
    desk.put("mpv", playing(FIRST, 0)).connect().after(1_000);
    desk.put("mpv", playing(SECOND, 0))
        .hear(new PlayerSignal.Appeared(PlayerName.PREFIX + "mpv", Desk.owner("mpv"))).after(1_000);
    assertThat(title()).isEqualTo("Second");
  }

  /// What a browser says of a page that names no song.
  private static Map<String, Object> page(String title) {
    return Map.of("xesam:title", title, "xesam:artist", List.of(""), "mpris:trackid",
        "/org/mpris/MediaPlayer2/firefox");
  }

  /// What the helper in a browser says of a song.
  private static Map<String, Object> helped(String title, int host) {
    return Map.of("xesam:title", title, "xesam:artist", List.of("Band Official"), "mpris:length",
        200_000_000L,
        "mpris:trackid", "/org/kde/plasma/browser_integration/1337", "kde:pid", host);
  }

  private String title() {
    return title(desk.last());
  }

  private static String title(Desk.Report report) {
    return ((Playback.Playing) report.playback()).item().track().title();
  }
}
