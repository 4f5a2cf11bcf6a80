package songstroke.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.capture.SourceHealth;
import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

class LiveViewTest {
  private final LiveView view = new LiveView(1_000, 90_000);
  private final StringWriter written = new StringWriter();

  @Test
  void speedIsThatOfTheLastTenSeconds() {
    for (int i = 0; i < 50; i++) {
      view.press(1_000 + 200L * i, true);
    }
    view.moveTo(11_000);
    assertThat(view.moment(6).wordsPerMinute()).isCloseTo(58.8, within(1e-9));
    view.moveTo(16_000);
    assertThat(view.moment(6).wordsPerMinute()).isCloseTo(28.8, within(1e-9));
    view.moveTo(90_000);
    assertThat(view.moment(6).wordsPerMinute()).isZero();
    assertThat(view.presses()).isEqualTo(50);
  }

  @Test
  void speedAtTheBeginningIsThatOfTheTimeSinceThen() {
    for (int i = 1; i <= 30; i++) {
      view.press(1_000 + 100L * i, true);
    }
    view.moveTo(4_000);
    assertThat(view.moment(6).wordsPerMinute()).isCloseTo(120, within(1e-9));
  }

  @Test
  void theLastMinuteIsShownInParts() {
    view.press(2_000, true);
    view.press(55_000, true);
    view.press(56_000, false);
    view.moveTo(61_000);

    assertThat(view.moment(6).minute()).containsExactly(1.2, 0.0, 0.0, 0.0, 0.0, 1.2);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 70, 80, 110, 200})
  void theLineFitsTheTerminalWhateverPlays(int columns) {
    view.playback(playing("静かな朝の長い長い長い長い長い長い長い題名", "北の灯"));
    view.moveTo(31_000);

    assertThat(Cells.width(LiveLine.fitted(view.moment(20), columns))).isLessThanOrEqualTo(columns);
    if (columns >= 70) {
      assertThat(LiveLine.fitted(view.moment(20), columns)).contains("静か").endsWith("0:30 / 1:30");
    }
  }

  @Test
  void anInterruptedSourceTakesThePlaceOfTheTrack() {
    view.playback(playing("A", "B"));
    view.keysHealth(new SourceHealth.Interrupted("the X server is gone", "it will be back"));

    assertThat(LiveLine.fitted(view.moment(20), 110))
        .contains("! keys: the X server is gone, it will be back");
  }

  @Test
  void plainLinesComeEveryTenSecondsAndAtEachChangeOfTheMusic() {
    var lines = new PlainLines(new PrintWriter(written));
    for (long t = 1_000; t <= 31_000; t += 200) {
      if (t == 15_000) {
        view.playback(playing("A \"quoted\"", "B"));
      }
      view.moveTo(t);
      lines.show(view);
    }

    assertThat(written.toString().lines()).hasSize(5).anySatisfy(line -> assertThat(line)
        .startsWith(
            "elapsed_s=14 remaining_s=76 wpm=0.0 presses=0 music=playing track=\"A \\\"quoted\\\"\" artist=\"B\""));
  }

  @Test
  void aSharedTerminalKeepsTheLineInItsBottomRow() {
    var line = new LiveLine(new PrintWriter(written), () -> new LiveLine.Size(24, 80), text -> text);
    line.shareTerminal();
    line.show(view);
    line.close();

    assertThat(written.toString()).contains("\u001b[1;23r", "\u001b[24;1H").endsWith("\u001b[K\u001b8\r\n");
  }

  @Test
  void everyStateOfTheMusicHasItsWords() {
    assertThat(words(new Playback.Stopped())).isEqualTo("no music");
    assertThat(words(new Playback.Paused(Optional.empty()))).isEqualTo("paused");
    assertThat(words(new Playback.Muted(Optional.empty()))).isEqualTo("muted");
    assertThat(words(new Playback.Unknown("the bus is gone"))).isEqualTo("music unknown: the bus is gone");
    assertThat(words(playing("A", "B"))).isEqualTo("A - B");
  }

  private String words(Playback playback) {
    view.playback(playback);
    return view.moment(1).nowPlaying();
  }

  private static Playback playing(String title, String artist) {
    return new Playback.Playing(new NowPlaying(AudioKind.MUSIC, "mpv",
        new Track(Optional.empty(), title, List.of(artist), "", OptionalLong.empty(), List.of())),
        OptionalLong.empty());
  }
}
