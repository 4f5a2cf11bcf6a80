package songstroke.capture.music.spotify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.HeardMusic;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.MusicSourceContract;
import songstroke.spotify.Answer;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;
import songstroke.timeline.SettableClocks;

class SpotifyMusicSourceTest implements MusicSourceContract {
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final FakeSpotify spotify = new FakeSpotify(Clocks.system());

  @Override
  public MusicSource source() {
    return new SpotifyMusicSource(() -> spotify, Optional.of(BEAT), Clocks.system());
  }

  @Override
  public void playSecond() {
    spotify.play("Second");
  }

  @Test
  void aTrackIsSaidToHaveBegunWhenItDid() throws SourceUnavailableException {
    var heard = new HeardMusic();
    try (MusicSource source = source()) {
      source.start(heard);
      heard.awaitTitle("First");
      long before = Clocks.system().monotonicNanos();
      spotify.play("Second");
      long after = Clocks.system().monotonicNanos();
      HeardMusic.Report second = heard.awaitTitle("Second");
      long looked = second.arrived();

      assertThat(second.nanos()).isBetween(before, Math.max(after, looked));
      assertThat(((Playback.Playing) second.playback()).positionMs()).hasValue(0);
      assertThat(source.name()).isEqualTo("spotify");
    }
    assertThat(heard.breaches()).isEmpty();
  }

  @Test
  void aQuestionUnderWayIsLetGoAtClose() throws SourceUnavailableException {
    var heard = new HeardMusic();
    spotify.hold(true);
    MusicSource source = source();
    source.start(heard);
    spotify.awaitQuestions(1);
    source.close();
    heard.expectNothingMore();
    spotify.hold(false);

    var later = new HeardMusic();
    try (MusicSource other = source()) {
      other.start(later);
      later.awaitTitle("First");
    }
    assertThat(heard.breaches()).isEmpty();
    assertThat(heard.reports()).isEmpty();
  }

  @Test
  void whatIsWrongIsItsHealthAndTheMusicUnknown() throws SourceUnavailableException {
    var heard = new HeardMusic();
    spotify.answer(new Answer.SignInNeeded("You are not signed in to Spotify; songstroke spotify login"));
    try (MusicSource source = source()) {
      source.start(heard);
      heard.awaitHealth(0, new SourceHealth.Interrupted(
          "You are not signed in to Spotify; songstroke spotify login", "")::equals);
      assertThat(heard.reports().getFirst().playback())
          .isEqualTo(new Playback.Unknown("not signed in to Spotify"));
    }
    assertThat(heard.breaches()).isEmpty();
  }

  @Test
  void theFirstPressAfterALongRestAsksAtOnce() throws SourceUnavailableException {
    var clocks = new SettableClocks(Instant.EPOCH, ZoneOffset.UTC);
    var player = new FakeSpotify(clocks);
    try (MusicSource source = new SpotifyMusicSource(() -> player, Optional.of(BEAT), clocks)) {
      source.typed(clocks.monotonicNanos());
      var heard = new HeardMusic();
      source.start(heard);
      heard.awaitTitle("First");
      // What was due is asked late; then nothing is due any more until somebody types.
      player.answer(new Answer.Unreachable("no route"));
      clocks.tick(Duration.ofSeconds(125));
      heard.awaitHealth(0, SourceHealth.Interrupted.class::isInstance);
      clocks.tick(Duration.ofMinutes(10));
      source.typed(clocks.monotonicNanos());
      player.awaitQuestions(3);
    }
  }

  @Test
  void pressesBeforeTheStartAndAfterTheCloseAreHarmless() {
    MusicSource source = source();
    source.typed(Clocks.system().monotonicNanos());
    source.close();
    source.typed(Clocks.system().monotonicNanos() + TimeUnit.HOURS.toNanos(1));
    source.close();
  }
}
