package songstroke.capture.music.mpd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
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
import songstroke.capture.music.mpris.Tone;
import songstroke.problem.Problem;
import songstroke.timeline.AudioKind;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

/// A real server: every change is seen, in order, with the right track, and its death and its freezing are states.
@RealParts(RealPart.MPD)
public class MpdIT implements MusicSourceContract {
  /// By how much the server's word on the position may run ahead of the sound, in ns: it decodes in chunks.
  private static final long POSITION = TimeUnit.MILLISECONDS.toNanos(250);

  private static final List<Tone> LONG = List.of(new Tone("First", "Ann", "Ambient; Drone", 60),
      new Tone("Second", "Bob", "Metal", 60), new Tone("Third", "Cleo", "Jazz", 60));
  private static final List<Tone> SHORT = List.of(new Tone("First", "Ann", "Ambient", 3),
      new Tone("Second", "Bob", "Metal", 3), new Tone("Third", "Cleo", "Jazz", 4));

  @TempDir
  private Path folder;
  private final HeardMusic heard = new HeardMusic();
  private @Nullable MpdServer server;

  @AfterEach
  void endServer() {
    if (server != null) {
      server.close();
    }
    assertThat(heard.breaches()).isEmpty();
  }

  @Override
  public MusicSource source() {
    if (server == null) {
      serve(LONG).tell("play 0");
    }
    return follower();
  }

  @Override
  public void playSecond() {
    serve(LONG).tell("play 1");
  }

  @Test
  void tracksThatEndByThemselvesAreSeenInOrder() throws SourceUnavailableException {
    try (MusicSource source = follower(SHORT)) {
      source.start(heard);
      serve(SHORT).tell("play 0");
      heard.awaitTitle("Third");
      heard.await(heard.reports().size() - 1, report -> report.playback() instanceof Playback.Stopped);
    }
    assertThat(heard.reports()).extracting(Report::title).containsExactly("", "First", "Second", "Third", "");
  }

  @Test
  void itsTagsAreKept() throws SourceUnavailableException {
    try (MusicSource source = source()) {
      source.start(heard);
      Playback.Playing playing = (Playback.Playing) heard.awaitTitle("First").playback();
      Track track = playing.item().track();
      assertThat(track.artists()).containsExactly("Ann");
      assertThat(track.album()).isEqualTo("Tones");
      assertThat(track.genres()).containsExactly("Ambient", "Drone");
      assertThat(track.lengthMs()).hasValue(60_000);
      assertThat(playing.item().player()).isEqualTo("mpd");
      assertThat(playing.item().kind()).isEqualTo(AudioKind.MUSIC);
    }
  }

  @Test
  void skipsPausesAndResumesAreSeenBetweenTheirCommandAndTheirArrival() throws SourceUnavailableException {
    try (MusicSource source = source()) {
      source.start(heard);
      heard.awaitTitle("First");
      for (String title : List.of("Second", "Third")) {
        long commanded = serve(LONG).command("next");
        Report report = heard.awaitTitle(title);
        assertThat(report.nanos()).isBetween(commanded - POSITION, report.arrived());
        assertThat(((Playback.Playing) report.playback()).positionMs().orElseThrow()).isLessThan(1000);
      }
      int before = heard.reports().size();
      long paused = serve(LONG).command("pause 1");
      Report pause = heard.await(before, report -> report.playback() instanceof Playback.Paused);
      assertThat(pause.nanos()).isBetween(paused - POSITION, pause.arrived());
      long resumed = serve(LONG).command("pause 0");
      Report resume = heard.await(before + 1, report -> report.title().equals("Third"));
      assertThat(resume.nanos()).isBetween(resumed - POSITION, resume.arrived());
    }
    assertThat(heard.reports()).hasSize(5);
  }

  @Test
  void aSeekIsTheSameTrackElsewhereAndNoVolumeIsMuted() throws SourceUnavailableException {
    try (MusicSource source = source()) {
      source.start(heard);
      heard.awaitTitle("First");
      serve(LONG).tell("seekcur 40");
      Report sought = heard.await(1, report -> report.title().equals("First"));
      assertThat(((Playback.Playing) sought.playback()).positionMs().orElseThrow()).isBetween(39_000L,
          45_000L);
      serve(LONG).tell("setvol 0");
      heard.await(report -> report.playback() instanceof Playback.Muted);
      int muted = heard.reports().size();
      serve(LONG).tell("setvol 50");
      heard.await(muted, report -> report.title().equals("First"));
    }
  }

