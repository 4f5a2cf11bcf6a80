package songstroke.capture.music.mpris;

import static org.assertj.core.api.Assertions.assertThat;
import static songstroke.capture.music.mpris.Song.loaded;
import static songstroke.capture.music.mpris.Song.playing;
import static songstroke.capture.music.mpris.Song.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import songstroke.capture.SourceHealth;
import songstroke.timeline.Playback;

/// What is reported of one player: which changes count, since when, and at which position.
class OnePlayerTest {
  private static final Map<String, Object> FIRST = Song.of("First", "Ann", 200);
  private static final Map<String, Object> SECOND = Song.of("Second", "Bob", 180);

  private final Desk desk = new Desk();

  @Test
  void withoutAPlayerNothingPlays() {
    desk.connect();
    assertThat(desk.reports()).containsExactly(new Desk.Report(0, new Playback.Stopped()));
    assertThat(desk.healths()).hasSize(1).first().isInstanceOf(SourceHealth.Working.class);
  }

  @Test
  void theStateThatIsFoundIsReportedAtOnceWithItsPosition() {
    desk.put("mpv", playing(FIRST, 42)).connect();
    assertThat(desk.reports()).hasSize(1);
    assertThat(title(desk.last())).isEqualTo("First");
    assertThat(position(desk.last())).hasValue(42_000);
    assertThat(desk.last().ms()).isZero();
  }

  @Test
  void aPausedPlayerIsFoundPaused() {
    desk.put("mpv", Map.of("PlaybackStatus", "Paused", "Metadata", FIRST)).connect();
    assertThat(desk.last().playback()).isInstanceOfSatisfying(Playback.Paused.class,
        paused -> assertThat(paused.item().orElseThrow().track().title()).isEqualTo("First"));
  }

  @Test
  void aNextTrackIsDatedBackToItsFirstSignal() {
    followFirst().after(10_000).put("mpv", Desk.position(0)).change("mpv", loaded(SECOND));
    assertThat(desk.fresh()).isZero();
    desk.after(399);
    assertThat(desk.fresh()).isZero();
    desk.after(1);
    assertThat(desk.fresh()).isOne();
    assertThat(desk.last().ms()).isEqualTo(10_000);
    assertThat(title(desk.last())).isEqualTo("Second");
    assertThat(position(desk.last())).hasValue(0);
  }

  @Test
  void thePositionIsReadOnceATrackAndOnceAResume() {
    followFirst().after(2_000);
    long before = desk.callsOf(PlayerCall.Kind.STATE);
    desk.put("mpv", Desk.position(0)).change("mpv", loaded(SECOND)).after(2_000);
    assertThat(desk.callsOf(PlayerCall.Kind.STATE) - before).isOne();
    desk.change("mpv", status("Paused")).after(30_000);
    assertThat(desk.callsOf(PlayerCall.Kind.STATE) - before).isOne();
    desk.change("mpv", status("Playing")).after(30_000);
    assertThat(desk.callsOf(PlayerCall.Kind.STATE) - before).isEqualTo(2);
  }

  @Test
  void aFlashOfStoppedBetweenTwoTracksIsAGapAndNoStop() {
    followFirst().after(5_000).put("mpv", Desk.position(0)).change("mpv", status("Stopped")).after(200)
        .change("mpv", playing(SECOND)).after(1_000);
    assertThat(desk.fresh()).isOne();
    assertThat(desk.last().ms()).isEqualTo(5_000);
    assertThat(title(desk.last())).isEqualTo("Second");
  }

  @Test
  void aFlashOfStoppedWithinATrackIsNothing() {
    followFirst().after(5_000).change("mpv", status("Stopped")).after(300)
        .change("mpv", status("Playing")).after(60_000);
    assertThat(desk.fresh()).isZero();
  }

  @Test
  void aStopThatLastsIsReportedWhereItBegan() {
    followFirst().after(5_000).change("mpv", status("Stopped")).after(401);
    assertThat(desk.last()).isEqualTo(new Desk.Report(5_000, new Playback.Stopped()));
  }

  @Test
  void aTitleThatComesLateBelongsToTheSameChange() {
    Map<String, Object> nameless = new HashMap<>(SECOND);
    nameless.remove("xesam:title");
    nameless.put("mpris:length", 9_200_000L);
    followFirst().after(5_000).put("mpv", Desk.position(0)).change("mpv", status("Stopped")).after(100)
        .change("mpv", playing(nameless)).after(200)
        .change("mpv", loaded(SECOND)).after(1_000);
    assertThat(desk.fresh()).isOne();
    assertThat(desk.last().ms()).isEqualTo(5_000);
    assertThat(title(desk.last())).isEqualTo("Second");
    assertThat(nowPlaying(desk.last()).item().track().lengthMs()).hasValue(180_000);
  }

