package songstroke.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import songstroke.capture.keys.KeySources;
import songstroke.capture.music.MusicOptions;
import songstroke.capture.music.MusicSources;
import songstroke.pipeline.Secret;
import songstroke.pipeline.Stack;
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

  /// The music sources; the stack in use is opened only when a source needs one of its secrets.
  static MusicSources music(Main main, Settings settings) {
    Surroundings around = main.surroundings();
    return new MusicSources(around.environment(), around.clocks(),
        new MusicOptions(System.getProperty("os.name"), Version.packaged().orElse("0"),
            settings.get(Key.CONTACT),
            pollInterval(settings.get(Key.POLL_INTERVAL)),
            new MusicOptions.Account(settings.get(Key.LISTENBRAINZ_USER), settings.get(Key.LISTENBRAINZ_URL)),
            new MusicOptions.Account(settings.get(Key.LASTFM_USER), settings.get(Key.LASTFM_URL)),
            name -> secret(main, name)));
  }

  /// A secret from the environment, as `SONGSTROKE_NAME`, else from the secret store of the stack in use.
  static Optional<Secret> secret(Main main, String name) throws IOException {
    String variable = "SONGSTROKE_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    String value = main.surroundings().environment().getOrDefault(variable, "").strip();
    if (!value.isEmpty()) {
      return Optional.of(new Secret(value));
    }
    try (Stack stack = new Workshop(main).stack(Optional.empty())) {
      return stack.secrets().get(name);
    }
  }

  /// A poll interval in seconds; empty for `auto` and for what is no number above 0.
  private static Optional<Duration> pollInterval(String text) {
    try {
      return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000)))
          .filter(Duration::isPositive);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Makes sure that a recording to be replayed is there and is one, before anything begins.
  static void requireReplayable(String source) throws IOException {
    if (source.startsWith(REPLAY) && source.length() > REPLAY.length()) {
      RecordingReader.open(Path.of(source.substring(REPLAY.length())), _ -> {}).close();
    }
  }
}
