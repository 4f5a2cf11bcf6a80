package songstroke.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static songstroke.segment.RecordingScript.START;
import static songstroke.segment.RecordingScript.playing;
import static songstroke.segment.RecordingScript.recording;
import static songstroke.segment.RecordingScript.track;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import songstroke.segment.TypingMetrics.Keys;
import songstroke.timeline.AudioKind;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

/// What makes a boundary and what does not, case by case.
class SegmentCasesTest {
  @Test
  void aPausedTrackEndsTheSegmentAndResumingStartsAnother() {
    assertThat(shape(recording().plays(0, "A").pauses(40_000).plays(45_000, "A").ends(90_000)))
        .containsExactly("MUSIC A 40000", "SILENCE PAUSED 5000", "MUSIC A 45000");
  }

  @Test
  void aStopOfThreeSecondsBetweenTwoTracksBelongsToTheFirst() {
    var script = recording().plays(0, "A").stops(40_000).plays(43_000, "B").ends(90_000)
        .types(39_000, 43_500, 500);

    assertThat(shape(script)).containsExactly("MUSIC A 43000", "MUSIC B 47000");
    assertThat(presses(script)).containsExactly(8L, 1L);
  }

  @Test
  void aLongerStopIsSilenceFromItsBeginning() {
    var script = recording().plays(0, "A").stops(40_000).plays(43_001, "B").ends(90_000)
        .types(39_000, 43_500, 500);

    assertThat(shape(script)).containsExactly("MUSIC A 40000", "SILENCE STOPPED 3001", "MUSIC B 46999");
    assertThat(presses(script)).containsExactly(2L, 7L, 0L);
  }

  @Test
  void aShortStopThatIsNotBetweenTwoTracksIsSilence() {
    assertThat(shape(recording().plays(0, "A").stops(40_000).ends(41_000)))
        .containsExactly("MUSIC A 40000", "SILENCE STOPPED 1000");
    assertThat(shape(recording().plays(0, "A").stops(40_000).pauses(41_000).ends(45_000)))
        .containsExactly("MUSIC A 40000", "SILENCE STOPPED 1000", "SILENCE PAUSED 4000");
    assertThat(shape(recording().stops(0).plays(1_000, "A").ends(45_000)))
        .containsExactly("SILENCE STOPPED 1000", "MUSIC A 44000");
    assertThat(shape(recording().plays(0, "A").stops(40_000).mark(41_000, Mark.Kind.SUSPEND)
        .mark(42_000, Mark.Kind.RESUME).plays(42_500, "A").ends(50_000)))
        .containsExactly("MUSIC A 40000", "SILENCE STOPPED 1000", "SUSPEND SUSPEND 1000",
            "SILENCE STOPPED 500", "MUSIC A 7500");
  }

  @Test
  void labelsThatChangeInsideAStopKeepTheirTime() {
    var script = recording().plays(0, "A").stops(40_000).task(41_000, "mail").key(41_500, KeyClass.CHAR)
        .wall(42_000, START + 42_000 + 3_600_000, RecordingScript.BERLIN).plays(50_000, "B").ends(55_000);

    assertThat(script.segments()).extracting(Segment::task).containsExactly("", "mail", "mail");
    assertThat(script.segments()).extracting(s -> s.when().startUtc().orElseThrow().toString())
        .containsExactly("2026-03-02T09:00:00Z", "2026-03-02T09:00:40Z", "2026-03-02T10:00:50Z");
  }

  @Test
  void aLengthThatIsCorrectedWhileTheTrackGoesOnIsNoBoundary() {
    var script = recording().music(0, at(0, loop(OptionalLong.of(600_000))))
        .music(1_200, at(1_200, loop(OptionalLong.of(10_000))))
        .music(10_000, at(0, loop(OptionalLong.of(10_000))))
        .ends(20_000);
    assertThat(shape(script)).containsExactly("MUSIC Loop 10000", "MUSIC Loop 10000");
    assertThat(script.segments()).extracting(segment -> segment.heard().trackId())
        .containsOnly(loop(OptionalLong.of(10_000)).key());
  }

