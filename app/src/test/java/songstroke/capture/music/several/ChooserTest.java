package songstroke.capture.music.several;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import songstroke.capture.music.mpd.MpdMusicSource;
import songstroke.capture.music.mpris.MprisMusicSource;
import songstroke.capture.music.scrobbled.ListenBrainzLookout;
import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

/// Who is believed, case by case. Times are in ms; a report is written `TIME WORD (SOURCE)`.
class ChooserTest {
  private static final long MILLI = 1_000_000;
  private static final List<String> NAMES = List.of("mpd", "mpris", "listenbrainz");
  private static final int MPD = 0;
  private static final int MPRIS = 1;
  private static final int LISTENBRAINZ = 2;

  private final List<String> chosen = new ArrayList<>();
  private final Chooser chooser = new Chooser(
      List.of(MpdMusicSource.STANDING, MprisMusicSource.STANDING, ListenBrainzLookout.STANDING), 0,
      new Chooser.Outcome() {
        @Override
        public void chosen(long nanos, Playback playback, OptionalInt source) {
          chosen.add(nanos / MILLI + " " + word(playback)
              + (source.isEmpty() ? "" : " (" + NAMES.get(source.getAsInt()) + ")"));
        }

        @Override
        public void happened(long nanos) {
          chosen.add("at " + nanos / MILLI);
        }
      });

  @Test
  void theFirstReportIsWhatAllOfThemFindTogether() {
    say(10, MPD, stopped());
    say(20, MPRIS, playing("A"));
    assertThat(chosen).isEmpty();
    say(30, LISTENBRAINZ, unknown("no word"));
    assertThat(chosen).containsExactly("30 A (mpris)");
  }

  @Test
  void aSourceThatSaysNothingDoesNotHoldUpTheOthers() {
    say(10, MPD, playing("A"));
    passUntil(5_000);
    assertThat(chosen).containsExactly("10 A (mpd)");
  }

  @Test
  void oneTrackThroughTwoSourcesIsOneTrackWithOneBoundary() {
    found(playing("A"), playing("A"), unknown(""));
    say(10_000, MPD, playing("B"));
    say(10_060, MPRIS, playing("B"));
    say(20_000, MPRIS, playing("C"));
    say(20_300, MPD, playing("C"));
    passUntil(60_000);
    assertThat(chosen).containsExactly("0 A (mpd)", "10000 B (mpd)", "20000 C (mpris)");
  }

  @Test
  void aPauseThatTheBetterSourceSeesIsNotUndoneByTheOtherThatIsLate() {
    found(playing("A"), playing("A"), unknown(""));
    say(10_000, MPD, paused("A"));
    say(10_900, MPRIS, paused("A"));
    passUntil(20_000);
    assertThat(chosen).containsExactly("0 A (mpd)", "10000 paused A (mpd)");
  }

  @Test
  void aSecondPlayerOfTheSameTrackIsHeardWhenItGoesOnAfterTheFirstPaused() {
    found(playing("A"), playing("A"), unknown(""));
    say(10_000, MPD, paused("A"));
    passUntil(20_000);
    assertThat(chosen).containsExactly("0 A (mpd)", "10000 paused A (mpd)", "12000 A (mpris)");
  }

  @Test
  void thisMachineGoesBeforeAnAccount() {
    found(stopped(), playing("A"), playing("Z"));
    say(10_000, LISTENBRAINZ, playing("Y"));
    passUntil(100_000);
    assertThat(chosen).containsExactly("0 A (mpris)");
  }

  @Test
  void musicElsewhereIsHeardWhenThisMachineIsSilent() {
    found(stopped(), stopped(), unknown("no word"));
    say(10_000, LISTENBRAINZ, playing("Z"));
    say(90_000, LISTENBRAINZ, unknown("no word"));
    passUntil(500_000);
    assertThat(chosen).containsExactly("0 stopped (mpris)".replace("mpris", "mpd"), "10000 Z (listenbrainz)",
        "90000 unknown: no word (listenbrainz)", "390000 stopped (mpd)");
  }

