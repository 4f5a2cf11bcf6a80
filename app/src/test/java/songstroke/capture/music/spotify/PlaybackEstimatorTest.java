package songstroke.capture.music.spotify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

/// What follows from answers; times are in seconds since the following began, tracks last 200 s.
class PlaybackEstimatorTest {
  private static final double LENGTH = 200;
  private static final long WALL = 1_772_442_000_000L;

  private final PlaybackEstimator following = new PlaybackEstimator(0);
  private final List<String> told = new ArrayList<>();

  @Test
  void whatIsFoundIsSaidForTheBeginningWithThePositionOfThatMoment() {
    look(0.2, playing("A", 60.2));

    assertThat(told).containsExactly("0.0 A at 60.0");
  }

  @Test
  void aNextTrackBeganWhereItsPositionSays() {
    look(0, playing("A", 185));
    look(15.8, playing("B", 0.8));
    look(45, playing("C", 10));

    assertThat(told).containsExactly("0.0 A at 185.0", "15.0 B at 0.0", "35.0 C at 0.0");
  }

  @Test
  void theMeanOfMoreAnswersMendsTheBeginning() {
    look(0, playing("A", 190));
    look(11, playing("B", 0.7));
    look(26, playing("B", 16.1));
    look(41, playing("B", 30.85));

    assertThat(told).containsExactly("0.0 A at 190.0", "10.3 B at 0.0", "moved to 10.1");
  }

  @Test
  void aStutterMovesTheEndAndNotTheBeginning() {
    look(0, playing("A", 190));
    look(11, playing("B", 1));
    look(26, playing("B", 14));
    look(41, playing("B", 29));

    assertThat(told).containsExactly("0.0 A at 190.0", "10.0 B at 0.0");
    assertThat(following.outlook().endNanos()).hasValue(nanos(212));
  }

  @Test
  void aTrackDoesNotBeginBeforeTheOneBeforeItWasSeen() {
    look(0, playing("A", 60));
    look(15, playing("A", 75));
    look(20, playing("B", 6.5));

    assertThat(told).containsExactly("0.0 A at 60.0", "15.0 B at 1.5");
  }

  @Test
  void aTrackStartedInItsMiddleBeganInTheMiddleOfWhatWasNotSeen() {
    look(0, playing("A", 60));
    look(10, playing("B", 100));

    assertThat(told).containsExactly("0.0 A at 60.0", "5.0 B at 95.0");
  }

  @Test
  void aPauseLiesWhereThePlayerWaitsAndItsEndWhereItHasGoneOnFrom() {
    look(0, playing("A", 60));
    look(15, paused("A", 67));
    look(45, paused("A", 67));
    look(105, playing("A", 82));

    assertThat(told).containsExactly("0.0 A at 60.0", "7.0 paused A", "90.0 A at 67.0");
  }

  @Test
  void aResumeThatWasSeenAgainIsMendedAsABeginningIs() {
    look(0, playing("A", 60));
    look(15, paused("A", 67));
    look(30, playing("A", 72.2));
    look(45, playing("A", 86.8));

    assertThat(told).containsExactly("0.0 A at 60.0", "7.0 paused A", "24.8 A at 67.0", "moved to 25.0");
  }

  @Test
  void aLongPauseEndsInNoDeviceAndStillResumesWhereItWaited() {
    look(0, playing("A", 60));
    look(15, paused("A", 67));
    look(200, new PlayerAnswer.Nothing());
    look(260, playing("A", 77));

    assertThat(told).containsExactly("0.0 A at 60.0", "7.0 paused A", "200.0 stopped", "250.0 A at 67.0");
  }

  @Test
  void theLastTrackOfAListEndsWhereItEnds() {
    look(0, playing("A", 190));
    look(10.8, paused("A", 0));

    assertThat(told).containsExactly("0.0 A at 190.0", "10.0 paused A");
  }