  @Test
  void aLengthThatComesLateIsNoBoundary() {
    assertThat(shape(recording().music(0, at(0, loop(OptionalLong.empty())))
        .music(1_200, at(1_200, loop(OptionalLong.of(10_000))))
        .music(10_000, at(0, loop(OptionalLong.of(10_000))))
        .ends(20_000))).containsExactly("MUSIC Loop 10000", "MUSIC Loop 10000");
  }

  @Test
  void aTrackOfTheSameNameAndAnotherLengthThatBeginsIsAnother() {
    assertThat(shape(recording().music(0, at(0, loop(OptionalLong.of(30_000))))
        .music(12_000, at(0, loop(OptionalLong.of(45_000)))).ends(20_000)))
        .containsExactly("MUSIC Loop 12000", "MUSIC Loop 8000");
  }

  private static Track loop(OptionalLong lengthMs) {
    return new Track(Optional.empty(), "Loop", List.of("Ann"), "Album", lengthMs, List.of());
  }

  private static Playback at(long positionMs, Track track) {
    return new Playback.Playing(new NowPlaying(AudioKind.MUSIC, "script", track),
        OptionalLong.of(positionMs));
  }

  @Test
  void aSeekIsNoBoundary() {
    assertThat(shape(recording().playsFrom(0, 0, "A").playsFrom(30_000, 150_000, "A")
        .playsFrom(40_000, 2_000, "A").ends(90_000))).containsExactly("MUSIC A 90000");
  }

  @Test
  void aTrackThatWrapsIsANewPlayOfTheSameTrack() {
    var script = recording().playsFrom(0, 0, "A").playsFrom(181_000, 0, "A").ends(220_000)
        .types(180_000, 182_000, 500);

    assertThat(shape(script)).containsExactly("MUSIC A 181000", "MUSIC A 39000");
    assertThat(presses(script)).containsExactly(2L, 2L);
    assertThat(script.segments()).extracting(segment -> segment.heard().trackId()).containsOnly("id-A");
  }

  @Test
  void aRestartBeforeNineTenthsOrIntoTheTrackIsNoWrap() {
    assertThat(shape(recording().playsFrom(0, 0, "A").playsFrom(180_000, 0, "A").ends(220_000))).hasSize(1);
    assertThat(shape(recording().playsFrom(0, 0, "A").playsFrom(181_000, 5_000, "A").ends(220_000)))
        .hasSize(1);
  }

  @Test
  void pausedTimeDoesNotMoveTheTrackTowardsItsEnd() {
    assertThat(shape(recording().playsFrom(0, 0, "A").pauses(100_000).plays(190_000, "A")
        .playsFrom(195_000, 0, "A").ends(220_000)))
        .containsExactly("MUSIC A 100000", "SILENCE PAUSED 60000", "SILENCE PAUSED 30000", "MUSIC A 30000");
  }

  @Test
  void aLoopedTrackThatStopsForAMomentIsANewPlay() {
    assertThat(
        shape(recording().playsFrom(0, 0, "A").stops(199_000).playsFrom(200_000, 0, "A").ends(220_000)))
        .containsExactly("MUSIC A 200000", "MUSIC A 20000");
  }

  @Test
  void tagsThatComeLateAreNoBoundaryAndAreKept() {
    var bare = new Track(Optional.empty(), "A", List.of(), "", OptionalLong.empty(), List.of());
    var tagged = new Track(Optional.empty(), "A", List.of("ＡＢＢＡ", "Björk"), "Album",
        OptionalLong.of(200_000), List.of("pop", "art; pop", "pop"));
    var script = recording().music(0, playing(bare)).music(300, playing(tagged)).music(900, playing(bare))
        .ends(40_000);

    assertThat(script.segments()).singleElement().satisfies(segment -> {
      assertThat(segment.heard().trackId()).isEqualTo(tagged.key());
      assertThat(segment.heard().artistName()).isEqualTo("ＡＢＢＡ, Björk");
      assertThat(segment.heard().artistId()).isEqualTo("abba");
      assertThat(segment.heard().genres()).containsExactly("pop", "art, pop");
    });
  }

