package songstroke.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

import songstroke.capture.keys.KeySources;
import songstroke.capture.music.MusicSources;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.timeline.RecordingReader;

/// The sources as the settings want them.
final class Sources {
  private static final String REPLAY = "replay:";

  private Sources() {}

  static KeySources keys(Surroundings around, Settings settings) throws SettingsException {
    return new KeySources(around.environment(), around.clocks(), settings.flag(Key.KEYS_ACCEPT_SYNTHETIC),
        new FileOutputStream(FileDescriptor.out));
  }

  static MusicSources music(Surroundings around, Settings settings) {
    return new MusicSources(around.environment(), around.clocks());
  }

  /// Makes sure that a recording to be replayed is there and is one, before anything begins.
  static void requireReplayable(String source) throws IOException {
    if (source.startsWith(REPLAY) && source.length() > REPLAY.length()) {
      RecordingReader.open(Path.of(source.substring(REPLAY.length())), _ -> {}).close();
    }
  }
}
