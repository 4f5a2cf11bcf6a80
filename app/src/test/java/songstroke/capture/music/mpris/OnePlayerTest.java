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
  void aPlayerIsLookedAtEveryFiveSecondsAndLessWhenItIsSilentForLong() {
    followFirst();
    long before = desk.callsOf(PlayerCall.Kind.STATE);
    desk.after(60_500);
    assertThat(desk.callsOf(PlayerCall.Kind.STATE) - before).isEqualTo(12);
    desk.change("mpv", status("Paused")).after(600_000);
    assertThat(desk.callsOf(PlayerCall.Kind.STATE) - before).isBetween(12L + 12 + 600 / 20,
        12L + 14 + 600 / 15);
    assertThat(desk.callsOf(PlayerCall.Kind.PING)).isZero();
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
  void aTrackWhoseLengthHasPassedForLongIsUnknownSinceItsEndEvenIfThePlayerCountsOn() {
    followFirst().after(219_000);
    assertThat(desk.fresh()).isZero();
    desk.after(300_000);
    assertThat(desk.fresh()).isOne();
    assertThat(desk.last()).isEqualTo(
        new Desk.Report(200_000, new Playback.Unknown("mpv says that it plays a track that must be over")));
    desk.put("mpv", Desk.position(0)).change("mpv", loaded(SECOND)).after(1_000);
    assertThat(title(desk.last())).isEqualTo("Second");
  }

  @Test
  void aPlayerThatStandsAtTheEndOfItsQueueAndSaysPlayingIsUnknownSinceTheEnd() {
    Map<String, Object> brief = Song.of("Last of the queue", "Band", 6);
    desk.put("ytm", playing(brief, 0)).connect().after(6_000).stand("ytm").put("ytm", Desk.position(6))
        .after(600_000);
    assertThat(desk.reports()).extracting(Desk.Report::ms).containsExactly(0L, 6_000L);
    assertThat(desk.last().playback()).isInstanceOf(Playback.Unknown.class);
  }

  @Test
  void aPlayerThatStandsALittleBeforeItsEndIsUnknownAsWell() {
    desk.put("ytm", playing(Song.of("Last", "Band", 60), 0)).connect().after(57_000).stand("ytm")
        .after(600_000);
    assertThat(desk.last().playback()).isInstanceOf(Playback.Unknown.class);
    assertThat(desk.last().ms()).isBetween(50_000L, 66_000L);
    assertThat(desk.reports()).hasSizeLessThan(5);
  }

  @Test
  void aPositionThatStandsForLongIsNoPlayingWhateverTheLength() {
    Map<String, Object> endless = new HashMap<>(FIRST);
    endless.remove("mpris:length");
    desk.put("mpv", playing(endless, 0)).connect().after(30_000).stand("mpv").after(60_000);
    assertThat(desk.fresh()).isEqualTo(2);
    assertThat(desk.last().playback())
        .isEqualTo(new Playback.Unknown("mpv says that it plays, but its position stands"));
    assertThat(desk.last().ms()).isBetween(25_000L, 35_000L);
    desk.move("mpv").after(10_000);
    assertThat(title(desk.last())).isEqualTo("First");
  }

  @Test
  void aPositionThatNeverMovesSaysNothingOfPlaying() {
    Map<String, Object> endless = new HashMap<>(FIRST);
    endless.remove("mpris:length");
    desk.put("spotify", playing(endless, 0)).stand("spotify").connect().after(600_000);
    assertThat(desk.reports()).hasSize(1);
  }

  @Test
  void aTrackWithoutAPositionIsOverWhenItMustBeSinceItWasFirstSeen() {
    desk.put("mpv", playing(FIRST)).connect().after(230_000);
    assertThat(desk.reports()).extracting(Desk.Report::ms).containsExactly(0L, 200_000L);
  }

  @Test
  void aDoubledPaceBringsTheEndNearer() {
    desk.put("mpv", Map.of("Rate", 2.0)).put("mpv", playing(FIRST, 0)).connect().after(125_000);
    assertThat(desk.last().ms()).isEqualTo(100_000);
    assertThat(desk.last().playback()).isInstanceOf(Playback.Unknown.class);
  }

  @Test
  void aTrackThatEndsAtAnotherPaceAndBeginsAgainSaysHowFarItHadCome() {
    desk.put("mpv", Map.of("Rate", 2.0)).put("mpv", playing(FIRST, 0)).connect().after(100_000).seek("mpv", 0)
        .after(1_000);
    assertThat(desk.reports()).extracting(Desk.Report::ms).containsExactly(0L, 100_000L, 100_000L);
    assertThat(desk.reports()).extracting(report -> position(report).getAsLong())
        .containsExactly(0L, 200_000L, 0L);
  }

  @Test
  void whatAPlayerNeverSaysIsFoundAndDatedByItsPosition() {
    followFirst().after(18_000).put("mpv", playing(SECOND, 0)).after(7_000);
    assertThat(title(desk.last())).isEqualTo("Second");
    assertThat(desk.last().ms()).isBetween(17_990L, 18_010L);
    desk.put("mpv", status("Paused")).after(8_000);
    assertThat(desk.last().playback()).isInstanceOf(Playback.Paused.class);
    assertThat(desk.last().ms()).isBetween(24_990L, 25_010L);
    desk.put("mpv", status("Playing")).after(8_000);
    assertThat(title(desk.last())).isEqualTo("Second");
    assertThat(desk.last().ms()).isBetween(32_990L, 33_010L);
    desk.put("mpv", status("Stopped")).after(8_000);
    assertThat(desk.last().playback()).isEqualTo(new Playback.Stopped());
    assertThat(desk.last().ms()).isBetween(38_000L, 44_000L);
    assertThat(desk.reports()).hasSize(5);
  }

  @Test
  void aPlayerThatWasStoppedForLongAndNeverSaysThatItPlaysIsFound() {
    desk.put("mpv", status("Stopped")).connect().after(600_000).put("mpv", playing(FIRST, 0)).after(20_000);
    assertThat(title(desk.last())).isEqualTo("First");
    assertThat(desk.last().ms()).isBetween(599_990L, 600_010L);
  }

  @Test
  void aPlayerThatSaysPausedAndWhosePositionMovesPlays() {
    followFirst().after(3_000).put("mpv", Desk.position(0))
        .change("mpv", Map.of("PlaybackStatus", "Paused", "Metadata", SECOND)).move("mpv").after(20_000);
    assertThat(title(desk.last())).isEqualTo("Second");
    assertThat(desk.last().ms()).isEqualTo(3_000);
    desk.stand("mpv").after(30_000);
    assertThat(desk.last().playback()).isInstanceOf(Playback.Paused.class);
    assertThat(desk.last().ms()).isBetween(18_000L, 28_000L);
  }

  @Test
  void aPausedPlayerWhosePositionStandsIsPaused() {
    followFirst().after(8_000).change("mpv", status("Paused")).after(120_000);
    assertThat(desk.last().ms()).isEqualTo(8_000);
    assertThat(desk.last().playback()).isInstanceOf(Playback.Paused.class);
  }

  @Test
  void aLengthThatComesLateOrIsCorrectedIsReported() {
    Map<String, Object> first = new HashMap<>(FIRST);
    first.remove("mpris:length");
    desk.put("web", playing(first, 0)).connect().after(1_200).change("web", loaded(FIRST)).after(1_000);
    assertThat(nowPlaying(desk.last()).item().track().lengthMs()).hasValue(200_000);
    assertThat(position(desk.last())).hasValue(1_200);
    desk.change("web", loaded(Song.with(SECOND, "mpris:length", 600_000_000L))).after(1_200)
        .change("web", loaded(SECOND)).after(1_000);
    assertThat(nowPlaying(desk.last()).item().track().lengthMs()).hasValue(180_000);
    assertThat(desk.reports()).hasSize(4);
  }

  @Test
  void aLengthOfLessThanASecondIsNone() {
    desk.put("mpv", playing(Song.of("First", "Ann", 0.2), 0)).connect().after(60_000);
    assertThat(desk.reports()).hasSize(1);
    assertThat(nowPlaying(desk.last()).item().track().lengthMs()).isEmpty();
  }

  @Test
  void songsOfARadioHaveNeitherItsLengthNorItsPosition() {
    followFirst().after(30_000).change("mpv", loaded(Song.with(SECOND, "mpris:trackid", "/track/First")))
        .after(1_000);
    assertThat(title(desk.last())).isEqualTo("Second");
    assertThat(nowPlaying(desk.last()).item().track().lengthMs()).isEmpty();
    assertThat(position(desk.last())).isEmpty();
    desk.after(600_000);
    assertThat(title(desk.last())).isEqualTo("Second");
    assertThat(desk.reports()).hasSize(2);
  }

  @Test
  void aStreamThatRunsOnBeyondItsLengthHasNone() {
    Map<String, Object> stream = Song.with(Song.of("Band A - Song A", "", 20), "xesam:url",
        "http://h.example/radio");
    desk.put("mpd", playing(stream, 0)).connect().after(600_000);
    assertThat(desk.reports()).extracting(OnePlayerTest::title).containsOnly("Song A");
    desk.stand("mpd").after(60_000);
    assertThat(desk.last().playback()).isInstanceOf(Playback.Unknown.class);
  }

  @Test
  void aPositionThatIsLateDoesNotMakeATrackASongOfARadio() {
    followFirst().after(30_000).stand("mpv")
        .change("mpv", loaded(Song.with(SECOND, "mpris:trackid", "/track/First"))).after(1_000)
        .put("mpv", Desk.position(1)).move("mpv").after(10_000);
    assertThat(nowPlaying(desk.last()).item().track().lengthMs()).hasValue(180_000);
  }

  @Test
  void aStreamWithANewIdAndLengthInEverySignalIsOneTrack() {
    followFirst();
    for (int i = 1; i < 30; i++) {
      desk.change("mpv", loaded(Song.with(Song.with(FIRST, "mpris:length", (200L + 2L * i) * 1_000_000),
          "mpris:trackid", "/track/" + i))).after(2_000);
    }
    assertThat(desk.fresh()).isZero();
  }

  @Test
  void aStatusInOtherLettersIsThatStatusAndAnUnknownOneIsNoSilence() {
    desk.put("mpv", Map.of("PlaybackStatus", "playing ", "Metadata", FIRST)).connect().after(1_000);
    assertThat(title(desk.last())).isEqualTo("First");
    desk.change("mpv", status("Buffering")).after(1_000);
    assertThat(desk.last().playback()).isEqualTo(new Playback.Unknown("mpv does not say whether it plays"));
  }

  @Test
  void aPlayerThatWillNotTellItsStateIsUnknownUntilItSaysSomething() {
    desk.put("mpv", Map.of("PlaybackStatus", "Playing", "Metadata", FIRST)).refuse("mpv").connect();
    assertThat(desk.last().playback()).isEqualTo(new Playback.Unknown("mpv does not say whether it plays"));
    assertThat(desk.healths()).last().isInstanceOf(SourceHealth.Interrupted.class);
    desk.after(30_000).change("mpv", playing(FIRST)).after(1_000);
    assertThat(title(desk.last())).isEqualTo("First");
    assertThat(desk.healths()).last().isInstanceOf(SourceHealth.Working.class);
  }

  @Test
  void aPlayerWithNothingLoadedThatSaysNothingOfItsStatusIsSilent() {
    desk.put("mpv", Map.of("Metadata", Map.of())).connect();
    assertThat(desk.last().playback()).isEqualTo(new Playback.Stopped());
  }

  @Test
  void aFloodOfPositionsDoesNotKeepAPlayerFromBeingIntroduced() {
    desk.put("mpv", playing(FIRST, 0)).freeze("mpv").connect();
    for (int i = 0; i < 500; i++) {
      desk.change("mpv", Desk.position(i / 1000.0));
    }
    desk.thaw("mpv");
    assertThat(title(desk.last())).isEqualTo("First");
  }

  @Test
  void aPlayerWhoseNamesChangeWithoutEndIsIntroducedAndReportedAllTheSame() {
    desk.put("mpv", playing(FIRST, 0));
    desk.chatter("mpv", i -> loaded(Song.of("Skip " + i, "Bob", 100))).connect().after(10_000);
    assertThat(desk.reports()).hasSizeBetween(2, 8);
    assertThat(title(desk.last())).startsWith("Skip");
  }

  @Test
  void whatWasLostOnItsWayIsAskedFor() {
    followFirst().after(100).put("mpv", playing(SECOND, 0)).miss().after(1_000);
    assertThat(title(desk.last())).isEqualTo("Second");
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
    desk.put("mpv", Map.of("Volume", 1.0));
    followFirst().after(5_000).change("mpv", Map.of("Volume", 0.0)).after(5_000)
        .change("mpv", Map.of("Volume", 0.4)).after(1_000);
    assertThat(desk.reports()).extracting(Desk.Report::ms).containsExactly(0L, 5_000L, 10_000L);
    assertThat(desk.reports().get(1).playback()).isInstanceOf(Playback.Muted.class);
    assertThat(position(desk.last())).hasValue(10_000);
  }

  @Test
  void aVolumeThatNeverWasAboveZeroSaysNothing() {
    desk.put("mpd", Map.of("Volume", 0.0)).put("mpd", playing(FIRST, 3)).connect().after(5_000)
        .change("mpd", Map.of("Volume", 0.0, "Metadata", SECOND)).after(5_000);
    assertThat(desk.reports()).extracting(OnePlayerTest::title).containsExactly("First", "Second");
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
