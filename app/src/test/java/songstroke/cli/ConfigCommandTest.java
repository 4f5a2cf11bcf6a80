package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import songstroke.problem.Problem;
import songstroke.settings.Key;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigCommandTest {
  private static final Path REFERENCE = Path.of("..", "docs/reference/configuration.md");

  @TempDir
  Path folder;

  @Test
  void eachSettingIsShownWithItsOrigin() throws IOException {
    config("poll-interval = 5\n");
    Files.writeString(folder.resolve(".env"), "SPOTIPY_CLIENT_ID=dotted\n");
    Cli cli = new Cli(folder).with("SONGSTROKE_MUSIC_SOURCE", "mpd");
    String shown = cli.run("config", "show", "--config", "keys.source=none").succeeds().out();

    assertThat(shown.lines().map(line -> line.replaceAll(" {2,}", " "))).contains("keys.source none flag",
        "music.source mpd environment", "spotify.client-id dotted .env", "poll-interval 5 config.toml",
        "day-start 04:00 default", "config.toml: " + file());
    JsonNode json = JsonMapper.shared().readTree(cli.run("config", "show", "--json").succeeds().out());
    assertThat(json.findValuesAsString("key")).hasSize(Key.values().length).contains("hooks.on-failure");
    assertThat(json.get(2)).isEqualTo(JsonMapper.shared().readTree(
        "{\"key\":\"music.source\",\"value\":\"mpd\",\"origin\":\"environment\",\"default\":\"auto\"}"));
  }

  @Test
  void aSecretIsNeverShown() {
    Cli given = new Cli(folder).with("SONGSTROKE_LASTFM_API_KEY", "hush");
    Cli stored = new Cli(folder).typing("hush\n");
    assertThat(stored.run("config", "get", "lastfm.api-key").succeeds().out()).isEqualTo("\n");
    stored.run("secret", "set", "lastfm.api-key").succeeds();
    for (Cli cli : List.of(given, stored)) {
      for (String output : List.of("--plain", "--json")) {
        assertThat(cli.run("config", "show", output).succeeds().out()).contains("***").doesNotContain("hush");
        assertThat(cli.run("config", "get", "lastfm.api-key", output).succeeds().out()).contains("***")
            .doesNotContain("hush");
      }
    }
    assertThat(given.run("config", "get", "lastfm.api-key", "--json").out()).contains("\"environment\"");
    assertThat(stored.run("config", "get", "lastfm.api-key", "--json").out()).contains("\"secret store\"");
  }

  @Test
  void aPasswordInAnAddressIsNotShown() throws IOException {
    config("musicbrainz.url = \"https://me:hush@example.org\"\n");
    Cli.Call call = cli("config", "show").succeeds();
    assertThat(call.out()).contains("https://***@example.org");
    assertThat(call.out() + call.err()).doesNotContain("hush");
  }

  @Test
  void aSecretIsRefusedAndTheCommandForItIsNamed() {
    cli("config", "set", "lastfm.api-key", "hush").failsWith(Problem.USAGE, "lastfm.api-key is a secret",
        "'songstroke secret set lastfm.api-key'", "nothing was changed");
    assertThat(cli("config", "set", "lastfm.api-key", "hush").err()).doesNotContain("hush");
    assertThat(file()).doesNotExist();
  }

  @Test
  void whatIsSetHoldsAndTheRestOfTheFileStays() throws IOException {
    config("# mine\nday-start = \"05:00\" # early\n[keys]\n# none yet\n");
    assertThat(cli("config", "set", "day-start", "03:30").succeeds().out()).contains("day-start is now 03:30",
        file().toString());
    cli("config", "set", "keys.source", "replay:my file.jsonl").succeeds();
    assertThat(file()).content().isEqualTo(
        "# mine\nday-start = \"03:30\" # early\n[keys]\nsource = \"replay:my file.jsonl\"\n# none yet\n");
    assertThat(cli("config", "get", "day-start").succeeds().out()).isEqualTo("03:30\n");
    JsonNode json = JsonMapper.shared()
        .readTree(cli("config", "set", "day-start", "04:30", "--json").succeeds().out());
    assertThat(json.path("value").asString()).isEqualTo("04:30");
    assertThat(json.path("origin").asString()).isEqualTo("config.toml");
    assertThat(json.path("file").asString()).isEqualTo(file().toString());
  }

  @Test
  void goesBackToTheDefault() throws IOException {
    config("day-start = \"05:00\"\n# end\n");
    assertThat(cli("config", "set", "day-start", "--default").succeeds().out()).contains("deleted day-start",
        "the default is 04:00");
    assertThat(file()).content().isEqualTo("# end\n");
    assertThat(cli("config", "set", "contact", "--default").succeeds().out()).contains("does not set contact",
        "the default is empty");
    cli("config", "set", "contact", "--default", "a@b").failsWith(Problem.USAGE, "not both");
    cli("config", "set", "contact").failsWith(Problem.USAGE, "missing value", "config set contact --default");
    cli("config", "set", "contact", " ").failsWith(Problem.CONFIGURATION, "empty", "--default");
  }

  @Test
  void saysWhatOverridesTheFile() throws IOException {
    Cli.Call call = new Cli(folder).with("SPOTIPY_CLIENT_ID", "other")
        .run("config", "set", "spotify.client-id",
            "mine")
        .succeeds();
    assertThat(call.err()).contains("spotify.client-id in config.toml has no effect",
        "SPOTIPY_CLIENT_ID to other");
    assertThat(file()).content().contains("mine");
    Files.writeString(folder.resolve(".env"), "SPOTIPY_CLIENT_ID=dotted\n");
    assertThat(cli("config", "set", "spotify.client-id", "mine").succeeds().err()).contains("in this folder",
        ".env", "dotted");
    assertThat(cli("config", "set", "day-start", "05:00", "--config", "day-start=06:00").succeeds().err())
        .as("a flag holds for one call").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"day-start, 25:00, 04:00", "store.raw-days, many, a number of days",
    "keys.source, x12, terminal",
    "keys.accept-synthetic, yes, true or false", "music.source, 'mpris,mdp', listenbrainz",
    "music.source, 'mpris,auto', listenbrainz", "poll-interval, often, 15m", "enrich.online, maybe, ask",
    "contact, me, e-mail", "spotify.daily-budget, 0, above 0",
    "spotify.redirect-uri, http://example.org, 127.0.0.1",
    "spotify.api-url, http://example.org, https://", "musicbrainz.url, example.org, an address"})
  void aValueThatCannotBeUsedIsNotWritten(String key, String value, String hint) {
    cli("config", "set", key, value).failsWith(Problem.CONFIGURATION, key, hint, "nothing was changed");
    assertThat(file()).doesNotExist();
  }

  @Test
  void aValueIsOneLine() {
    cli("config", "set", "contact", "a@b\nkeys.source=none").failsWith(Problem.CONFIGURATION, "line break");
    assertThat(file()).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void everyDefaultThatIsNotEmptyMayBeSet(Key key) {
    if (!key.isSecret() && !key.standard().isEmpty()) {
      cli("config", "set", key.code(), key.standard()).succeeds();
      assertThat(cli("config", "get", key.code()).succeeds().out()).isEqualTo(key.standard() + "\n");
    }
  }

  @Test
  void anUnknownSettingIsAnsweredWithTheNearest() {
    cli("config", "get", "day-strat").failsWith(Problem.USAGE, "no setting named 'day-strat'",
        "did you mean day-start?");
    cli("config", "set", "keys.sauce", "x11").failsWith(Problem.USAGE, "did you mean keys.source?");
    cli("config", "get", "xyzzy").failsWith(Problem.USAGE, "available: contact, day-start");
    assertThat(file()).doesNotExist();
  }

  @Test
  void aBrokenFileIsNamedAndLeftAlone() throws IOException {
    String text = "keys = [broken\n";
    config(text);
    for (String command : List.of("config show", "config get contact", "config set contact a@b",
        "config set contact --default")) {
      cli(command.split(" ", -1)).failsWith(Problem.CONFIGURATION, file().toString(), "line 1");
    }
    assertThat(file()).content().isEqualTo(text);
  }

  @Test
  void aWrongValueIsShownAndSaidToBeWrong() throws IOException {
    config("\nday-start = \"noon\"\n");
    Cli.Call call = cli("config", "show").succeeds();
    assertThat(call.out()).contains("noon");
    assertThat(call.err()).contains("day-start is 'noon' (from config.toml)", "line 2");
    cli("config", "set", "day-start", "12:00").succeeds();
    assertThat(cli("config", "show").succeeds().err()).isEmpty();
  }

  @Test
  void whereTheFileIsIsSaidAlsoWhenItIsNotThere() throws IOException {
    assertThat(cli("config", "path").succeeds().out()).isEqualTo(file() + "\n");
    assertThat(cli("config", "path", "--json").succeeds().out()).contains("\"exists\":false");
    assertThat(cli("config", "show").succeeds().out()).contains("(not there yet)");
    config("");
    assertThat(cli("config", "path", "--json").succeeds().out()).contains("\"exists\":true");
    Path home = folder.resolve("other");
    assertThat(cli("--home", home.toString(), "config", "path").succeeds().out())
        .isEqualTo(home.resolve("config/config.toml") + "\n");
  }

  @Test
  void aFileThatCannotBeWrittenIsSaid() throws IOException {
    Files.writeString(folder.resolve("taken"), "");
    cli("--home", folder.resolve("taken").toString(), "config", "set", "contact", "a@b")
        .failsWith(Problem.CANNOT_CREATE, "was not changed", "ot a directory");
  }

  @Test
  void theReferenceListsTheSettingsWithTheirDefaults() throws IOException {
    Pattern row = Pattern.compile("\\| `(?<key>[a-z.-]+)` \\| (?:`(?<default>[^`]+)` )?\\| .*");
    List<String> written = new ArrayList<>();
    for (String line : Files.readAllLines(REFERENCE)) {
      if (line.equals("| code | meaning |")) {
        break;
      }
      Matcher matcher = row.matcher(line);
      if (matcher.matches()) {
        written.add(
            matcher.group("key") + "=" + (matcher.group("default") == null ? "" : matcher.group("default")));
      }
    }
    List<String> shown = new ArrayList<>();
    JsonMapper.shared().readTree(cli("config", "show", "--json").succeeds().out())
        .forEach(one -> shown.add(one.path("key").asString() + "=" + one.path("value").asString()));

    assertThat(written).containsExactlyInAnyOrderElementsOf(shown);
  }

  private Path file() {
    return folder.resolve(".config/songstroke/config.toml");
  }

  private void config(String text) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), text);
  }

  private Cli.Call cli(String... arguments) {
    return new Cli(folder).run(arguments);
  }
}
