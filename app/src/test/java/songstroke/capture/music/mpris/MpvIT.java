package songstroke.capture.music.mpris;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.RealPart;
import songstroke.RealParts;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.HeardMusic;
import songstroke.capture.music.HeardMusic.Report;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.MusicSourceContract;
import songstroke.timeline.AudioKind;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

/// A real player on a real bus: every change is seen, in order, with the right track.
@RealParts({RealPart.SESSION_BUS, RealPart.MPV})
public class MpvIT implements MusicSourceContract {
  private static final List<Tone> LONG = List.of(new Tone("First", "Ann", "Ambient; Drone", 60),
      new Tone("Second", "Bob", "Metal", 60), new Tone("Third", "Cleo", "Jazz", 60));
  private static final List<Tone> SHORT = List.of(new Tone("First", "Ann", "Ambient", 3),
      new Tone("Second", "Bob", "Metal", 3), new Tone("Third", "Cleo", "Jazz", 4));

  @TempDir
  private Path folder;
  private final HeardMusic heard = new HeardMusic();
  private SessionBus bus;
  private MusicSource followed;
  private @Nullable Mpv mpv;

  @BeforeEach
  void startBus() {
    bus = SessionBus.start();
    followed = new MprisMusicSource(bus.environment(), Clocks.system());
  }

  @AfterEach
  void endBus() {
    followed.close();
    if (mpv != null) {
      mpv.close();
    }
    bus.close();
    assertThat(heard.breaches()).isEmpty();
  }

  @Override
  public MusicSource source() {
    if (mpv == null) {
      play(LONG);
    }
    return new MprisMusicSource(bus.environment(), Clocks.system());
  }

  @Override
  public void playSecond() {
    mpv().next();
  }

  @Test
  void tracksThatEndByThemselvesAreSeenInOrder() throws SourceUnavailableException {
    followed.start(heard);
    play(SHORT);
    heard.await(report -> report.title().equals("Third"));
    heard.await(heard.reports().size() - 1, report -> report.playback() instanceof Playback.Stopped);
    assertThat(heard.reports()).extracting(Report::title).filteredOn(title -> !title.isEmpty())
        .containsExactly("First", "Second", "Third");
    for (String title : List.of("Second", "Third")) {
      Report report = heard.awaitTitle(title);
      assertThat(report.nanos()).isLessThanOrEqualTo(report.arrived());
    }
  }

  @Test
  void itsTagsAreKept() throws SourceUnavailableException {
    play(LONG);
    followed.start(heard);
    Playback.Playing playing = (Playback.Playing) heard.awaitTitle("First").playback();
    Track track = playing.item().track();
    assertThat(track.artists()).containsExactly("Ann");
    assertThat(track.album()).isEqualTo("Tones");
    assertThat(track.genres()).containsExactly("Ambient", "Drone");
    assertThat(track.lengthMs()).hasValue(60_000);
    assertThat(track.id()).isEmpty();
    assertThat(playing.item().player()).isEqualTo("mpv");
    assertThat(playing.item().kind()).isEqualTo(AudioKind.MUSIC);
  }

  @Test
  void skipsAreSeenBetweenTheirCommandAndTheirArrival() throws SourceUnavailableException {
    play(LONG);
    followed.start(heard);
    heard.awaitTitle("First");
    for (String title : List.of("Second", "Third")) {
      long commanded = mpv().next();
      Report report = heard.awaitTitle(title);
      assertThat(report.nanos()).isBetween(commanded, report.arrived());
    }
    assertThat(heard.reports()).hasSize(3);
  }

  @Test
  void pausesAndResumesAreSeen() throws SourceUnavailableException {
    play(LONG);
    followed.start(heard);
    heard.awaitTitle("First");
    for (int i = 0; i < 3; i++) {
      int before = heard.reports().size();
      long paused = mpv().pause(true);
      Report pause = heard.await(before, report -> report.playback() instanceof Playback.Paused);
      assertThat(pause.nanos()).isBetween(paused, pause.arrived());
      long resumed = mpv().pause(false);
      Report resume = heard.await(before, report -> report.title().equals("First"));
      assertThat(resume.nanos()).isBetween(resumed, resume.arrived());
    }
    assertThat(heard.reports()).hasSize(7);
  }

  @Test
  void aSeekIsTheSameTrackElsewhere() throws SourceUnavailableException {
    play(LONG);
    followed.start(heard);
    heard.awaitTitle("First");
    mpv().seek(40);
    Report sought = heard.await(1, report -> report.title().equals("First"));
    assertThat(((Playback.Playing) sought.playback()).positionMs().orElseThrow()).isBetween(39_000L, 45_000L);
  }

  @Test
  void aTrackOnRepeatIsReportedFromItsStartEachTime() throws SourceUnavailableException {
    play(List.of(new Tone("Loop", "Ann", "Drone", 3)), "--loop-file=inf");
    followed.start(heard);
    heard.awaitTitle("Loop");
    Report again = heard.await(1, report -> report.title().equals("Loop"));
    int seen = heard.reports().size();
    Report thenAgain = heard.await(seen, report -> report.title().equals("Loop"));
    for (Report repeat : List.of(again, thenAgain)) {
      assertThat(((Playback.Playing) repeat.playback()).positionMs().orElseThrow()).isLessThan(1_500);
    }
  }

  @Test
  void aPlayerThatIsKilledHasStopped() throws SourceUnavailableException {
    play(LONG);
    followed.start(heard);
    heard.awaitTitle("First");
    long before = Clocks.system().monotonicNanos();
    mpv().kill();
    Report stopped = heard.await(report -> report.playback() instanceof Playback.Stopped);
    assertThat(stopped.nanos()).isBetween(before, stopped.arrived());
  }

  @Test
  void aPlayerThatIsFrozenIsUnknownUntilItGoesOn() throws SourceUnavailableException {
    play(LONG);
    followed.start(heard);
    heard.awaitTitle("First");
    mpv().signal("STOP");
    heard.await(report -> report.playback().equals(new Playback.Unknown("mpv does not answer")));
    heard.awaitHealth(1, SourceHealth.Interrupted.class::isInstance);
    int before = heard.reports().size();
    mpv().signal("CONT");
    heard.await(before, report -> report.title().equals("First"));
    heard.awaitHealth(2, SourceHealth.Working.class::isInstance);
  }

  @Test
  void aMutedPlayerIsMuted() throws SourceUnavailableException {
    play(LONG);
    followed.start(heard);
    heard.awaitTitle("First");
    mpv().command("\"set_property\",\"volume\",0");
    heard.await(report -> report.playback() instanceof Playback.Muted);
  }

  private void play(List<Tone> tones, String... options) {
    Mpv playing = Mpv.play(bus, folder, tones, options);
    mpv = playing;
    playing.await(0,
        said -> said.name().equals("media-title") && said.data().equals(tones.getFirst().title()));
  }

  private Mpv mpv() {
    return Objects.requireNonNull(mpv, "this test plays nothing");
  }
}