  @Test
  void aRepeatedTrackBeginsAnew() {
    look(0, playing("A", 190));
    look(10.8, playing("A", 0.8));
    look(25, playing("A", 15));

    assertThat(told).containsExactly("0.0 A at 190.0", "10.0 A at 0.0");
  }

  @Test
  void aSeekIsANewPositionAndNoBoundary() {
    look(0, playing("A", 60));
    look(15, playing("A", 120));
    look(30, playing("A", 135));
    look(45, playing("A", 90));

    assertThat(told).containsExactly("0.0 A at 60.0", "15.0 A at 120.0", "45.0 A at 90.0");
    assertThat(following.outlook().endNanos()).hasValue(nanos(155));
  }

  @Test
  void nothingForAMomentInTheMiddleOfATrackIsAskedOnceMore() {
    look(0, playing("A", 60));
    look(15, new PlayerAnswer.Nothing());
    assertThat(following.outlook().pace()).isEqualTo(PollForecast.Pace.DOUBT);
    look(18, playing("A", 74));
    look(33, playing("A", 89));

    assertThat(told).containsExactly("0.0 A at 60.0");
  }

  @Test
  void nothingTwiceIsTheEndInTheMiddleOfWhatWasNotSeen() {
    look(0, playing("A", 60));
    look(10, new PlayerAnswer.Nothing());
    look(13, new PlayerAnswer.Nothing());
    look(28, new PlayerAnswer.Nothing());

    assertThat(told).containsExactly("0.0 A at 60.0", "5.0 stopped");
    assertThat(following.outlook().pace()).isEqualTo(PollForecast.Pace.IDLE);
  }

  @Test
  void nothingAfterTheEndOfATrackIsSilenceFromTheEndOn() {
    look(0, playing("A", 190));
    look(10.8, new PlayerAnswer.Nothing());
    look(13.8, new PlayerAnswer.Nothing());

    assertThat(told).containsExactly("0.0 A at 190.0", "10.0 stopped");
  }

  @Test
  void anAdvertisementIsPlacedByItsPositionAndHasNoEnd() {
    look(0, playing("A", 190));
    look(10.8,
        new PlayerAnswer.Holding(new LoadedItem.Advertisement(), true, millis(0.3), OptionalLong.empty()));
    assertThat(following.outlook())
        .isEqualTo(new PollForecast(PollForecast.Pace.RUNNING, OptionalLong.empty()));
    look(25.8,
        new PlayerAnswer.Holding(new LoadedItem.Advertisement(), true, millis(15.3), OptionalLong.empty()));
    look(40.8, playing("B", 0.3));

    assertThat(told).containsExactly("0.0 A at 190.0", "10.5 ad", "40.5 B at 0.0");
  }

  @Test
  void ofAPrivateSessionNothingIsSaidButThat() {
    look(0, playing("A", 60));
    look(10, new PlayerAnswer.Holding(new LoadedItem.Nameless(true), true, OptionalLong.empty(),
        OptionalLong.empty()));
    look(25, new PlayerAnswer.Holding(new LoadedItem.Nameless(true), false, OptionalLong.empty(),
        OptionalLong.empty()));

    assertThat(told).containsExactly("0.0 A at 60.0", "5.0 unknown: private session", "17.5 paused");
  }

  @Test
  void somethingNamelessIsDoubtedOnceAndThenUnknown() {
    look(0, playing("A", 60));
    look(10, new PlayerAnswer.Holding(new LoadedItem.Nameless(false), true, OptionalLong.empty(),
        OptionalLong.empty()));
    look(13, new PlayerAnswer.Holding(new LoadedItem.Nameless(false), true, OptionalLong.empty(),
        OptionalLong.empty()));

    assertThat(told).containsExactly("0.0 A at 60.0", "5.0 unknown: Spotify does not name it");
  }

