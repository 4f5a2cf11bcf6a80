package songstroke.capture.music.several;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.HeardMusic;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.MusicSourceContract;
import songstroke.capture.music.SourcePriority;
import songstroke.capture.music.mpd.MpdMusicSource;
import songstroke.capture.music.mpris.MprisMusicSource;
import songstroke.timeline.AudioKind;
import songstroke.timeline.Clocks;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

/// Two sources that follow one scripted player, taken as one.
class SeveralMusicSourcesTest implements MusicSourceContract {
  private final Player player = new Player();

  @Override
  public MusicSource source() {
    return new SeveralMusicSources(List.of(player.follower("mpd", MpdMusicSource.STANDING),
        player.follower("mpris", MprisMusicSource.STANDING)), _ -> false,
        Clocks.system());
  }

  @Override
  public void playSecond() {
    player.say(playing("Second"));
  }

  @Test
  void oneSourceThatDiesLeavesTheOthersGoing() throws SourceUnavailableException {
    var heard = new HeardMusic();
    try (MusicSource source = source()) {
      source.start(heard);
      heard.awaitTitle("First");
      player.lose("mpd");
      var health = (SourceHealth.Interrupted) heard.awaitHealth(1,
          SourceHealth.Interrupted.class::isInstance);
      assertThat(health.what()).isEqualTo("mpd: gone");
      player.say(playing("Second"));
      heard.awaitTitle("Second");
    }
    assertThat(heard.reports()).extracting(HeardMusic.Report::title).containsExactly("First", "Second");
    assertThat(heard.breaches()).isEmpty();
  }

  @Test
  void healthsAreOneHealthWithNames() {
    Map<String, SourceHealth> healths = new LinkedHashMap<>();
    healths.put("mpris", new SourceHealth.Working("the desktop"));
    healths.put("lastfm", new SourceHealth.Ended("over"));
    assertThat(SeveralMusicSources.together(healths))
        .isEqualTo(new SourceHealth.Working("mpris: the desktop; lastfm: over"));
    healths.put("mpris", new SourceHealth.Ended("over too"));
    assertThat(SeveralMusicSources.together(healths))
        .isEqualTo(new SourceHealth.Ended("mpris: over too; lastfm: over"));
  }

  private static Playback playing(String title) {
    return new Playback.Playing(new NowPlaying(AudioKind.MUSIC, "p", new Track(Optional.empty(), title,
        List.of("Ann"), "", OptionalLong.empty(), List.of())), OptionalLong.empty());
  }

  /// A player, and whoever follows it.
  private static final class Player {
    private final Map<MusicSource, MusicListener> listeners = new LinkedHashMap<>();
    private Playback now = playing("First");

    synchronized void say(Playback next) {
      now = next;
      listeners.values().forEach(listener -> listener.playback(Clocks.system().monotonicNanos(), next));
    }

    /// The sources of that name lose it.
    synchronized void lose(String name) {
      listeners.forEach((source, listener) -> {
        if (source.name().equals(name)) {
          listener.playback(Clocks.system().monotonicNanos(), new Playback.Unknown("gone"));
          listener.health(new SourceHealth.Interrupted("gone", ""));
        }
      });
      listeners.keySet().removeIf(source -> source.name().equals(name));
    }

    MusicSource follower(String name, SourcePriority standing) {
      return new MusicSource() {
        @Override
        public String name() {
          return name;
        }

        @Override
        public SourcePriority priority() {
          return standing;
        }

        @Override
        public void start(MusicListener listener) {
          synchronized (Player.this) {
            listeners.put(this, listener);
            listener.playback(Clocks.system().monotonicNanos(), now);
            listener.health(new SourceHealth.Working("here"));
          }
        }

        @Override
        public void close() {
          synchronized (Player.this) {
            listeners.remove(this);
          }
        }
      };
    }
  }
}
