package songstroke.capture.music.mpris;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songstroke.RealPart;
import songstroke.RealParts;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.HeardMusic;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.MusicSourceContract;
import songstroke.sources.MusicSources;
import songstroke.timeline.AudioKind;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

/// The media session with scripted players on a real bus: what real players do and a lab seldom has.
@RealParts(RealPart.SESSION_BUS)
public class FakePlayerIT implements MusicSourceContract {
  private static final Map<String, Object> FIRST = FakePlayer.track("First", "Ann", 200, "Ambient;Drone");
  private static final Map<String, Object> SECOND = FakePlayer.track("Second", "Bob", 180);

  private final HeardMusic heard = new HeardMusic();
  private SessionBus bus;
  private FakePlayer player;
  private MusicSource followed;

  @BeforeEach
  void startBus() {
    bus = SessionBus.start();
    player = FakePlayer.on(bus, "fake").play(FIRST);
    followed = new MprisMusicSource(bus.environment(), Clocks.system());
  }

  @AfterEach
  void endBus() {
    followed.close();
    player.close();
    bus.close();
    assertThat(heard.breaches()).isEmpty();
  }

  @Override
  public MusicSource source() {
    return new MprisMusicSource(bus.environment(), Clocks.system());
  }

  @Override
  public void playSecond() {
    player.play(SECOND);
  }

  @Test
  void whatThePlayerSaysOfATrackIsKept() throws SourceUnavailableException {
    Track track = playing(follow("First")).item().track();
    assertThat(track).isEqualTo(new Track(java.util.Optional.empty(), "First", List.of("Ann"), "Album of Ann",
        java.util.OptionalLong.of(200_000), List.of("Ambient", "Drone")));
    assertThat(playing(heard.reports().getFirst()).item().player()).isEqualTo("fake");
  }

  @Test
  void aStampIsNotBeforeItsCauseAndNotAfterItsArrival() throws SourceUnavailableException {
    follow("First");
    long before = Clocks.system().monotonicNanos();
    player.play(SECOND);
    HeardMusic.Report report = heard.awaitTitle("Second");
    assertThat(report.nanos()).isBetween(before, report.arrived());
  }

  @Test
  void aPlayerThatFlashesStoppedAndNamesItsTrackLateMakesOneChange() throws SourceUnavailableException {
    follow("First");
    player.set(Map.of("Position", 0L));
    player.stop();
    player.change(Map.of("PlaybackStatus", "Playing", "Metadata",
        Map.of("mpris:trackid", "/vlc/2", "mpris:length", 9_200_000L)));
    player.change(Map.of("Metadata", SECOND));
    heard.awaitTitle("Second");
    assertThat(heard.reports()).hasSize(2);
  }

  @Test
  void metadataThatArriveTornMakeOneChange() throws SourceUnavailableException {
    follow("First");
    player.change(Map.of("Metadata", Map.of("xesam:title", "Second", "xesam:artist", List.of("Ann"))));
    player.change(Map.of("Metadata", Map.of("xesam:title", "Second", "xesam:artist", List.of("Bob"))));
    player.change(Map.of("Metadata", SECOND));
    assertThat(playing(heard.awaitTitle("Second")).item().track().artists()).containsExactly("Bob");
    assertThat(heard.reports()).hasSize(2);
  }

  @Test
  void spotifyGivesItsTrackIdAndItsAdvertisementsAreNoMusic() throws SourceUnavailableException {
    follow("First");
    player.stop();
    try (FakePlayer spotify = FakePlayer.on(bus, "spotify")) {
      spotify.play(FakePlayer.spotifyTrack("4uLU6hMCjMI75M1A2tKUQC", "Third", "Cleo", 211.5));
      Playback.Playing third = playing(heard.awaitTitle("Third"));
      assertThat(third.item().track().id()).hasValue("spotify:track:4uLU6hMCjMI75M1A2tKUQC");
      assertThat(third.item().track().lengthMs()).hasValue(211_500);
      assertThat(third.item().kind()).isEqualTo(AudioKind.MUSIC);
      spotify.play(FakePlayer.spotifyAd());
      HeardMusic.Report ad = heard.await(report -> report.title().equals("Advertisement"));
      assertThat(playing(ad).item().kind()).isEqualTo(AudioKind.AD);
    }
    heard.await(heard.reports().size() - 1, report -> report.playback() instanceof Playback.Stopped);
  }

  @Test
  void aBrowsersTabTitleIsNeverReported() throws SourceUnavailableException {
    follow("First");
    player.stop();
    try (FakePlayer browser = FakePlayer.on(bus, "firefox.instance_1_7")) {
      browser.play(Map.of("xesam:title", "Private diary - Video", "xesam:artist", List.of(""), "xesam:url",
          "https://example.org/diary"));
      HeardMusic.Report video = heard.await(report -> report.playback() instanceof Playback.Playing playing
          && playing.item().kind() == AudioKind.UNKNOWN);
      browser.change(Map.of("Metadata", SECOND));
      heard.awaitTitle("Second");
      assertThat(video.title()).isEmpty();
      assertThat(heard.reports().toString()).doesNotContain("diary").doesNotContain("example.org");
    }
  }

