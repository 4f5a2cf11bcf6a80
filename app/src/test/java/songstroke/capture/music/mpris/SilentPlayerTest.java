package songstroke.capture.music.mpris;

import static org.assertj.core.api.Assertions.assertThat;
import static songstroke.capture.music.mpris.Song.loaded;
import static songstroke.capture.music.mpris.Song.playing;
import static songstroke.capture.music.mpris.Song.status;

import java.util.Map;

import org.junit.jupiter.api.Test;
import songstroke.capture.SourceHealth;
import songstroke.timeline.Playback;

/// Players that freeze, and buses that die.
class SilentPlayerTest {
  private static final Map<String, Object> FIRST = Song.of("First", "Ann", 200);
  private static final Map<String, Object> SECOND = Song.of("Second", "Bob", 180);

  private final Desk desk = new Desk();

  @Test
  void aFrozenPlayerIsUnknownSinceTheFirstCallItMissed() {
    desk.put("mpv", playing(FIRST, 0)).connect().after(1_000).freeze("mpv").after(6_900);
    assertThat(desk.last().playback()).isInstanceOf(Playback.Playing.class);
    desk.after(1_000);
    assertThat(desk.last()).isEqualTo(new Desk.Report(5_000, new Playback.Unknown("mpv does not answer")));
    assertThat(desk.healths()).last().isInstanceOf(SourceHealth.Interrupted.class);
  }

  @Test
  void aPlayerThatIsSlowOnceIsNotFrozen() {
    desk.put("mpv", playing(FIRST, 0)).connect().freeze("mpv").after(7_000).thaw("mpv").after(60_000);
    assertThat(desk.reports()).hasSize(1);
    assertThat(desk.healths()).hasSize(1);
  }

  @Test
  void aFrozenPlayerComesBackWithItsState() {
    desk.put("mpv", playing(FIRST, 0)).connect().freeze("mpv").after(60_000).put("mpv", playing(SECOND, 17))
        .thaw("mpv");
    assertThat(desk.last().ms()).isEqualTo(60_000);
    assertThat(((Playback.Playing) desk.last().playback()).item().track().title()).isEqualTo("Second");
    assertThat(((Playback.Playing) desk.last().playback()).positionMs()).hasValue(17_000);
    assertThat(desk.healths()).last().isInstanceOf(SourceHealth.Working.class);
    desk.after(60_000);
    assertThat(desk.reports()).hasSize(3);
  }

  @Test
  void aPlayerWhoseCallsAllRunOutIsAskedAgain() {
    desk.put("mpv", playing(FIRST, 0)).connect().freeze("mpv").after(10_000);
    long before = desk.callsOf(PlayerCall.Kind.PING);
    for (long id = 0; id < 10; id++) {
      desk.hear(new PlayerSignal.Unanswered(id));
    }
    assertThat(desk.callsOf(PlayerCall.Kind.PING) - before).isPositive();
  }

  @Test
  void aPlayerThatFreezesWhileItIsAskedForThePositionIsReportedWithoutOne() {
    desk.put("mpv", playing(FIRST, 0)).connect().after(3_000).freeze("mpv").change("mpv", loaded(SECOND))
        .after(2_000);
    assertThat(desk.last().ms()).isEqualTo(3_000);
    assertThat(((Playback.Playing) desk.last().playback()).positionMs()).isEmpty();
    desk.after(2_000);
    assertThat(desk.last().playback()).isEqualTo(new Playback.Unknown("mpv does not answer"));
    assertThat(desk.last().ms()).isEqualTo(3_400);
  }

  @Test
  void aPlayerThatIsFoundFrozenDoesNotHoldUpTheFirstReport() {
    desk.put("vlc", playing(SECOND, 0)).put("mpv", playing(FIRST, 3)).freeze("vlc").connect();
    assertThat(desk.reports()).isEmpty();
    desk.after(1_500);
    assertThat(desk.reports()).hasSize(1);
    assertThat(desk.last().ms()).isZero();
    assertThat(((Playback.Playing) desk.last().playback()).item().track().title()).isEqualTo("First");
  }

  @Test
  void aLonePlayerThatIsFoundFrozenIsUnknown() {
    desk.put("vlc", playing(SECOND, 0)).freeze("vlc").connect().after(1_500);
    assertThat(desk.last().playback()).isEqualTo(new Playback.Unknown("vlc does not answer"));
    desk.thaw("vlc");
    assertThat(((Playback.Playing) desk.last().playback()).item().track().title()).isEqualTo("Second");
  }

  @Test
  void aFrozenPlayerThatIsKilledHasStopped() {
    desk.put("mpv", playing(FIRST, 0)).connect().freeze("mpv").after(20_000).leave("mpv");
    assertThat(desk.last()).isEqualTo(new Desk.Report(20_000, new Playback.Stopped()));
    assertThat(desk.healths()).last().isInstanceOf(SourceHealth.Working.class);
  }

  @Test
  void whatAPlayerSaysWhileItsFirstAnswerIsOnItsWayIsNotOverwrittenByIt() {
    desk.connect().after(100).freeze("mpv").appear("mpv", playing(FIRST, 0)).change("mpv", loaded(SECOND))
        .thaw("mpv").after(2_000);
    assertThat(desk.reports()).hasSize(2);
    assertThat(((Playback.Playing) desk.last().playback()).item().track().title()).isEqualTo("Second");
  }

  @Test
  void aBusThatDiesIsUnknownAndComesBackWithWhatIsThere() {
    desk.put("mpv", playing(FIRST, 0)).connect().after(5_000)
        .hear(new PlayerSignal.BusLost("the session bus is gone"));
    assertThat(desk.last())
        .isEqualTo(new Desk.Report(5_000, new Playback.Unknown("the session bus is gone")));
    assertThat(desk.healths()).last().isInstanceOf(SourceHealth.Interrupted.class);
    desk.after(60_000).hear(new PlayerSignal.BusLost("the session bus is gone"));
    assertThat(desk.reports()).hasSize(2);
    desk.put("mpv", status("Paused")).connect();
    assertThat(desk.last().playback()).isInstanceOf(Playback.Paused.class);
    assertThat(desk.last().ms()).isEqualTo(65_000);
    assertThat(desk.healths()).last().isInstanceOf(SourceHealth.Working.class);
  }

  @Test
  void signalsOfABusThatIsNotListedYetAreNotReported() {
    desk.appear("mpv", playing(FIRST, 0)).after(1_000);
    assertThat(desk.reports()).isEmpty();
    desk.connect();
    assertThat(desk.reports()).hasSize(1);
    assertThat(((Playback.Playing) desk.last().playback()).item().track().title()).isEqualTo("First");
  }
}
