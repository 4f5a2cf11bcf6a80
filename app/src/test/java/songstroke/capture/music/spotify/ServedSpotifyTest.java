package songstroke.capture.music.spotify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.MusicSourceContract;
import songstroke.pipeline.Site;
import songstroke.pipeline.Stack;
import songstroke.spotify.ScriptedSpotify;
import songstroke.stack.StackDescription;
import songstroke.stack.Stacks;
import songstroke.timeline.Clocks;

/// What holds for every music source, through the Web API itself.
class ServedSpotifyTest implements MusicSourceContract {
  @TempDir
  Path folder;

  private ScriptedSpotify spotify;
  private Stack stack;

  @BeforeEach
  void serve() throws IOException {
    spotify = new ScriptedSpotify(Clocks.system());
    stack = new Stacks(folder.resolve("stacks.json"), new Site(folder, Map.of(), Clocks.system()))
        .open(StackDescription.LOCAL);
    play("First");
  }

  @AfterEach
  void end() {
    spotify.close();
    stack.close();
  }

  @Override
  public MusicSource source() {
    return new SpotifyMusicSource(() -> {
      try {
        return spotify.signedIn(stack.secrets(), folder, 3_000);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }, Optional.of(Duration.ofSeconds(1)), Clocks.system());
  }

  @Override
  public void playSecond() {
    play("Second");
  }

  private void play(String title) {
    long begin = Clocks.system().wall().toEpochMilli();
    spotify.playing(now -> Optional.of("""
        {"progress_ms":%d,"is_playing":true,"currently_playing_type":"track","item":{"type":"track","id":"%s",
         "uri":"spotify:track:%s","name":"%s","duration_ms":200000,"is_local":false,"album":{"name":"Tides"},
         "artists":[{"name":"Ann","id":"ann"}]}}""".formatted(now - begin, title, title, title)));
  }
}
