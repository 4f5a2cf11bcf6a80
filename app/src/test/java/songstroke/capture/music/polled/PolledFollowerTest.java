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
  }, "somewhere");

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