  @Test
  void metadataThatArriveFieldByFieldAreNeverReportedTorn() {
    Map<String, Object> torn = Song.with(FIRST, "xesam:title", "Second");
    Map<String, Object> lessTorn = Song.with(torn, "xesam:artist", List.of("Bob"));
    followFirst().after(5_000).change("mpv", loaded(torn)).after(1).change("mpv", loaded(lessTorn)).after(1)
        .change("mpv", loaded(SECOND)).after(1_000);
    assertThat(desk.fresh()).isOne();
    assertThat(desk.last().ms()).isEqualTo(5_000);
    assertThat(nowPlaying(desk.last()).item().track().artists()).containsExactly("Bob");
    assertThat(nowPlaying(desk.last()).item().track().album()).isEqualTo("Album of Bob");
  }

  @Test
  void aPlayerThatNeverRestsIsReportedAfterTwoSeconds() {
    followFirst().after(5_000);
    for (int i = 0; i < 20; i++) {
      desk.change("mpv", loaded(Song.of("Skip " + i, "Bob", 100))).after(150);
    }
    desk.after(1_000);
    assertThat(desk.reports()).hasSizeGreaterThan(2);
    assertThat(desk.reports().get(1).ms()).isEqualTo(5_000);
    assertThat(title(desk.last())).isEqualTo("Skip 19");
  }

  @Test
  void pauseAndResumeAreReportedWhereTheyHappened() {
    followFirst().after(5_000).change("mpv", status("Paused")).after(7_000)
        .change("mpv", status("Playing")).after(1_000);
    assertThat(desk.reports()).extracting(Desk.Report::ms).containsExactly(0L, 5_000L, 12_000L);
    assertThat(desk.reports().get(1).playback()).isInstanceOf(Playback.Paused.class);
    assertThat(position(desk.last())).hasValue(5_000);
  }

  @Test
  void aSeekIsReportedWithItsNewPositionAndTheSameTrack() {
    followFirst().after(5_000).seek("mpv", 120).after(1_000);
    assertThat(desk.fresh()).isOne();
    assertThat(desk.last().ms()).isEqualTo(5_000);
    assertThat(title(desk.last())).isEqualTo("First");
    assertThat(position(desk.last())).hasValue(120_000);
  }

  @Test
  void aSeekOfLessThanASecondIsTheClockOfThePlayer() {
    followFirst().after(5_000).seek("mpv", 5.9).after(1_000);
    assertThat(desk.fresh()).isZero();
  }

  @Test
  void aTrackThatRepeatsIsReportedAgainFromItsStart() {
    followFirst().after(200_000).seek("mpv", 0).after(1_000);
    assertThat(desk.fresh()).isOne();
    assertThat(desk.last().ms()).isEqualTo(200_000);
    assertThat(title(desk.last())).isEqualTo("First");
    assertThat(position(desk.last())).hasValue(0);
  }

  @Test
  void aRepeatNobodyTellsIsFoundWhenTheTrackShouldBeOver() {
    followFirst().after(199_999).put("mpv", Desk.position(0)).after(5_000);
    assertThat(desk.fresh()).isOne();
    assertThat(desk.last().ms()).isBetween(199_990L, 200_010L);
    assertThat(position(desk.last())).hasValue(0);
  }

  @Test
  void aTrackThatRunsLongerThanItsLengthIsAskedForOnceAndNotReported() {
    followFirst().after(150_000);
    desk.change("mpv", loaded(Song.with(FIRST, "mpris:length", 160_000_000L)));
    long before = desk.callsOf(PlayerCall.Kind.STATE);
    desk.put("mpv", loaded(Song.with(FIRST, "mpris:length", 160_000_000L))).after(300_000);
    assertThat(desk.callsOf(PlayerCall.Kind.STATE) - before).isOne();
    assertThat(desk.fresh()).isZero();
  }

  @Test
  void theSameTrackInTheNextPlaceOfThePlaylistIsReportedFromItsStart() {
    followFirst().after(199_900).put("mpv", Desk.position(0))
        .change("mpv", loaded(Song.with(FIRST, "mpris:trackid", "/track/2"))).after(1_000);
    assertThat(desk.fresh()).isOne();
    assertThat(desk.last().ms()).isEqualTo(199_900);
    assertThat(position(desk.last())).hasValue(0);
  }

  @Test
  void aTrackIdThatNeverChangesHidesNoTrack() {
    Map<String, Object> next = Song.with(SECOND, "mpris:trackid", "/track/First");
    followFirst().after(5_000).put("mpv", Desk.position(0)).change("mpv", loaded(next)).after(1_000);
    assertThat(title(desk.last())).isEqualTo("Second");
  }

  @Test
  void aStreamWhoseLengthGrowsStaysOneTrack() {
    followFirst();
    for (int i = 0; i < 30; i++) {
      desk.change("mpv", loaded(Song.with(FIRST, "mpris:length", (200L + i) * 1_000_000))).after(1_000);
    }
    assertThat(desk.fresh()).isZero();
  }

