package songstroke.capture.music.polled;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import songstroke.capture.SourceHealth;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.SourcePriority;
import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

class PolledFollowerTest {
  private static final long SECOND = 1_000_000_000L;

  private final List<String> said = new ArrayList<>();
  private final PolledFollower follower = new PolledFollower(new MusicListener() {
    @Override
    public void playback(long nanos, Playback playback) {
      String what = switch (playback) {
        case Playback.Playing playing -> playing.item().track().title()
            + (playing.positionMs().isPresent() ? "@" + playing.positionMs().getAsLong() : "");
        case Playback.Paused _ -> "paused";
        case Playback.Muted _ -> "muted";
        case Playback.Stopped _ -> "stopped";
        case Playback.Unknown unknown -> "unknown: " + unknown.reason();
      };
      said.add(nanos / 1_000_000 + " " + what);
    }

    @Override
    public void health(SourceHealth health) {
      said.add(health.getClass().getSimpleName());
    }
  }, "somewhere", SourcePriority.ofThisMachine(0));

  @Test
  void aTrackWithoutPositionBeginsHalfWayBetweenTheLooks() {
    saw(0, "A");
    saw(30, "A");
    saw(60, "B");
    assertThat(said).containsExactly("0 A", "Working", "45000 B");
  }

  @Test
  void aTrackBeginsWhereItsPositionSaysButNotBeforeTheLookThatDidNotShowIt() {
    saw(0, "A", 10_000);
    saw(2, "B", 1_500);
    saw(4, "C", 60_000);
    assertThat(said).containsExactly("0 A@10000", "Working", "500 B@0", "2000 C@58000");
  }

  @Test
  void aPauseAndItsEndAreHalfWayToo() {
    saw(0, "A", 10_000);
    follower.saw(new Look.Seen(new Playback.Paused(Optional.of(item("A"))), 2 * SECOND));
    saw(4, "A", 11_500);
    assertThat(said).containsExactly("0 A@10000", "Working", "1000 paused", "3000 A@10500");
  }

  @Test
  void aSeekIsReportedAndAnOrdinaryLookIsNot() {
    saw(0, "A", 10_000);
    saw(2, "A", 12_100);
    saw(4, "A", 90_000);
    saw(6, "A", 92_000);
    assertThat(said).containsExactly("0 A@10000", "Working", "2000 A@88000");
  }

  @Test
  void noAnswerIsUnknownFromTheQuestionOnAndTheNextAnswerKnownFromItself() {
    saw(0, "A");
    follower.lost(new Look.Trouble(30 * SECOND, "down", "wait", Duration.ZERO));
    follower.lost(new Look.Trouble(60 * SECOND, "down still", "wait", Duration.ZERO));
    saw(90, "A");
    assertThat(said).containsExactly("0 A", "Working", "30000 unknown: down", "Interrupted", "Interrupted",
        "90000 A", "Working");
  }

  @Test
  void aTrackThatMustBeOverIsUnknownSinceItsEndWhetherItIsLookedAtOrNot() {
    saw(0, "A", OptionalLong.of(10_000), 60);
    assertThat(follower.due()).isEqualTo(70 * SECOND);
    follower.passed(69 * SECOND);
    assertThat(said).hasSize(2);
    follower.passed(70 * SECOND);
    saw(90, "A", OptionalLong.of(100_000), 60);
    saw(100, "B", OptionalLong.of(1_000), 60);
    assertThat(said).containsExactly("0 A@10000", "Working",
        "50000 unknown: p says that it plays a track that must be over", "99000 B@0");
  }

  @Test
  void aPositionThatIsToldAgainWordForWordIsNoSeekAndDoesNotMoveTheEnd() {
    for (int t = 0; t < 90; t += 5) {
      saw(t, "A", OptionalLong.of(11_000), 20);
    }
    assertThat(said).containsExactly("0 A@11000", "Working",
        "9000 unknown: p says that it plays a track that must be over");
  }

  @Test
  void aPositionThatHasMovedAndStandsIsNoPlaying() {
    saw(0, "A", 0);
    saw(5, "A", 5_000);
    saw(10, "A", 7_000);
    for (int t = 15; t < 90; t += 5) {
      saw(t, "A", 7_000);
    }
    assertThat(said).containsExactly("0 A@0", "Working", "5000 A@2000",
        "10000 unknown: p says that it plays, but its position stands");
  }

  @Test
  void aTrackThatWaitedGoesOnToItsEnd() {
    saw(0, "A", OptionalLong.of(10_000), 60);
    follower.saw(new Look.Seen(new Playback.Paused(Optional.of(item("A", 60))), 2 * SECOND));
    follower.passed(600 * SECOND);
    assertThat(said).endsWith("1000 paused");
    saw(602, "A", OptionalLong.of(13_000), 60);
    assertThat(follower.due()).isEqualTo((602 + 47 + 20) * SECOND);
  }

  private void saw(long seconds, String title, OptionalLong position, long length) {
    follower.saw(new Look.Seen(new Playback.Playing(item(title, length), position), seconds * SECOND));
  }

  private static NowPlaying item(String title, long length) {
    return new NowPlaying(AudioKind.MUSIC, "p", new Track(Optional.empty(), title, List.of("Ann"), "",
        OptionalLong.of(length * 1000), List.of()));
  }

  private void saw(long seconds, String title) {
    follower.saw(new Look.Seen(new Playback.Playing(item(title), OptionalLong.empty()), seconds * SECOND));
  }

  private void saw(long seconds, String title, long position) {
    follower
        .saw(new Look.Seen(new Playback.Playing(item(title), OptionalLong.of(position)), seconds * SECOND));
  }

  private static NowPlaying item(String title) {
    return new NowPlaying(AudioKind.MUSIC, "p", new Track(Optional.empty(), title, List.of("Ann"), "",
        OptionalLong.empty(), List.of()));
  }
}