  @Test
  void anAccountThatRepeatsLateWhatPlayedHereIsNotHeard() {
    found(stopped(), playing("A"), unknown("no word"));
    say(15_000, LISTENBRAINZ, playing("A"));
    say(60_000, MPRIS, playing("B"));
    say(61_000, MPRIS, paused("B"));
    say(75_000, LISTENBRAINZ, playing("B"));
    passUntil(1_000_000);
    say(1_000_000, LISTENBRAINZ, playing("C"));
    passUntil(1_010_000);
    assertThat(chosen).containsExactly("0 A (mpris)", "60000 B (mpris)", "61000 paused B (mpris)",
        "1000000 C (listenbrainz)");
  }

  @Test
  void twoPlayersForLongerThanFiveSecondsAreNobodysWordSinceTheyBothPlay() {
    found(playing("A"), stopped(), unknown(""));
    say(10_000, MPRIS, playing("X"));
    passUntil(14_000);
    assertThat(chosen).containsExactly("0 A (mpd)", "10000 X (mpris)");
    passUntil(16_000);
    say(20_000, MPRIS, stopped());
    passUntil(21_000);
    assertThat(chosen).containsExactly("0 A (mpd)", "10000 X (mpris)",
        "10000 unknown: two players at once: p0 and p1",
        "20000 A (mpd)");
  }

  @Test
  void ofTwoSourcesThatNameOnePlayerTheBetterIsBelievedWhateverWordsTheOtherHas() {
    found(playing("Song A", "mpd"), playing("Band - Song A", "mpd"), unknown(""));
    say(10_000, MPD, playing("Song B", "mpd"));
    say(10_400, MPRIS, playing("Band - Song B", "mpd"));
    passUntil(30_000);
    say(30_000, MPRIS, playing("", "mpd"));
    say(30_500, MPD, playing("file", "mpd"));
    passUntil(60_000);
    assertThat(chosen).containsExactly("0 Song A (mpd)", "10000 Song B (mpd)", "30500 file (mpd)");
  }

  @Test
  void aBridgeThatIsLateWithThePauseOfItsPlayerIsNotHeard() {
    found(playing("Song A", "mpd"), playing("Band - Song A", "mpd"), unknown(""));
    say(10_000, MPD, paused("Song A", "mpd"));
    say(11_500, MPRIS, paused("Band - Song A", "mpd"));
    passUntil(60_000);
    assertThat(chosen).containsExactly("0 Song A (mpd)", "10000 paused Song A (mpd)");
  }

  @Test
  void aBridgeIsHeardWhenThePlayersOwnSourceIsLost() {
    found(playing("Song A", "mpd"), playing("Band - Song A", "mpd"), unknown(""));
    say(10_000, MPD, unknown("mpd is gone"));
    passUntil(60_000);
    assertThat(chosen).containsExactly("0 Song A (mpd)", "10000 Band - Song A (mpris)");
  }

  @Test
  void whatASourceKnowsLateHappenedWhenItSays() {
    found(playing("A"), stopped(), unknown(""));
    say(30_000, MPRIS, paused("X"));
    passUntil(31_000);
    chooser.hear(31_000 * MILLI, MPD, 12_000 * MILLI, unknown("it must be over"));
    passUntil(40_000);
    assertThat(chosen).containsExactly("0 A (mpd)", "30000 unknown: it must be over (mpd)", "at 12000");
  }

  @Test
  void aShortOverlapIsNone() {
    found(playing("A"), stopped(), unknown(""));
    say(10_000, MPRIS, playing("X"));
    say(14_900, MPD, stopped());
    passUntil(60_000);
    assertThat(chosen).containsExactly("0 A (mpd)", "10000 X (mpris)");
  }

  @Test
  void aDedicatedPlayerGoesBeforeABrowser() {
    found(playing("A"), stopped(), unknown(""));
    say(10_000, MPRIS, playing("X", "firefox"));
    passUntil(14_000);
    assertThat(chosen).containsExactly("0 A (mpd)");
  }

  @Test
  void musicWhoseSourceDiedIsUnknownAndNotSilenceForAWhile() {
    found(playing("A"), stopped(), unknown(""));
    say(10_000, MPD, unknown("mpd is gone"));
    passUntil(400_000);
    assertThat(chosen).containsExactly("0 A (mpd)", "10000 unknown: mpd is gone (mpd)",
        "310000 stopped (mpris)");
  }