  @Test
  void genresThatComeLateAreReportedForTheSameTrack() {
    followFirst().after(5_000).change("mpv", loaded(Song.with(FIRST, "xesam:genre", List.of("Ambient"))))
        .after(1_000);
    assertThat(desk.fresh()).isOne();
    assertThat(nowPlaying(desk.last()).item().track().genres()).containsExactly("Ambient");
    assertThat(nowPlaying(desk.last()).item().track()
        .sameAs(nowPlaying(desk.reports().getFirst()).item().track())).isTrue();
  }

  @Test
  void volumeZeroIsMutedAndSoundComesBack() {
    followFirst().after(5_000).change("mpv", Map.of("Volume", 0.0)).after(5_000)
        .change("mpv", Map.of("Volume", 0.4)).after(1_000);
    assertThat(desk.reports()).extracting(Desk.Report::ms).containsExactly(0L, 5_000L, 10_000L);
    assertThat(desk.reports().get(1).playback()).isInstanceOf(Playback.Muted.class);
    assertThat(position(desk.last())).hasValue(10_000);
  }

  @Test
  void aVolumeThatIsOnlyTurnedDownIsNothing() {
    followFirst().after(5_000).change("mpv", Map.of("Volume", 0.1)).after(5_000);
    assertThat(desk.fresh()).isZero();
  }

  @Test
  void aFasterPlayerIsFartherInTheTrack() {
    followFirst().after(10_000).change("mpv", Map.of("Rate", 2.0)).after(10_000).seek("mpv", 30.2)
        .after(5_000);
    assertThat(desk.fresh()).isZero();
  }

  @Test
  void aPlayerWhosePositionIsAlwaysZeroDoesNotSeemToRepeat() {
    followFirst().after(5_000).change("mpv", status("Paused")).after(5_000);
    desk.put("mpv", Desk.position(0));
    desk.change("mpv", Map.of("PlaybackStatus", "Playing", "Position", 0L));
    desk.after(300);
    assertThat(desk.last().playback()).isInstanceOf(Playback.Paused.class);
  }

  @Test
  void aPositionBeyondTheTrackIsNoPosition() {
    desk.put("mpv", playing(FIRST, 9e9)).connect();
    assertThat(position(desk.last())).isEmpty();
  }

  @Test
  void metadataThatChangeWithoutTheirValuesAreAskedFor() {
    followFirst().after(5_000).put("mpv", playing(SECOND, 0))
        .hear(new PlayerSignal.Changed(Desk.owner("mpv"), Map.of(), true)).after(1_500);
    assertThat(desk.fresh()).isOne();
    assertThat(desk.last().ms()).isEqualTo(5_000);
    assertThat(title(desk.last())).isEqualTo("Second");
  }

  @Test
  void aPlayerThatLeavesHasStopped() {
    followFirst().after(5_000).leave("mpv");
    assertThat(desk.last()).isEqualTo(new Desk.Report(5_000, new Playback.Stopped()));
  }

  @Test
  void aPlayerThatStopsAndLeavesHasStoppedWhenItStopped() {
    followFirst().after(5_000).change("mpv", status("Stopped")).after(20).leave("mpv");
    assertThat(desk.last()).isEqualTo(new Desk.Report(5_000, new Playback.Stopped()));
  }

  @Test
  void aPlayerThatAppearsPlayingPlaysSinceItAppeared() {
    desk.connect().after(3_000).appear("mpv", playing(FIRST, 0)).after(1_000);
    assertThat(desk.reports()).hasSize(2);
    assertThat(desk.last().ms()).isEqualTo(3_000);
    assertThat(title(desk.last())).isEqualTo("First");
  }

  @Test
  void aPlayerThatAppearsSilentPlaysSinceItSaysSo() {
    desk.connect().after(3_000).appear("mpv", status("Stopped")).after(50).change("mpv", playing(FIRST, 0))
        .after(1_000);
    assertThat(desk.last().ms()).isEqualTo(3_050);
  }

  @Test
  void whatItSaysOfOtherThingsIsNotReported() {
    followFirst();
    for (int i = 0; i < 20; i++) {
      desk.change("mpv", Map.of("CanGoNext", i % 2 == 0, "LoopStatus", "None", "Shuffle", true)).after(100);
    }
    assertThat(desk.fresh()).isZero();
  }

  private Desk followFirst() {
    desk.put("mpv", playing(FIRST, 0)).connect();
    assertThat(desk.fresh()).isOne();
    return desk;
  }

  private static Playback.Playing nowPlaying(Desk.Report report) {
    return (Playback.Playing) report.playback();
  }

  private static String title(Desk.Report report) {
    return nowPlaying(report).item().track().title();
  }

  private static OptionalLong position(Desk.Report report) {
    return nowPlaying(report).positionMs();
  }
}
