package songstroke.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

/// A recording as one line of a terminal, and as lines of text.
class ScreenTest {
  private final StringWriter written = new StringWriter();
  private final PlainLines plain = new PlainLines(new PrintWriter(written));

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 70, 80, 110, 200})
  void theLineFitsTheTerminalWhateverPlays(int columns) {
    String line = LiveLine.fitted(moment(30_000, playing("静かな朝の長い長い長い長い長い長い長い題名", "北の灯")), columns);

    assertThat(Cells.width(line)).isLessThanOrEqualTo(columns);
    if (columns >= 70) {
      assertThat(line).contains("静か").endsWith("recorded 0:30 of 1:30");
    }
  }

  @Test
  void timeOfTheRecordingIsNotTakenForThatOfTheTrack() {
    assertThat(LiveLine.fitted(moment(4_000, playing("Low Tide", "Harbour")), 100))
        .contains("Low Tide - Harbour ")
        .endsWith(" recorded 0:04 of 1:30");
    var endless = new Moment(3_725_000, OptionalLong.empty(), 61.25, List.of(0.0, 50.0, 400.0), 9,
        new Playback.Stopped(), "");
    assertThat(LiveLine.fitted(endless, 80)).startsWith(" 61.3 wpm  ▅█ no music")
        .endsWith(" recorded 1:02:05");
  }

  @Test
  void speedBeforeThereIsAnyIsLeftOpen() {
    assertThat(LiveLine.fitted(moment(0, new Playback.Stopped()), 80)).startsWith("    - wpm ");
  }

  @Test
  void aNoticeTakesThePlaceOfTheTrack() {
    assertThat(LiveLine.fitted(moment(0, playing("A", "B")).withNotice("keys: the X server is gone"), 110))
        .contains("! keys: the X server is gone").doesNotContain("A - B");
  }

  @Test
  void plainLinesComeEveryTenSecondsAndAtEachChangeOfTheMusic() {
    for (long t = 0; t <= 30_000; t += 200) {
      plain.show(moment(t, t < 14_000 ? new Playback.Unknown("") : playing("A \"quoted\"", "B")));
    }

    assertThat(written.toString().lines()).hasSize(5).anySatisfy(line -> assertThat(line).isEqualTo(
        "elapsed_s=14 remaining_s=76 presses=2 music=playing track=\"A \\\"quoted\\\"\" artist=\"B\""));
  }

  @Test
  void plainLinesNameSpeedAndNoticeWhenThereAreSome() {
    plain.show(new Moment(20_000, OptionalLong.empty(), 58.84, List.of(), 30, new Playback.Stopped(),
        "music: the player is gone"));

    assertThat(written).hasToString("elapsed_s=20 wpm=58.8 presses=30 music=stopped"
        + " notice=\"music: the player is gone\"" + System.lineSeparator());
  }

  @Test
  void aSharedTerminalKeepsTheLineInItsBottomRow() {
    LiveLine line = line(new LiveLine.Size(24, 80));
    line.shareTerminal();
    line.show(moment(0, new Playback.Stopped()));
    line.close();

    assertThat(written.toString()).contains("\u001b[1;23r", "\u001b[24;1H")
        .endsWith("\u001b[r\u001b8\u001b[J\r\n");
  }

  @Test
  void aTerminalThatIsResizedIsClearedBelowTheCursorAndKeepsItsColumn() {
    var size = new AtomicReference<>(new LiveLine.Size(24, 80));
    var line = new LiveLine(new PrintWriter(written), size::get, text -> text);
    line.shareTerminal();
    line.show(moment(0, new Playback.Stopped()));
    written.getBuffer().setLength(0);
    size.set(new LiveLine.Size(30, 40));
    line.show(moment(200, new Playback.Stopped()));
    line.show(moment(400, new Playback.Stopped()));

    assertThat(written.toString())
        .startsWith("\u001b7\u001b[r\u001b8\u001b[J\u001bD\u001b[1A\u001b7\u001b[1;29r")
        .doesNotContain("\n", "\r").containsOnlyOnce("\u001b[J");
  }

  @Test
  void aTerminalOfItsOwnThatIsResizedGetsALineOfItsNewWidth() {
    var size = new AtomicReference<>(new LiveLine.Size(24, 100));
    var line = new LiveLine(new PrintWriter(written), size::get, text -> text);
    line.show(moment(0, playing("Low Tide", "Nova")));
    assertThat(written.toString()).contains("Low Tide - Nova", "recorded 0:00 of 1:30");
    for (int columns : new int[]{60, 30, 2}) {
      written.getBuffer().setLength(0);
      size.set(new LiveLine.Size(24, columns));
      line.show(moment(200, playing("Low Tide", "Nova")));
      String shown = written.toString().replaceAll("\u001b\\[\\??[0-9]*[A-Za-z]|\r", "");

      assertThat(Cells.width(shown)).as("in %d columns", columns).isLessThan(columns).isPositive();
    }
  }

  @Test
  void noLineIsBrokenIntoRowsByATerminalThatGotNarrower() {
    LiveLine line = line(new LiveLine.Size(24, 80));
    line.show(moment(0, new Playback.Stopped()));
    assertThat(written.toString()).startsWith("\r\u001b[?7l").endsWith("\u001b[J\u001b[?7h\r");
    written.getBuffer().setLength(0);
    line.shareTerminal();
    line.show(moment(200, new Playback.Stopped()));
    assertThat(written.toString()).contains(";1H\u001b[?7l").endsWith("\u001b[K\u001b[?7h\u001b8");
  }

  @Test
  void theLineOfATerminalOfItsOwnIsDrawnAgainAndTakenAway() {
    LiveLine line = line(new LiveLine.Size(24, 80));
    line.show(moment(0, new Playback.Stopped()));
    line.say("The player is back.");
    line.close();

    assertThat(written.toString()).contains("    - wpm", "\r\u001b[JThe player is back.\r\n")
        .endsWith("\r\u001b[J");
  }

  @Test
  void everyStateOfTheMusicHasItsWords() {
    assertThat(words(new Playback.Stopped())).isEqualTo("no music");
    assertThat(words(new Playback.Paused(Optional.empty()))).isEqualTo("paused");
    assertThat(words(new Playback.Muted(Optional.empty()))).isEqualTo("muted");
    assertThat(words(new Playback.Unknown("the bus is gone"))).isEqualTo("music unknown: the bus is gone");
    assertThat(words(playing("A", "B"))).isEqualTo("A - B");
  }

  private LiveLine line(LiveLine.Size size) {
    return new LiveLine(new PrintWriter(written), () -> size, text -> text);
  }

  private static String words(Playback playback) {
    return moment(0, playback).nowPlaying();
  }

  private static Moment moment(long elapsedMs, Playback playback) {
    return new Moment(elapsedMs, OptionalLong.of(90_000), Double.NaN,
        Collections.nCopies(LiveView.PARTS, 0.0), 2, playback, "");
  }

  private static Playback playing(String title, String artist) {
    return new Playback.Playing(new NowPlaying(AudioKind.MUSIC, "mpv",
        new Track(Optional.empty(), title, List.of(artist), "", OptionalLong.empty(), List.of())),
        OptionalLong.empty());
  }
}