  @Test
  void anotherTrackOfTheSameTitleIsABoundary() {
    var one = new Track(Optional.empty(), "Intro", List.of("X"), "", OptionalLong.of(60_000), List.of());
    var other = new Track(Optional.empty(), "Intro", List.of("Y"), "", OptionalLong.of(60_000), List.of());
    var longer = new Track(Optional.empty(), "Intro", List.of("Y"), "", OptionalLong.of(90_000), List.of());

    assertThat(recording().music(0, playing(one)).music(10_000, playing(other))
        .music(20_000, playing(longer)).ends(40_000).segments()).extracting(Segment::durationMs)
        .containsExactly(10_000L, 10_000L, 20_000L);
  }

  @Test
  void advertisementsAndSpeechAreTheirOwnSegments() {
    assertThat(shape(recording().plays(0, "A").sounds(40_000, AudioKind.AD, "Buy").sounds(50_000,
        AudioKind.AD, "More").sounds(55_000, AudioKind.SPEECH, "Talk").plays(70_000, "B").ends(80_000)))
        .containsExactly("MUSIC A 40000", "NONMUSIC AD 10000", "NONMUSIC AD 5000", "NONMUSIC SPEECH 15000",
            "MUSIC B 10000");
  }

  @Test
  void whatCannotBeNamedIsUnknownAndNeverSilence() {
    var unnamed = new Track(Optional.empty(), " ", List.of(), "", OptionalLong.empty(), List.of());

    assertThat(shape(recording().plays(1_000, "A").music(2_000, new Playback.Unknown("the bus is gone"))
        .music(3_000, new Playback.Unknown("")).music(4_000, playing(unnamed))
        .sounds(5_000, AudioKind.UNKNOWN, "Video").sounds(5_500, AudioKind.UNKNOWN, "Other video")
        .ends(6_000)))
        .containsExactly("UNKNOWN NOT_SEEN 1000", "MUSIC A 1000", "UNKNOWN the bus is gone 1000",
            "UNKNOWN UNREACHABLE 1000", "UNKNOWN UNNAMED_TRACK 1000", "UNKNOWN UNKNOWN_KIND 1000");
  }

  @Test
  void aMutedPlayerIsSilent() {
    var item = new NowPlaying(AudioKind.MUSIC, "script", track("A"));

    assertThat(shape(recording().plays(0, "A").music(40_000, new Playback.Muted(Optional.of(item)))
        .plays(50_000, "A").ends(60_000)))
        .containsExactly("MUSIC A 40000", "SILENCE MUTED 10000", "MUSIC A 10000");
  }

  @Test
  void theFirstMinuteOfALongPauseIsCutOff() {
    var script = recording().plays(0, "A").pauses(10_000).ends(70_001).types(69_000, 70_001, 500);
    var exactlyAMinute = recording().plays(0, "A").pauses(10_000).ends(70_000);
    var untilAPressAtTheCut = recording().plays(0, "A").pauses(10_000).key(70_000, KeyClass.CHAR);

    assertThat(shape(script)).containsExactly("MUSIC A 10000", "SILENCE PAUSED 60000", "SILENCE PAUSED 1");
    assertThat(presses(script)).containsExactly(0L, 2L, 1L);
    assertThat(shape(exactlyAMinute)).containsExactly("MUSIC A 10000", "SILENCE PAUSED 60000");
    assertThat(shape(untilAPressAtTheCut)).containsExactly("MUSIC A 10000", "SILENCE PAUSED 60000",
        "SILENCE PAUSED 1");
    assertThat(presses(untilAPressAtTheCut)).containsExactly(0L, 0L, 1L);
  }

  @Test
  void aPressOnABoundaryBelongsToWhatStartsThereWhateverTheOrderOfTheLines() {
    var before = recording().plays(0, "A").key(10_000, KeyClass.CHAR).plays(10_000, "B").ends(20_000);
    var after = recording().plays(0, "A").plays(10_000, "B").key(10_000, KeyClass.CHAR).ends(20_000);

    assertThat(presses(before)).containsExactly(0L, 1L);
    assertThat(before.segments()).isEqualTo(after.segments());
  }

  @Test
  void whatLastsNoTimeIsNoSegment() {
    assertThat(shape(recording().plays(0, "A").plays(10_000, "B").pauses(10_000).plays(10_000, "A")
        .ends(20_000))).containsExactly("MUSIC A 20000");
    assertThat(recording().ends(0).segments()).isEmpty();
    assertThat(recording().segments()).isEmpty();
  }

