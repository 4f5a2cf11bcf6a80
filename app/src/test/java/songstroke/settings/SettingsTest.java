package songstroke.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir
  Path folder;

  @Test
  void theFirstPlaceThatHasAValueWins() throws Exception {
    Path file = write("config.toml",
        "poll-interval = 5\n[keys]\nsource = \"none\"\n[music]\nsource = \"mpris\"\n");
    write(".env",
        "export SONGSTROKE_KEYS_SOURCE='terminal'\nSONGSTROKE_MUSIC_SOURCE=none\n# SONGSTROKE_X=1\n");

    Settings settings = Settings.gather(Map.of("keys.accept-synthetic", "true"),
        Map.of("SONGSTROKE_KEYS_SOURCE", "x11", "SONGSTROKE_KEYS_ACCEPT_SYNTHETIC", "false"), folder, file);

    assertThat(settings.value(Key.KEYS_ACCEPT_SYNTHETIC)).isEqualTo(new Settings.Value("true", "flag"));
    assertThat(settings.value(Key.KEYS_SOURCE)).isEqualTo(new Settings.Value("x11", "environment"));
    assertThat(settings.value(Key.MUSIC_SOURCE)).isEqualTo(new Settings.Value("none", ".env"));
    assertThat(settings.value(Key.POLL_INTERVAL)).isEqualTo(new Settings.Value("5", "config.toml"));
  }

  @Test
  void withoutAnyFileThereAreDefaults() throws SettingsException {
    Settings settings = Settings.gather(Map.of(), Map.of(), folder, folder.resolve("none.toml"));

    assertThat(settings.value(Key.KEYS_SOURCE)).isEqualTo(new Settings.Value("auto", "default"));
    assertThat(settings.flag(Key.KEYS_ACCEPT_SYNTHETIC)).isFalse();
  }

  @Test
  void aFlagThatIsNeitherTrueNorFalseIsNamedWithItsOrigin() throws SettingsException {
    Settings settings = Settings.gather(Map.of("keys.accept-synthetic", "yes"), Map.of(), folder,
        folder.resolve("c"));

    assertThatThrownBy(() -> settings.flag(Key.KEYS_ACCEPT_SYNTHETIC)).isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("keys.accept-synthetic", "'yes'", "flag");
  }

  @Test
  void theOriginalsNameForTheClientIdIsUnderstoodAfterOurOwn() throws Exception {
    Path file = write("config.toml", "[spotify]\nclient-id = \"written\"\n");
    write(".env", "SPOTIPY_CLIENT_ID=dotted\n");
    Settings dotted = Settings.gather(Map.of(), Map.of(), folder, file);
    Settings original = Settings.gather(Map.of(), Map.of("SPOTIPY_CLIENT_ID", "original"), folder, file);
    Settings own = Settings.gather(Map.of(),
        Map.of("SPOTIPY_CLIENT_ID", "original", "SONGSTROKE_SPOTIFY_CLIENT_ID", "own"), folder, file);

    assertThat(dotted.value(Key.SPOTIFY_CLIENT_ID)).isEqualTo(new Settings.Value("dotted", ".env"));
    assertThat(original.value(Key.SPOTIFY_CLIENT_ID))
        .isEqualTo(new Settings.Value("original", "environment"));
    assertThat(own.value(Key.SPOTIFY_CLIENT_ID)).isEqualTo(new Settings.Value("own", "environment"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"api.spotify.com", "ftp://a/", "https://", "https://a b", "https://a/?q",
    "https://a/#f"})
  void whatIsNoAddressIsNamed(String text) throws SettingsException {
    Settings settings = Settings.gather(Map.of("spotify.api-url", text), Map.of(), folder,
        folder.resolve("c"));

    assertThatThrownBy(() -> settings.address(Key.SPOTIFY_API_URL)).isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("spotify.api-url", "'" + text + "'", "flag", "https://api.spotify.com");
  }

  @Test
  void anAddressMayEndInSlashes() throws SettingsException {
    Settings settings = Settings.gather(Map.of("spotify.api-url", "http://127.0.0.1:8080/v1//"), Map.of(),
        folder, folder.resolve("c"));

    assertThat(settings.address(Key.SPOTIFY_API_URL)).hasToString("http://127.0.0.1:8080/v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "many", "1.5", "12345678901"})
  void whatIsNoCountIsNamed(String text) throws SettingsException {
    Settings settings = Settings.gather(Map.of("spotify.daily-budget", text), Map.of(), folder,
        folder.resolve("c"));

    assertThatThrownBy(() -> settings.count(Key.SPOTIFY_DAILY_BUDGET)).isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("spotify.daily-budget", text, "a whole number above 0");
  }

  @Test
  void aMisspelledSettingInTheFileIsNamedWithTheFile() throws IOException {
    Path file = write("config.toml", "[keys]\nsauce = \"x11\"\n");

    assertThatThrownBy(() -> Settings.gather(Map.of(), Map.of(), folder, file))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("config.toml", "keys.sauce", "keys.source");
  }

  @Test
  void eachPlatformHasItsUsualFolder() {
    Map<String, String> user = Map.of("HOME", "/u", "LOCALAPPDATA", "/l");

    assertThat(Home.of(Optional.empty(), user, "Linux").configFile())
        .isEqualTo(Path.of("/u/.config/songstroke/config.toml"));
    assertThat(Home.of(Optional.empty(), Map.of("XDG_CONFIG_HOME", "/x"), "Linux").config())
        .isEqualTo(Path.of("/x/songstroke"));
    assertThat(Home.of(Optional.empty(), user, "Mac OS X").config())
        .isEqualTo(Path.of("/u/Library/Application Support/Songstroke"));
    assertThat(Home.of(Optional.empty(), user, "Windows 11").config()).isEqualTo(Path.of("/l/Songstroke"));
    assertThat(Home.of(Optional.empty(), Map.of("SONGSTROKE_HOME", "/h"), "Linux").config())
        .isEqualTo(Path.of("/h/config"));
    assertThat(Home.of(Optional.of(Path.of("/o")), Map.of("SONGSTROKE_HOME", "/h"), "Linux").config())
        .isEqualTo(Path.of("/o/config"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