  @Test
  void whenABetterSourceDiesTheOtherGoesOnWithTheSameTrackUnnoticed() {
    found(playing("A"), playing("A"), unknown(""));
    say(10_000, MPD, unknown("mpd is gone"));
    say(30_000, MPRIS, playing("B"));
    passUntil(40_000);
    assertThat(chosen).containsExactly("0 A (mpd)", "30000 B (mpris)");
  }

  @Test
  void aSeekInTheSourceThatIsBelievedIsPassedOnAndItsEchoIsNot() {
    found(playing("A", 1_000), playing("A", 1_000), unknown(""));
    say(10_000, MPD, playing("A", 90_000));
    say(10_400, MPRIS, playing("A", 90_400));
    passUntil(20_000);
    assertThat(chosen).containsExactly("0 A@1000 (mpd)", "10000 A@90000 (mpd)");
  }

  @Test
  void aPlayerThatIsHeardAgainIsAtThePositionThatItHasReached() {
    found(playing("A", 1_000), stopped(), unknown(""));
    say(10_000, MPRIS, playing("X"));
    say(13_000, MPRIS, stopped());
    passUntil(20_000);
    assertThat(chosen).containsExactly("0 A@1000 (mpd)", "10000 X (mpris)", "13000 A@14000 (mpd)");
  }

  @Test
  void spellingsOfOneTrackAreOneTrack() {
    assertThat(SameTrack.of(item("Café del Mar!", "Énya feat. Bob")))
        .isEqualTo(SameTrack.of(item("cafe del mar", "ENYA")));
    assertThat(SameTrack.of(item("A", "Simon & Garfunkel")))
        .isEqualTo(SameTrack.of(item("A", "Simon, Garfunkel")));
    assertThat(SameTrack.of(item("A", "Ann"))).isNotEqualTo(SameTrack.of(item("A", "Bob")));
    assertThat(SameTrack.of(item("", "Ann")).isNamed()).isFalse();
  }

  private void found(Playback... playbacks) {
    for (int source = 0; source < playbacks.length; source++) {
      say(0, source, playbacks[source]);
    }
  }

  private void say(long millis, int source, Playback playback) {
    chooser.hear(millis * MILLI, source, millis * MILLI, playback instanceof Playback.Playing playing
        && playing.item().player().equals("p")
            ? new Playback.Playing(new NowPlaying(AudioKind.MUSIC, "p" + source, playing.item().track()),
                playing.positionMs())
            : playback);
  }

  private void passUntil(long millis) {
    while (chooser.due() <= millis * MILLI) {
      chooser.advance(chooser.due());
    }
  }

  private static String word(Playback playback) {
    return switch (playback) {
      case Playback.Playing playing -> playing.item().track().title()
          + (playing.positionMs().isPresent() ? "@" + playing.positionMs().getAsLong() : "");
      case Playback.Paused paused -> "paused " + paused.item().map(item -> item.track().title()).orElse("");
      case Playback.Muted _ -> "muted";
      case Playback.Stopped _ -> "stopped";
      case Playback.Unknown unknown -> "unknown: " + unknown.reason();
    };
  }

  private static Playback playing(String title) {
    return playing(title, "p");
  }

  private static Playback playing(String title, String player) {
    return new Playback.Playing(new NowPlaying(AudioKind.MUSIC, player, item(title, "Ann").track()),
        OptionalLong.empty());
  }

  private static Playback playing(String title, long position) {
    return new Playback.Playing(item(title, "Ann"), OptionalLong.of(position));
  }

  private static Playback paused(String title) {
    return paused(title, "p");
  }

  private static Playback paused(String title, String player) {
    return new Playback.Paused(
        Optional.of(new NowPlaying(AudioKind.MUSIC, player, item(title, "Ann").track())));
  }

  private static Playback stopped() {
    return new Playback.Stopped();
  }

  private static Playback unknown(String why) {
    return new Playback.Unknown(why);
  }

  private static NowPlaying item(String title, String... artists) {
    return new NowPlaying(AudioKind.MUSIC, "p", new Track(Optional.empty(), title, Arrays.asList(artists), "",
        OptionalLong.empty(), List.of()));
  }
}