  @Test
  void aHoldOverABoundaryIsThePresssAndNoRolloverCrossesIt() {
    var script = recording().plays(0, "A").add(new KeyPress(START + 9_990, KeyClass.CHAR, 80, false))
        .plays(10_000, "B").add(new KeyPress(START + 10_010, KeyClass.CHAR, 90, false)).ends(20_000);

    assertThat(script.segments()).extracting(s -> s.metrics().holdMedianMs()).containsExactly(80.0, 90.0);
    assertThat(script.segments()).extracting(s -> s.metrics().rolloverRatio())
        .containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void aSuspendedMachineLeavesAGapWhosePressesBelongToNoSegment() {
    var script = recording().plays(0, "A").mark(10_000, Mark.Kind.SUSPEND).key(10_000, KeyClass.CHAR)
        .key(15_000, KeyClass.SPACE).mark(20_000, Mark.Kind.RESUME).key(20_000, KeyClass.CHAR).ends(30_000);

    assertThat(shape(script)).containsExactly("MUSIC A 10000", "SUSPEND SUSPEND 10000", "MUSIC A 10000");
    assertThat(presses(script)).containsExactly(0L, 0L, 1L);
    assertThat(unattributed(script)).isEqualTo(Map.of(Reason.SUSPEND, new Keys(2, 1, 1, 0, 0, 0)));
    assertThat(sessions(script)).containsExactly("s1", "s1", "s2");
  }

  @Test
  void aPausedRecorderIsAGapToo() {
    var script = recording().plays(0, "A").mark(10_000, Mark.Kind.PAUSE).mark(12_000, Mark.Kind.SUSPEND)
        .plays(13_000, "B").mark(15_000, Mark.Kind.RESUME).key(16_000, KeyClass.OTHER)
        .mark(20_000, Mark.Kind.UNPAUSE).ends(30_000);

    assertThat(shape(script)).containsExactly("MUSIC A 10000", "SUSPEND RECORDER_PAUSED 2000",
        "SUSPEND SUSPEND 3000", "SUSPEND RECORDER_PAUSED 5000", "MUSIC B 10000");
    assertThat(unattributed(script))
        .isEqualTo(Map.of(Reason.RECORDER_PAUSED, new Keys(1, 0, 0, 0, 1, 0)));
    assertThat(sessions(script)).containsExactly("s1", "s1", "s1", "s1", "s2");
  }

  @Test
  void aPressAtOrAfterTheEndBelongsToNoSegment() {
    var script = recording().plays(0, "A").key(9_999, KeyClass.CHAR).key(10_000, KeyClass.CHAR).ends(10_000)
        .key(10_000, KeyClass.CHAR).key(11_000, KeyClass.CHAR);

    assertThat(presses(script)).containsExactly(1L);
    assertThat(unattributed(script).get(Reason.AFTER_END)).isEqualTo(new Keys(3, 3, 0, 0, 0, 0));
    assertThat(script.folded().finish().presses()).isEqualTo(4);
  }

  @Test
  void aRecordingThatWasCutOffEndsRightAfterItsLastEvent() {
    assertThat(shape(recording().plays(0, "A").key(9_000, KeyClass.CHAR))).containsExactly("MUSIC A 9001");
    assertThat(shape(recording().plays(0, "A").plays(9_000, "B"))).containsExactly("MUSIC A 9000");
  }

  @Test
  void aQuarterOfAnHourWithoutATextPressIsStillTheSameSession() {
    long quarter = 15 * 60_000;
    var same = recording().plays(0, "A").key(1_000, KeyClass.CHAR).plays(2_000, "B")
        .key(1_000 + quarter, KeyClass.CHAR).ends(2_000_000);
    var other = recording().plays(0, "A").key(1_000, KeyClass.CHAR).plays(2_000, "B")
        .key(500_000, KeyClass.OTHER)
        .key(1_001 + quarter, KeyClass.CHAR).plays(1_021 + quarter, "C").ends(2_000_000);

    assertThat(sessions(same)).containsExactly("s1", "s1");
    assertThat(sessions(other)).containsExactly("s1", "s2", "s2");
    assertThat(other.segments()).extracting(segment -> segment.place().seq()).containsExactly(1L, 1L, 2L);
    assertThat(other.segments()).extracting(segment -> segment.when().minInSession()).containsExactly(0.0,
        0.0, 20 / 60_000.0);
  }

  @Test
  void aSegmentBelongsToTheSessionOfItsFirstTextPress() {
    long hour = 3_600_000;
    var script = recording().plays(0, "A").key(1_000, KeyClass.CHAR).key(hour, KeyClass.CHAR)
        .plays(hour + 1_000, "B").plays(hour + 2_000, "C").key(hour + 2_500, KeyClass.CHAR).ends(2 * hour);

    assertThat(sessions(script)).containsExactly("s1", "s2", "s2");
    assertThat(script.segments()).extracting(segment -> segment.when().minInSession())
        .containsExactly(0.0, 1_000 / 60_000.0, 2_000 / 60_000.0);
  }

  @Test
  void theTaskOfASegmentIsTheOneThatHeldLongest() {
    var script = recording().plays(0, "A").task(4_000, "code").task(7_000, "mail").task(9_000, "code")
        .plays(10_000, "B").task(15_000, "mail").ends(20_000);

    assertThat(script.segments()).extracting(Segment::task).containsExactly("", "code");
  }

  @Test
  void idsFollowFromTheRecording() {
    assertThat(recording().plays(0, "A").plays(10, "B").ends(20).segments())
        .extracting(segment -> segment.place().id())
        .containsExactly("20260302T090000000Z-0001", "20260302T090000000Z-0002");
  }

  @Test
  void anEventOutOfOrderIsRefused() {
    var fold = new RecordingFold(recording().header());
    fold.accept(KeyPress.of(START + 5, KeyClass.CHAR));

    assertThatThrownBy(() -> fold.accept(KeyPress.of(START + 4, KeyClass.CHAR)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("came after");
    assertThatThrownBy(() -> new RecordingFold(recording().header())
        .accept(KeyPress.of(START - 1, KeyClass.CHAR))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aShorterPauseRuleBreaksIntoMoreBursts() {
    var script = recording().plays(0, "A").types(0, 30_000, 1_500).ends(30_000);
    List<Segment> strict = script.folded().finish().segments().shorter();

    assertThat(script.segments().getFirst().metrics().bursts()).isEqualTo(1);
    assertThat(strict.getFirst().metrics().bursts()).isEqualTo(20);
  }

  private static Map<String, Keys> unattributed(RecordingScript script) {
    RecordingFold fold = script.folded();
    fold.finish();
    return fold.unattributed();
  }

  private static List<String> shape(RecordingScript script) {
    return script.segments().stream()
        .map(s -> s.heard().state() + " "
            + (s.heard().state() == State.MUSIC ? s.heard().trackName() : s.heard().reason()) + " "
            + s.durationMs())
        .toList();
  }

  private static List<Long> presses(RecordingScript script) {
    return script.segments().stream().map(s -> s.metrics().keys().presses()).toList();
  }

  private static List<String> sessions(RecordingScript script) {
    return script.segments().stream().map(s -> s.place().session().substring("20260302T090000000Z-".length()))
        .toList();
  }

  @Test
  void theFirstArtistWhoIsSomebodyIsTheArtist() {
    assertThat(artistId("Unknown Artist")).isEmpty();
    assertThat(artistId("<unknown>", "VARIOUS ARTISTS")).isEmpty();
    assertThat(artistId("Various Artists", "Nova")).isEqualTo("nova");
    assertThat(artistId("Nova - Topic")).isEqualTo("nova");
    assertThat(artistId("!!!")).isEqualTo("!!!");
    assertThat(artistId("Nova; Atlas")).as("several in one text stay themselves").isEqualTo("nova; atlas");
    assertThat(artistId("Nova\u0000Atlas")).isEqualTo("nova");
  }

  private static String artistId(String... artists) {
    return Tags
        .artistId(new Track(Optional.empty(), "A", List.of(artists), "", OptionalLong.empty(), List.of()));
  }
}