  @Test
  void withoutAPositionATrackBeginsAtTheEndOfTheOneBeforeOrInTheMiddle() {
    look(0, playing("A", 192));
    look(10, named("B", true, OptionalLong.empty()));
    look(20, named("B", true, OptionalLong.empty()));
    look(30, named("C", true, OptionalLong.empty()));

    assertThat(told).containsExactly("0.0 A at 192.0", "8.0 B", "25.0 C");
  }

  @Test
  void aPlayerThatStaysAtZeroBeginsOnce() {
    look(0, playing("A", 192));
    look(10, playing("B", 0));
    look(25, playing("B", 0));
    look(40, playing("B", 0));

    assertThat(told).containsExactly("0.0 A at 192.0", "10.0 B at 0.0");
  }

  @Test
  void theSameRecordingUnderAnotherIdIsTheSameTrack() {
    look(0, playing("A", 60));
    look(15, new PlayerAnswer.Holding(new LoadedItem.Named(new NowPlaying(AudioKind.MUSIC, "spotify",
        new Track(Optional.of("spotify:track:other"), "A (relinked)", List.of("Ann"), "", millis(LENGTH),
            List.of())),
        "ISRC-A"), true, millis(75), OptionalLong.empty()));

    assertThat(told).containsExactly("0.0 A at 60.0");
  }

  @Test
  void crossfadeLetsTheNextTrackBeginEarly() {
    look(0, playing("A", 180));
    look(15, playing("B", 3));

    assertThat(told).containsExactly("0.0 A at 180.0", "12.0 B at 0.0");
  }

  @Test
  void withoutAnswersTheTrackIsBelievedToItsEndAndNothingAfter() {
    look(0, playing("A", 100));
    silence(15, "gone");
    silence(90, "gone");
    assertThat(told).containsExactly("0.0 A at 100.0");
    assertThat(following.deadline()).hasValue(nanos(120));

    silence(121, "gone");
    look(300, playing("B", 30));

    assertThat(told).containsExactly("0.0 A at 100.0", "100.0 unknown: gone", "270.0 B at 0.0");
  }

  @Test
  void anAnswerSoonAfterTheEndNeedsNoUnknown() {
    look(0, playing("A", 190));
    silence(10.8, "gone");
    look(16, playing("B", 5));

    assertThat(told).containsExactly("0.0 A at 190.0", "11.0 B at 0.0");
  }

  @Test
  void whatPlayedBetweenIsUnknownWhenTheNextOneBeganMuchLater() {
    look(0, playing("A", 190));
    look(29, playing("C", 2));

    assertThat(told).containsExactly("0.0 A at 190.0", "10.0 unknown: played while Spotify was not asked",
        "27.0 C at 0.0");
  }

  @Test
  void aPausedPlayerIsBelievedForAShortSilenceOnly() {
    look(0, paused("A", 60));
    silence(15, "gone");
    look(20, paused("A", 60));
    assertThat(told).containsExactly("0.0 paused A");

    silence(80, "gone");
    silence(111, "gone");
    look(150, paused("A", 60));

    assertThat(told).containsExactly("0.0 paused A", "80.0 unknown: gone", "80.0 paused A");
  }

  @Test
  void withoutAFirstAnswerNothingIsKnownFromTheBeginning() {
    silence(0.2, "not signed in");
    silence(600, "not signed in");
    look(700, playing("A", 20));

    assertThat(told).containsExactly("0.0 unknown: not signed in", "680.0 A at 0.0");
  }

  @Test
  void aStaleAnswerIsNone() {
    look(0, playing("A", 190));
    look(25, new PlayerAnswer.Stale());
    look(40, new PlayerAnswer.Stale());

    assertThat(told).containsExactly("0.0 A at 190.0", "10.0 unknown: Spotify's word is out of date");
  }

  @Test
  void aTrackThatWasPlayedAndPausedBetweenTwoLooksHasPlayed() {
    look(0, paused("A", 60));
    look(15, paused("B", 8));

    assertThat(told).containsExactly("0.0 paused A", "3.5 B at 0.0", "11.5 paused B");
  }

