package songstroke.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static songstroke.segment.RecordingScript.recording;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import songstroke.timeline.AudioKind;
import songstroke.timeline.Mark;

/// Which segments the analysis may use.
class ExclusionTest {
  @Test
  void aTrackHeardForThirtySecondsMayBeUsedAndASkippedOneMayNot() {
    assertThat(excluded(recording().plays(0, "A").ends(30_000).types(0, 30_000, 300))).containsExactly("");
    assertThat(excluded(recording().plays(0, "A").ends(29_999).types(0, 29_999, 300)))
        .containsExactly("SKIP");
  }

  @Test
  void thePartsOfOnePlayAreJudgedTogether() {
    var script = recording().plays(0, "A").pauses(20_000).plays(30_000, "A").pauses(35_000).plays(40_000, "A")
        .plays(50_000, "B").ends(60_000).types(0, 60_000, 300);

    assertThat(excluded(script)).containsExactly("", "WASH_OUT", "", "WASH_OUT", "", "SKIP");
  }

  @Test
  void aPauseOfMoreThanTenSecondsPartsThem() {
    assertThat(excluded(recording().plays(0, "A").pauses(20_000).plays(30_001, "A").ends(50_001)
        .types(0, 50_000, 300))).containsExactly("SKIP", "WASH_OUT", "SKIP");
  }

  @Test
  void anotherTrackOrAnotherPlayPartsThem() {
    assertThat(excluded(recording().plays(0, "A").pauses(20_000).plays(25_000, "B").ends(45_000)
        .types(0, 45_000, 300))).containsExactly("SKIP", "WASH_OUT", "SKIP");
    assertThat(excluded(recording().playsFrom(0, 175_000, "A").playsFrom(20_000, 0, "A").ends(40_000)
        .types(0, 40_000, 300))).containsExactly("SKIP", "SKIP");
  }

  @Test
  void fortyIntervalsAndTenSecondsOfTypingAreTheLeast() {
    assertThat(excluded(recording().plays(0, "A").ends(60_000).types(0, 41 * 250, 250))).containsExactly("");
    assertThat(excluded(recording().plays(0, "A").ends(60_000).types(0, 40 * 250, 250)))
        .containsExactly("FEW_INTERVALS");
    assertThat(excluded(recording().plays(0, "A").ends(60_000).types(0, 41 * 249, 249)))
        .containsExactly("LITTLE_ACTIVE_TIME");
  }

  @Test
  void aMinuteOfSilenceIsABaseline() {
    assertThat(excluded(recording().stops(0).ends(60_000).types(0, 60_000, 300))).containsExactly("");
    assertThat(excluded(recording().stops(0).ends(59_999).types(0, 59_999, 300)))
        .containsExactly("SHORT_SILENCE");
  }

  @Test
  void aPauseIsABaselineAfterItsFirstMinute() {
    assertThat(excluded(recording().pauses(0).ends(90_000).types(0, 90_000, 300)))
        .containsExactly("WASH_OUT", "");
    assertThat(excluded(recording().pauses(0).ends(89_999).types(0, 89_999, 300)))
        .containsExactly("WASH_OUT", "SHORT_SILENCE");
  }

  @Test
  void whatIsNeitherMusicNorSilenceIsNeverUsed() {
    assertThat(excluded(recording().sounds(60_000, AudioKind.SPEECH, "Talk").mark(120_000, Mark.Kind.PAUSE)
        .mark(180_000, Mark.Kind.UNPAUSE).ends(240_000).types(0, 240_000, 300)))
        .containsExactly("UNKNOWN", "NONMUSIC", "SUSPEND", "NONMUSIC");
  }

  @Test
  void aPlayOfVeryManyPartsIsJudgedBeforeItEnds() {
    var script = recording();
    for (int i = 0; i < 3_000; i++) {
      script.plays(20L * i, "A").pauses(20L * i + 10);
    }
    List<Segment> early = new ArrayList<>();
    var pool = new PlayPool(early::add);
    script.segments().forEach(segment -> pool.accept(segment.withExcluded(Exclusion.NONE)));

    assertThat(early).hasSizeGreaterThan(4_900);
  }

  private static List<String> excluded(RecordingScript script) {
    return script.segments().stream().map(Segment::excluded).toList();
  }
}
