package songstroke.capture.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import songstroke.capture.SourceHealth;
import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

/// Times are in ms; a report is written `TIME WORD`.
class MusicReporterTest {
  private static final long MILLI = 1_000_000;

  private final List<String> heard = new ArrayList<>();
  private final MusicReporter reporter = new MusicReporter(new MusicListener() {
    @Override
    public void playback(long nanos, Playback playback) {
      heard.add(nanos / MILLI + " " + word(playback));
    }

    @Override
    public void changeMoved(long nanos) {
      heard.add("moved to " + nanos / MILLI);
    }

    @Override
    public void health(SourceHealth health) {
      heard.add(String.valueOf(health));
    }
  }, 1000);

  @Test
  void whatGoesOnAsItWasIsNotReportedAgain() {
    say(0, playing("A", 0));
    say(5_000, playing("A", 5_400));
    say(6_000, playing("B", 0));
    say(7_000, new Playback.Stopped());
    say(8_000, new Playback.Stopped());
    assertThat(heard).containsExactly("0 A at 0", "6000 B at 0", "7000 Stopped[]");
  }

  @Test
  void aPositionThatIsFarOffIsReportedAgain() {
    say(0, playing("A", 0));
    say(5_000, playing("A", 90_000));
    assertThat(heard).containsExactly("0 A at 0", "5000 A at 90000");
  }

  @Test
  void timesNeverGoBack() {
    say(5_000, playing("A", 0));
    say(3_000, playing("B", 0));
    assertThat(heard).containsExactly("5000 A at 0", "5000 B at 0");
  }

  @Test
  void aChangeIsNotMovedBeforeTheOneBeforeIt() {
    say(5_000, playing("A", 0));
    say(9_000, playing("B", 0));
    reporter.moved(8_000 * MILLI);
    reporter.moved(4_000 * MILLI);
    say(7_000, playing("C", 0));
    assertThat(heard).containsExactly("5000 A at 0", "9000 B at 0", "moved to 8000", "8000 C at 0");
  }

  @Test
  void aStateOfHealthIsReportedOnce() {
    reporter.health(new SourceHealth.Ended("over"));
    reporter.health(new SourceHealth.Ended("over"));
    assertThat(heard).containsExactly("Ended[why=over]");
  }

  private void say(long millis, Playback playback) {
    reporter.playback(millis * MILLI, playback);
  }

  private static Playback playing(String title, long positionMs) {
    return new Playback.Playing(new NowPlaying(AudioKind.MUSIC, "p",
        new Track(Optional.empty(), title, List.of("Ann"), "", OptionalLong.empty(), List.of())),
        OptionalLong.of(positionMs));
  }

  private static String word(Playback playback) {
    return playback instanceof Playback.Playing playing
        ? playing.item().track().title() + " at " + playing.positionMs().orElse(-1)
        : playback.toString();
  }
}