  @Test
  void theTimeOfTheLastChangeSaysWhenThatWas() {
    look(0, paused("A", 60));
    look(15, changed(paused("B", 8), 14));

    assertThat(told).containsExactly("0.0 paused A", "6.0 B at 0.0", "14.0 paused B");
  }

  @Test
  void aPauseIsNeverDatedBeforeItsPlay() {
    look(0, playing("A", 60));
    look(15, changed(paused("B", 10), 12));
    look(30, playing("C", 1));
    look(45, changed(paused("D", 10), 34));

    assertThat(told).containsExactly("0.0 A at 60.0", "2.0 B at 0.0", "12.0 paused B", "29.0 C at 0.0",
        "30.0 D at 0.0", "40.0 paused D");
  }

  @Test
  void aTrackThatFollowedTheEndAndWasPausedBeganAtTheEnd() {
    look(0, playing("A", 195));
    look(15, paused("B", 7));

    assertThat(told).containsExactly("0.0 A at 195.0", "5.0 B at 0.0", "12.0 paused B");
  }

  @Test
  void moreOfATrackThatWaitsAgainHasPlayed() {
    look(0, paused("A", 60));
    look(15, paused("A", 67));
    look(30, changed(paused("A", 70), 29));

    assertThat(told).containsExactly("0.0 paused A", "4.0 A at 60.0", "11.0 paused A", "26.0 A at 67.0",
        "29.0 paused A");
  }

  @Test
  void aPlayerThatIsFurtherBackThanExpectedStoodStill() {
    look(0, playing("A", 60));
    look(15, playing("A", 65));

    assertThat(told).containsExactly("0.0 A at 60.0", "2.5 paused A", "12.5 A at 62.5");
  }

  @Test
  void theTimeOfTheLastChangeSaysWhetherItStoodStillOrWasMovedBack() {
    look(0, playing("A", 60));
    look(15, changed(playing("A", 65), 14));
    look(30, changed(playing("A", 70), 18));

    assertThat(told).containsExactly("0.0 A at 60.0", "4.0 paused A", "14.0 A at 64.0", "18.0 A at 58.0");
  }

  @Test
  void theEndOfAPauseThatWasNotSeenIsMendedAsAnyOther() {
    look(0, playing("A", 60));
    look(15, changed(playing("A", 65), 14));
    look(30, changed(playing("A", 80.6), 14));

    assertThat(told).containsExactly("0.0 A at 60.0", "4.0 paused A", "14.0 A at 64.0", "moved to 13.7");
  }

  @Test
  void aShortHaltIsAPauseWhenTheStateChangedAndElseAStutter() {
    look(0, playing("A", 60));
    look(15, playing("A", 73));
    look(30, changed(playing("A", 86), 20));

    assertThat(told).containsExactly("0.0 A at 60.0", "18.0 paused A", "20.0 A at 76.0");
  }

  @Test
  void aPlayerThatPausedAfterItHadStoodStillDidBoth() {
    look(0, playing("A", 60));
    look(15, changed(paused("A", 69), 13));

    assertThat(told).containsExactly("0.0 A at 60.0", "4.5 paused A", "8.5 A at 64.5", "13.0 paused A");
  }

  @Test
  void aTrackThatEndedBeganAgainAndWaitsHasPlayedTwice() {
    look(0, playing("A", 195));
    look(15, paused("A", 6));

    assertThat(told).containsExactly("0.0 A at 195.0", "5.0 A at 0.0", "11.0 paused A");
  }

  @Test
  void theSameTrackFromItsBeginningWasMovedBackAndHasNotStoodStill() {
    look(0, playing("A", 100));
    look(15, playing("A", 8));

    assertThat(told).containsExactly("0.0 A at 100.0", "7.0 A at 0.0");
  }