  @Test
  void aTrackOnRepeatIsReportedFromItsStartEachTime() throws SourceUnavailableException {
    try (MusicSource source = follower(SHORT)) {
      source.start(heard);
      serve(SHORT).tell("command_list_begin\nrepeat 1\nsingle 1\nplay 0\ncommand_list_end");
      heard.awaitTitle("First");
      int seen = heard.reports().size();
      Report again = heard.await(seen, report -> report.title().equals("First"));
      assertThat(((Playback.Playing) again.playback()).positionMs().orElseThrow()).isLessThan(1000);
    }
  }

  @Test
  void aServerThatDiesIsUnknownUntilItLivesAgain() throws SourceUnavailableException {
    try (MusicSource source = source()) {
      source.start(heard);
      heard.awaitTitle("First");
      int before = heard.reports().size();
      serve(LONG).die();
      Report gone = heard.await(before, report -> report.playback() instanceof Playback.Unknown);
      assertThat(((Playback.Unknown) gone.playback()).reason()).startsWith("mpd: ");
      SourceHealth health = heard.awaitHealth(1, SourceHealth.Interrupted.class::isInstance);
      assertThat(((SourceHealth.Interrupted) health).remedy()).contains("start mpd again");
      serve(LONG).live();
      heard.awaitHealth(2, SourceHealth.Working.class::isInstance);
      serve(LONG).fill(LONG);
      serve(LONG).tell("play 1");
      heard.awaitTitle("Second");
    }
  }

  @Test
  void aFrozenServerIsUnknownSinceItWasAskedAndKnownAgainWhenItThaws() throws Exception {
    try (MusicSource source = source()) {
      source.start(heard);
      heard.awaitTitle("First");
      int before = heard.reports().size();
      signal("STOP");
      Report frozen = heard.await(before, report -> report.playback() instanceof Playback.Unknown);
      assertThat(((Playback.Unknown) frozen.playback()).reason()).contains("does not answer");
      signal("CONT");
      heard.await(before + 1, report -> report.title().equals("First"));
    } finally {
      signal("CONT");
    }
  }

  @Test
  void aWrongPasswordAndAMissingOneAreRefusedWithoutShowingIt() {
    server = MpdServer.with(folder, List.of(), "password \"s3same@read,add,control,admin\"",
        "default_permissions \"\"");
    String socket = server.socket().toString();
    assertThatThrownBy(() -> start("t1psy@" + socket)).isInstanceOf(SourceUnavailableException.class)
        .hasMessageContainingAll("does not take the password", "MPD_HOST=password@host")
        .hasMessageNotContaining("t1psy")
        .extracting(e -> ((SourceUnavailableException) e).problem())
        .isEqualTo(Problem.NO_PERMISSION);
    assertThatThrownBy(() -> start(socket)).isInstanceOf(SourceUnavailableException.class)
        .hasMessageContainingAll("permission", "MPD_HOST=password@host");
  }

  @Test
  void theRightPasswordOpensTheServer() throws SourceUnavailableException {
    server = MpdServer.with(folder, List.of(), "password \"s3same@read,add,control,admin\"",
        "default_permissions \"\"");
    Map<String, String> environment = Map.of("MPD_HOST", "s3same@" + server.socket());
    assertThat(MpdMusicSource.look(environment, Clocks.system())).contains(server.socket().toString())
        .contains("(stopped)").doesNotContain("s3same");
  }

  private void start(String host) throws SourceUnavailableException {
    try (var source = new MpdMusicSource(Map.of("MPD_HOST", host), Clocks.system())) {
      source.start(heard);
    }
  }

  private void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(serve(LONG).process().pid())).start().waitFor();
  }

  private MusicSource follower(List<Tone> tones) {
    serve(tones);
    return follower();
  }

  private MusicSource follower() {
    return new MpdMusicSource(serve(LONG).environment(), Clocks.system());
  }

  private MpdServer serve(List<Tone> tones) {
    MpdServer running = server;
    if (running == null) {
      running = MpdServer.with(folder, tones);
      server = running;
    }
    return running;
  }
}