  @Test
  void aSeekAndARepeatAreReportedWithTheirPositions() throws SourceUnavailableException {
    follow("First");
    player.seek(195);
    heard.await(report -> report.playback() instanceof Playback.Playing playing
        && playing.positionMs().orElse(0) >= 195_000);
    player.seek(0);
    heard.await(2, report -> report.playback() instanceof Playback.Playing playing
        && playing.positionMs().orElse(-1) == 0);
    assertThat(heard.reports()).extracting(HeardMusic.Report::title).containsExactly("First", "First",
        "First");
  }

  @Test
  void aPlayerThatWillNotTellAllOfItsPropertiesIsAskedForEach() throws SourceUnavailableException {
    player.refuseAll();
    follow("First");
    player.play(SECOND);
    heard.awaitTitle("Second");
    player.pause();
    heard.await(report -> report.playback() instanceof Playback.Paused);
    assertThat(MediaSession.players(bus.environment(), Clocks.system()))
        .containsExactly(new MediaSession.SeenPlayer("fake", "paused"));
  }

  @Test
  void aPlayerThatNeverSaysAnythingIsFollowedAllTheSame() throws SourceUnavailableException {
    follow("First");
    player.set(Map.of("Metadata", SECOND, "Position", 0L));
    heard.awaitTitle("Second");
    player.set(Map.of("PlaybackStatus", "Paused"));
    heard.await(report -> report.playback() instanceof Playback.Paused);
  }

  @Test
  void aFloodOfSignalsWithBigPicturesEndsWithTheStateThatThePlayerHas() throws SourceUnavailableException {
    follow("First");
    Map<String, Object> pictured = new HashMap<>(FIRST);
    pictured.put("mpris:artUrl", "data:image/bmp;base64," + "QUJD".repeat(50_000));
    for (int i = 0; i < 100; i++) {
      player.change(Map.of("Metadata", pictured));
    }
    for (int i = 0; i < 10_000; i++) {
      player.change(Map.of("Position", i * 1_000L));
    }
    player.play(SECOND);
    heard.awaitTitle("Second");
    assertThat(heard.reports()).extracting(HeardMusic.Report::title).containsSubsequence("First", "Second")
        .containsOnly("First", "Second");
  }

  @Test
  void aBusThatDiesIsUnknownUntilItLivesAgain() throws SourceUnavailableException {
    follow("First");
    bus.die();
    heard.await(report -> report.playback() instanceof Playback.Unknown);
    heard.awaitHealth(1, SourceHealth.Interrupted.class::isInstance);
    bus.live();
    try (FakePlayer reborn = FakePlayer.on(bus, "fake")) {
      reborn.play(SECOND);
      heard.awaitTitle("Second");
      heard.awaitHealth(2, SourceHealth.Working.class::isInstance);
    }
  }

  @Test
  void onePlayerUnderTwoNamesIsOnePlayer() throws SourceUnavailableException {
    follow("First");
    try (FakePlayer twin = FakePlayer.on(bus, "fake.instance77")) {
      twin.play(FIRST);
      player.play(SECOND);
      heard.awaitTitle("Second");
      twin.play(SECOND);
      twin.stop();
      player.pause();
      heard.await(report -> report.playback() instanceof Playback.Paused);
    }
    List<HeardMusic.Report> reports = heard.reports();
    for (int i = 0; i < reports.size() - 1; i++) {
      if (reports.get(i).playback() instanceof Playback.Unknown) {
        assertThat(reports.get(i + 1).nanos()).as("what is unknown has no length")
            .isEqualTo(reports.get(i).nanos());
      }
    }
  }

  @Test
  void nothingIsPrintedOnTheScreen() throws SourceUnavailableException {
    var printed = new ByteArrayOutputStream();
    PrintStream screen = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      follow("First");
      bus.die();
      heard.await(report -> report.playback() instanceof Playback.Unknown);
    } finally {
      System.setErr(screen);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aSocketNobodyListensAtIsReportedAndTriedAgain() throws SourceUnavailableException {
    bus.die();
    followed.start(heard);
    heard.await(report -> report.playback() instanceof Playback.Unknown);
    heard.awaitHealth(0, SourceHealth.Interrupted.class::isInstance);
    bus.live();
    heard.await(report -> report.playback() instanceof Playback.Stopped);
  }

  @Test
  void theSourcesFollowIt() throws SourceUnavailableException {
    var sources = new MusicSources(bus.environment(), Clocks.system());
    try (MusicSource source = sources.start("auto", heard)) {
      assertThat(source.name()).isEqualTo("mpris");
      heard.awaitTitle("First");
    }
    assertThat(sources.probe().getFirst())
        .isEqualTo(new MusicSources.Probe("mpris", true, "players now: fake (playing)", "", ""));
  }

  @Test
  void theSessionShowsItsPlayers() throws SourceUnavailableException {
    assertThat(MediaSession.players(bus.environment(), Clocks.system()))
        .containsExactly(new MediaSession.SeenPlayer("fake", "playing"));
  }

  private HeardMusic.Report follow(String title) throws SourceUnavailableException {
    followed.start(heard);
    return heard.awaitTitle(title);
  }

  private static Playback.Playing playing(HeardMusic.Report report) {
    return (Playback.Playing) report.playback();
  }
}