  @Test
  void whatCannotBePlacedWithinHalfAMinuteIsUnknown() {
    look(0, paused("A", 60));
    look(300, paused("B", 8));
    look(600, changed(paused("C", 8), 500));
    look(650, playing("C", 50));

    assertThat(told).containsExactly("0.0 paused A", "0.0 unknown: played while Spotify was not asked",
        "300.0 paused B", "492.0 C at 0.0", "500.0 paused C", "608.0 C at 8.0");
  }

  @Test
  void aPauseThatCannotBePlacedIsUnknown() {
    look(0, playing("A", 10));
    look(150, playing("A", 90));

    assertThat(told).containsExactly("0.0 A at 10.0", "0.0 unknown: played while Spotify was not asked",
        "150.0 A at 90.0");
  }

  @Test
  void aPlayerThatWaitsWhereItCannotHavePlayedToWaitsOnly() {
    look(0, playing("A", 60));
    look(15, changed(paused("B", 100), 5));
    look(30, paused("C", 0.4));

    assertThat(told).containsExactly("0.0 A at 60.0", "5.0 paused B", "22.5 paused C");
  }

  @Test
  void aPlayerThatWaitsFurtherBackMayHavePlayed() {
    look(0, paused("A", 60));
    look(15, paused("A", 5));
    look(30, paused("A", 150));

    assertThat(told).containsExactly("0.0 paused A", "5.0 unknown: moved while Spotify was not asked",
        "10.0 paused A");
  }

  @Test
  void aTrackFromItsMiddleBeganWhenTheStateChanged() {
    look(0, playing("A", 60));
    look(15, changed(playing("B", 100), 13));

    assertThat(told).containsExactly("0.0 A at 60.0", "13.0 B at 98.0");
  }

  @Test
  void aTimeOfTheLastChangeThatMovesWhileNothingChangesIsNotBelieved() {
    look(0, changed(playing("A", 60), 0));
    look(15, changed(playing("A", 75), 15));
    look(30, changed(paused("B", 8), 30));

    assertThat(told).containsExactly("0.0 A at 60.0", "18.5 B at 0.0", "26.5 paused B");
  }

  @Test
  void aTimeOfTheLastChangeThatStaysWhileNothingChangesIsBelievedAgain() {
    look(0, changed(playing("A", 60), 0));
    look(15, changed(playing("A", 75), 15));
    look(30, changed(playing("A", 90), 15));
    look(45, changed(paused("B", 8), 44));

    assertThat(told).containsExactly("0.0 A at 60.0", "36.0 B at 0.0", "44.0 paused B");
  }

  @Test
  void aTimeOfTheLastChangeOutsideOfWhatIsPossibleIsNotUsed() {
    look(0, paused("A", 60));
    look(15, changed(paused("B", 8), -300));
    look(30, changed(paused("C", 8), 45));
    look(45, new PlayerAnswer.Holding(item("D"), false, millis(8), OptionalLong.of(Long.MAX_VALUE)));

    assertThat(told).containsExactly("0.0 paused A", "3.5 B at 0.0", "11.5 paused B", "18.5 C at 0.0",
        "26.5 paused C", "33.5 D at 0.0", "41.5 paused D");
  }

  @Test
  void anEpisodeThatRunsSlowlyIsNotPausedAgainAndAgain() {
    for (int i = 0; i < 5; i++) {
      look(20 * i, new PlayerAnswer.Holding(new LoadedItem.Speech(), true, millis(100 + 15 * i),
          OptionalLong.empty()));
    }

    assertThat(told).noneMatch(change -> change.contains("paused")).hasSize(5);
  }

  @Test
  void aPositionThatStandsStillIsBelievedForHalfAMinuteAndNotToTheEnd() {
    look(0, playing("A", 60));
    look(15, playing("A", 75));
    for (int t = 30; t < 200; t += 15) {
      look(t, playing("A", 75));
    }
    look(200, playing("A", 76));

    assertThat(told).containsExactly("0.0 A at 60.0", "15.0 unknown: Spotify repeats an old answer",
        "199.0 A at 75.0");
  }

