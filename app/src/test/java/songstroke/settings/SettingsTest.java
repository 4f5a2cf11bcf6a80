package songstroke.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir
  Path folder;

  @Test
  void theFirstPlaceThatHasAValueWins() throws Exception {
    Path file = write("config.toml",
        "poll-interval = 5\n[keys]\nsource = \"none\"\n[music]\nsource = \"mpris\"\n");
    write(".env", "SPOTIPY_CLIENT_ID=dotted\nSPOTIPY_REDIRECT_URI=http://127.0.0.1:8888/callback\n");

    Settings settings = Settings.gather(Map.of("keys.accept-synthetic", "true"),
        Map.of("SONGSTROKE_KEYS_SOURCE", "x11", "SONGSTROKE_KEYS_ACCEPT_SYNTHETIC", "false",
            "SPOTIPY_CLIENT_ID", "environment's"),
        folder, file);

    assertThat(settings.value(Key.KEYS_ACCEPT_SYNTHETIC)).isEqualTo(new Settings.Value("true", "flag"));
    assertThat(settings.value(Key.KEYS_SOURCE)).isEqualTo(new Settings.Value("x11", "environment"));
    assertThat(settings.value(Key.SPOTIFY_CLIENT_ID))
        .isEqualTo(new Settings.Value("environment's", "environment"));
    assertThat(settings.value(Key.SPOTIFY_REDIRECT_URI))
        .isEqualTo(new Settings.Value("http://127.0.0.1:8888/callback", ".env"));
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
    "https://a/#f", "https://me@a"})
  void whatIsNoAddressIsNamed(String text) throws SettingsException {
    Settings settings = Settings.gather(Map.of("spotify.api-url", text), Map.of(), folder,
        folder.resolve("c"));

    assertThatThrownBy(() -> settings.address(Key.SPOTIFY_API_URL)).isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("spotify.api-url", text.contains("@") ? "no password" : "'" + text + "'",
            "flag",
            "https://api.spotify.com");
  }

  @Test
  void aPasswordInAnAddressIsNotRepeated() throws SettingsException {
    Settings settings = Settings.gather(Map.of("musicbrainz.url", "https://me:hidden@host"), Map.of(), folder,
        folder.resolve("c"));

    assertThatThrownBy(() -> settings.address(Key.MUSICBRAINZ_URL)).hasMessageContaining("musicbrainz.url")
        .hasMessageNotContaining("hidden");
  }

  @ParameterizedTest
  @EnumSource
  void aSecretIsSentOnlyWhereNobodyOverhearsIt(Key key) throws Exception {
    Path none = folder.resolve("c");
    for (String safe : List.of("https://example.org", "http://127.0.0.1:8080", "http://localhost:1",
        "http://[::1]")) {
      assertThatCode(() -> Settings.gather(Map.of(), Map.of(key.variable(), safe), folder, none))
          .doesNotThrowAnyException();
    }
    Path written = write("config.toml", key.isSecret() ? "" : key.code() + " = \"http://example.org\"\n");
    for (String open : List.of("http://example.org", "HTTP://192.0.2.1:8080/v1",
        "http://127.0.0.1.example.org")) {
      if (key.getsSecrets()) {
        assertThatThrownBy(() -> Settings.gather(Map.of(), Map.of(key.variable(), open), folder, none))
            .hasMessageContainingAll(key.code(), open, "environment", "https://", "secret");
        assertThatThrownBy(() -> Settings.gather(Map.of(key.code(), open), Map.of(), folder, none))
            .hasMessageContainingAll(key.code(), open, "flag");
        assertThatThrownBy(() -> Settings.gather(Map.of(), Map.of(), folder, written))
            .hasMessageContainingAll(key.code(), "config.toml");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyAddressIsSortedByWhetherItGetsSecrets(Key key) {
    Set<Key> open = EnumSet.of(Key.MUSICBRAINZ_URL, Key.LISTENBRAINZ_URL);

    assertThat(key.getsSecrets()).isEqualTo(key.standard().startsWith("https://") && !open.contains(key));
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
  void aDayBeginsAtFourUnlessThePersonSaysOtherwise() throws SettingsException {
    Path none = folder.resolve("c");
    assertThat(Settings.gather(Map.of(), Map.of(), folder, none).dayStart()).isEqualTo("04:00");
    assertThat(Settings.gather(Map.of(), Map.of("SONGSTROKE_DAY_START", "0:30"), folder, none).dayStart())
        .isEqualTo("00:30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "24:00", "noon", "04:00:00", "-1:00"})
  void whatIsNoTimeOfDayIsNamed(String text) throws SettingsException {
    Settings settings = Settings.gather(Map.of("day-start", text), Map.of(), folder, folder.resolve("c"));

    assertThatThrownBy(settings::dayStart).isInstanceOf(SettingsException.class)
        .hasMessage("day-start is '" + text + "' (from flag); it is a time of day such as 04:00 or 18:30");
  }

  @Test
  void aValueThatIsOnlyTriedHasNoOrigin() {
    assertThatThrownBy(() -> Settings.trying(Key.DAY_START, "25:00").dayStart())
        .hasMessage("day-start is '25:00'; it is a time of day such as 04:00 or 18:30");
    assertThatThrownBy(() -> Settings.trying(Key.LASTFM_URL, "http://example.org"))
        .hasMessageContainingAll("lastfm.url: ", "https://");
    assertThatThrownBy(() -> Settings.trying(Key.LASTFM_API_KEY, "hidden"))
        .hasMessageContaining("songstroke secret set").hasMessageNotContaining("hidden");
  }

  @Test
  void aMisspelledSettingInTheFileIsNamedWithTheFile() throws IOException {
    Path file = write("config.toml", "[keys]\nsauce = \"x11\"\n");

    assertThatThrownBy(() -> Settings.gather(Map.of(), Map.of(), folder, file))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("config.toml", "keys.sauce", "keys.source");
  }

  @Test
  void eachPlatformHasItsUsualFolder() throws SettingsException {
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

  @Test
  void withoutAHomeTheWorkingFolderIsNotTakenForOne() throws SettingsException {
    for (String system : List.of("Linux", "Mac OS X", "Windows 11")) {
      assertThat(Home.of(Optional.empty(), Map.of(), system).configFile()).isAbsolute();
      assertThat(
          Home.of(Optional.empty(), Map.of("HOME", ".", "XDG_CONFIG_HOME", ".config", "XDG_DATA_HOME", "x",
              "LOCALAPPDATA", "l"), system))
          .isEqualTo(Home.of(Optional.empty(), Map.of(), system));
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
