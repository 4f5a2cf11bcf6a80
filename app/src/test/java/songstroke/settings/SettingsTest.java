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