  @Test
  void aShortTrackThatStandsStillIsBelievedToItsEnd() {
    for (int t = 0; t < 300; t += 2) {
      look(t, playing("A", 191));
    }

    assertThat(told).containsExactly("0.0 A at 191.0", "9.0 unknown: Spotify repeats an old answer");
    assertThat(following.deadline()).isEmpty();
  }

  @Test
  void aPositionThatStoodStillForAMomentIsAPause() {
    look(0, playing("A", 60));
    look(15, playing("A", 60));
    look(20, playing("A", 65));

    assertThat(told).containsExactly("0.0 A at 60.0", "2.5 paused A", "17.5 A at 62.5");
  }

  @Test
  void aTrackOfNoKnownPositionIsBelievedForItsLength() {
    for (int t = 0; t <= 600; t += 15) {
      look(t, named("A", true, OptionalLong.empty()));
    }
    look(615, named("B", true, OptionalLong.empty()));

    assertThat(told).containsExactly("0.0 A", "200.0 unknown: Spotify repeats an old answer", "615.0 B");
  }

  @Test
  void anotherTrackAfterAnOldAnswerIsBelieved() {
    for (int t = 0; t <= 60; t += 15) {
      look(t, playing("A", 75));
    }
    look(75, playing("B", 5));

    assertThat(told).containsExactly("0.0 A at 75.0", "0.0 unknown: Spotify repeats an old answer",
        "70.0 B at 0.0");
  }

  private static PlayerAnswer changed(PlayerAnswer seen, double at) {
    var holding = (PlayerAnswer.Holding) seen;
    return new PlayerAnswer.Holding(holding.item(), holding.playing(), holding.progressMs(),
        OptionalLong.of(WALL + Math.round(at * 1e3)));
  }

  private void look(double at, PlayerAnswer seen) {
    note(following.seen(seen, nanos(at), WALL + Math.round(at * 1e3)));
  }

  private void silence(double at, String why) {
    note(following.unanswered(nanos(at), why));
  }

  private static PlayerAnswer playing(String name, double position) {
    return named(name, true, millis(position));
  }

  private static PlayerAnswer paused(String name, double position) {
    return named(name, false, millis(position));
  }

  private static PlayerAnswer named(String name, boolean playing, OptionalLong position) {
    return new PlayerAnswer.Holding(item(name), playing, position, OptionalLong.empty());
  }

  private static LoadedItem item(String name) {
    var track = new Track(Optional.of("spotify:track:" + name), name, List.of("Ann"), "", millis(LENGTH),
        List.of());
    return new LoadedItem.Named(new NowPlaying(AudioKind.MUSIC, "spotify", track), "ISRC-" + name);
  }

  private void note(List<EstimatedChange> all) {
    for (EstimatedChange one : all) {
      told.add(switch (one) {
        case EstimatedChange.Changed changed -> seconds(changed.nanos()) + " " + words(changed.playback());
        case EstimatedChange.Moved moved -> "moved to " + seconds(moved.nanos());
      });
    }
  }

  private static String words(Playback playback) {
    return switch (playback) {
      case Playback.Playing playing -> (playing.item().kind() == AudioKind.AD
          ? "ad"
          : playing.item().track().title() + (playing.positionMs().isEmpty()
              ? ""
              : " at " + seconds(playing.positionMs().getAsLong() * 1_000_000)));
      case Playback.Paused paused ->
        "paused" + paused.item().map(item -> " " + item.track().title()).orElse("");
      case Playback.Stopped _ -> "stopped";
      case Playback.Muted _ -> "muted";
      case Playback.Unknown unknown -> "unknown: " + unknown.reason();
    };
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f", nanos / 1e9);
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e3) * 1_000_000;
  }

  private static OptionalLong millis(double seconds) {
    return OptionalLong.of(Math.round(seconds * 1e3));
  }
}
