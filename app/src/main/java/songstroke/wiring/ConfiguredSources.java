package songstroke.wiring;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.spotify.SpotifyMusicSource;
import songstroke.pipeline.Parameter;
import songstroke.pipeline.Stack;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.secret.Secret;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.sources.KeySources;
import songstroke.sources.MusicOptions;
import songstroke.sources.MusicSources;
import songstroke.spotify.PlayerApi;
import songstroke.spotify.SpotifyApi;
import songstroke.timeline.RecordingReader;

/// The sources as the settings want them.
public final class ConfiguredSources {
  private static final String REPLAY = "replay:";

  private ConfiguredSources() {}

  public static KeySources keys(ProcessContext around, Settings settings) throws SettingsException {
    return new KeySources(around.environment(), around.clocks(), settings.flag(Key.KEYS_ACCEPT_SYNTHETIC),
        new FileOutputStream(FileDescriptor.out));
  }

  /// The music sources, asked as often as the settings say.
  public static MusicSources music(Invocation invocation, Settings settings) throws SettingsException {
    Parameter<Optional<Duration>> interval = RecordingSession.parameters(settings, Set.of()).pollInterval();
    return music(invocation, settings, interval.value(interval.standard()));
  }

  /// The music sources; the stack in use is opened only when a source needs one of its secrets.
  ///
  /// @param interval between two looks at those that must be asked
  public static MusicSources music(Invocation invocation, Settings settings, Optional<Duration> interval) {
    ProcessContext around = invocation.process();
    return new MusicSources(around.environment(), around.clocks(),
        new MusicOptions(System.getProperty("os.name"), Version.number(),
            settings.get(Key.CONTACT),
            interval,
            new MusicOptions.Account(settings.get(Key.LISTENBRAINZ_USER), settings.get(Key.LISTENBRAINZ_URL)),
            new MusicOptions.Account(settings.get(Key.LASTFM_USER), settings.get(Key.LASTFM_URL)),
            name -> secret(invocation, settings, name), spotify(invocation, settings)));
  }

  /// The person's Spotify account; the stack's secret store is looked into only when a client id is set.
  private static MusicOptions.Spotify spotify(Invocation invocation, Settings settings) {
    boolean signedIn = false;
    if (!settings.get(Key.SPOTIFY_CLIENT_ID).isEmpty()) {
      try (Stack stack = new Pipelines(invocation).stack(Optional.empty())) {
        signedIn = SpotifyApi.isSignedIn(stack.secrets());
      } catch (IOException | Failure _) {
        // said by open, when Spotify is asked for by its name
      }
    }
    return new MusicOptions.Spotify(signedIn, () -> open(invocation, settings));
  }

  private static PlayerApi open(Invocation invocation, Settings settings)
      throws SourceUnavailableException {
    if (settings.get(Key.SPOTIFY_CLIENT_ID).isEmpty()) {
      throw unavailable("there is no client id", "'songstroke spotify login' says how to get one");
    }
    try (Stack stack = new Pipelines(invocation).stack(Optional.empty())) {
      if (!SpotifyApi.isSignedIn(stack.secrets())) {
        throw unavailable("not signed in", "'songstroke spotify login' signs in");
      }
      SpotifyApi api = SpotifyApi.of(settings, stack.secrets(), invocation.home().data(),
          invocation.process().clocks());
      Optional<String> unusable = api.unusable();
      if (unusable.isPresent()) {
        throw unavailable(unusable.get(), "");
      }
      api.warning().ifPresent(invocation::warn);
      return api;
    } catch (IOException | SettingsException | Failure e) {
      throw unavailable(String.valueOf(e.getMessage()), "");
    }
  }

  private static SourceUnavailableException unavailable(String what, String remedy) {
    return new SourceUnavailableException(Problem.UNAVAILABLE, SpotifyMusicSource.NAME,
        what, remedy);
  }

  /// A secret from the environment or `.env`, otherwise from the secret store of the stack in use.
  public static Optional<Secret> secret(Invocation invocation, Settings settings, String name)
      throws IOException {
    String value = Key.of(name).map(settings::get).orElse("");
    if (!value.isEmpty()) {
      return Optional.of(new Secret(value));
    }
    try (Stack stack = new Pipelines(invocation).stack(Optional.empty())) {
      return stack.secrets().get(name);
    }
  }

  /// Makes sure that a recording to be replayed is there and is one, before anything begins.
  public static void requireReplayable(String source) throws IOException {
    if (source.startsWith(REPLAY) && source.length() > REPLAY.length()) {
      RecordingReader.open(Path.of(source.substring(REPLAY.length())), _ -> {}).close();
    }
  }
}
