package songstroke.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.MusicListener;
import songstroke.pipeline.Parameters;
import songstroke.pipeline.Stack;
import songstroke.secret.Secret;
import songstroke.settings.SettingsException;
import songstroke.sources.MusicSources;
import songstroke.steps.RecordingParameters;
import songstroke.timeline.Playback;
import songstroke.timeline.RecordingFormatException;

class ConfiguredSourcesTest {
  private static final String KEY = "lastfm.api-key";
  private static final String HEADER = """
      {"format":"songstroke-recording/1","start":1772442000000,"zone":"Europe/Berlin","keys":"x11","music":"none"}
      """;

  @TempDir
  Path folder;

  private Calls calls;

  @BeforeEach
  void ownFolder() {
    calls = new Calls(folder);
  }

  @Test
  void aSecretOfTheEnvironmentGoesBeforeThatOfTheStore() throws Exception {
    store(KEY, "stored");
    assertThat(secret(KEY)).contains("stored");

    calls.environment.put("SONGSTROKE_LASTFM_API_KEY", "given");
    assertThat(secret(KEY)).contains("given");
  }

  @Test
  void aSecretWithoutASettingComesFromTheStoreAlone() throws Exception {
    calls.environment.put("SONGSTROKE_LISTENBRAINZ_TOKEN", "not a setting");
    assertThat(secret("listenbrainz.token")).isEmpty();

    store("listenbrainz.token", "stored");
    assertThat(secret("listenbrainz.token")).contains("stored");
  }

  @Test
  void aSecretOfTheEnvironmentNeedsNoStore() throws Exception {
    calls.configure("stacks.json", "no stack file");
    calls.environment.put("SONGSTROKE_LASTFM_API_KEY", "given");
    assertThat(secret(KEY)).contains("given");

    calls.environment.clear();
    assertThatThrownBy(() -> secret(KEY)).isInstanceOf(IOException.class).hasMessageContaining("stacks.json");
  }

  @Test
  void servicesWhoseUserIsSetAreAutomatic() throws Exception {
    assertThat(music().automatic()).doesNotContain("listenbrainz", "lastfm", "spotify");

    calls.flags.putAll(Map.of("listenbrainz.user", "nova", "lastfm.user", "nova"));
    assertThat(music().automatic()).contains("listenbrainz", "lastfm");
  }

  @Test
  void withoutASignInSpotifyIsNotAutomaticAndNamesTheNextCommand() throws Exception {
    assertThatThrownBy(() -> start("spotify")).isInstanceOf(SourceUnavailableException.class)
        .hasMessageContainingAll("no client id", "'songstroke spotify login'");

    calls.flags.put("spotify.client-id", "0123456789abcdef0123456789abcdef");
    assertThat(music().automatic()).doesNotContain("spotify");
    assertThatThrownBy(() -> start("spotify")).isInstanceOf(SourceUnavailableException.class)
        .hasMessageContainingAll("not signed in", "'songstroke spotify login'");
  }

  @Test
  void aStackThatCannotBeOpenedOnlyMattersToSpotify() throws Exception {
    calls.configure("stacks.json", "no stack file");
    calls.flags.put("spotify.client-id", "0123456789abcdef0123456789abcdef");

    assertThat(music().automatic()).isNotEmpty().doesNotContain("spotify");
    assertThatThrownBy(() -> start("spotify")).isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("stacks.json");
  }

  @Test
  void aSettingThatCannotBeUnderstoodIsNamed() {
    calls.flags.put("poll-interval", "often");
    assertThatThrownBy(this::music).isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("poll-interval", "'often'");

    calls.flags.put("keys.accept-synthetic", "perhaps");
    assertThatThrownBy(() -> ConfiguredSources.keys(calls.call().process(), calls.call().settings()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("keys.accept-synthetic", "perhaps", "true or false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "mpris", "mpd,spotify", "replay:", "none", ""})
  void aSourceThatIsNoFileIsNotLookedFor(String source) {
    assertThatCode(() -> ConfiguredSources.requireReplayable(source)).doesNotThrowAnyException();
  }

  @Test
  void aRecordingToBeReplayedMustBeThereAndBeOne() throws IOException {
    Path file = folder.resolve("a,b.jsonl");
    assertThatThrownBy(() -> ConfiguredSources.requireReplayable("replay:" + file))
        .isInstanceOf(NoSuchFileException.class).hasMessageContaining("a,b.jsonl");

    Files.writeString(file, "{\"t\":1}\n");
    assertThatThrownBy(() -> ConfiguredSources.requireReplayable("replay:" + file))
        .isInstanceOf(RecordingFormatException.class).hasMessageContaining("a,b.jsonl");

    Files.writeString(file, HEADER);
    assertThatCode(() -> ConfiguredSources.requireReplayable("replay:" + file)).doesNotThrowAnyException();
  }

  @Test
  void bothSourcesOfARunMustBeReplayable() throws Exception {
    Path file = Files.writeString(folder.resolve("there.jsonl"), HEADER);
    RecordingParameters parameters = RecordingSession.parameters(calls.call().settings(), Set.of());

    for (String missing : new String[]{"keys", "music"}) {
      Map<String, String> given = new HashMap<>(
          Map.of("keys", "replay:" + file, "music", "replay:" + file));
      RecordingSession.requireReplayable(parameters, Parameters.of(parameters.all(), given));
      given.put(missing, "replay:" + folder.resolve("gone.jsonl"));

      assertThatThrownBy(
          () -> RecordingSession.requireReplayable(parameters, Parameters.of(parameters.all(), given)))
          .as(missing).isInstanceOf(NoSuchFileException.class).hasMessageContaining("gone.jsonl");
    }
  }

  private Optional<String> secret(String name) throws Exception {
    Invocation call = calls.call();
    return ConfiguredSources.secret(call, call.settings(), name).map(Secret::reveal);
  }

  private void store(String name, String secret) throws IOException {
    try (Stack stack = new Pipelines(calls.call()).stack(Optional.empty())) {
      stack.secrets().set(name, new Secret(secret));
    }
  }

  private MusicSources music() throws SettingsException {
    Invocation call = calls.call();
    return ConfiguredSources.music(call, call.settings());
  }

  private void start(String source) throws Exception {
    music().start(source, new MusicListener() {
      @Override
      public void playback(long nanos, Playback playback) {}

      @Override
      public void health(SourceHealth health) {}
    }).close();
  }
}
