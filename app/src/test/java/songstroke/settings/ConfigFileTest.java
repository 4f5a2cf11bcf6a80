package songstroke.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import songstroke.problem.Failure;
import songstroke.problem.Problem;

class ConfigFileTest {
  @TempDir
  Path folder;

  @Test
  void aFileThatIsMissingIsMade() throws Exception {
    Path file = folder.resolve("deep/config.toml");
    new ConfigFile(file).set(Key.ENRICH_ONLINE, "true");
    new ConfigFile(file).set(Key.CONTACT, "someone@example.org");
    assertThat(file).content().isEqualTo("""
        contact = "someone@example.org"
        [enrich]
        online = true
        """);
    assertThat(Settings.gather(Map.of(), Map.of(), folder, file).decision(Key.ENRICH_ONLINE)).contains(true);
  }

  @Test
  void everythingElseStaysAsItIs() throws Exception {
    Path file = write("""
        # mine
        poll-interval = 5   # seconds

        [keys]   # which
        source = "x11"

        [enrich]
        # nobody yet
        [music]
        source = "mpris"
        """);
    new ConfigFile(file).set(Key.ENRICH_ONLINE, "false");
    new ConfigFile(file).set(Key.CONTACT, "https://example.org");
    assertThat(file).content().isEqualTo("""
        # mine
        poll-interval = 5   # seconds

        contact = "https://example.org"
        [keys]   # which
        source = "x11"

        [enrich]
        online = false
        # nobody yet
        [music]
        source = "mpris"
        """);
  }

  @Test
  void aValueThatIsThereIsReplacedHoweverItIsWritten() throws Exception {
    Path table = write("[enrich]\nonline = \"ask\"\n[keys]\nsource = \"none\"\n");
    new ConfigFile(table).set(Key.ENRICH_ONLINE, "true");
    assertThat(table).content().isEqualTo("[enrich]\nonline = true\n[keys]\nsource = \"none\"\n");
    Path dotted = write("enrich . online=\"ask\"\r\npoll-interval = 1\r\n");
    new ConfigFile(dotted).set(Key.ENRICH_ONLINE, "true");
    assertThat(dotted).content().isEqualTo("enrich.online = true\r\npoll-interval = 1\r\n");
  }

  @Test
  void aCommentBehindAValueStays() throws Exception {
    Path file = write("""
        poll-interval = 5   # seconds
        day-start = "04:00"# "early"
        [keys]
          source = 'x11'  # not \'auto\'
        """);
    new ConfigFile(file).set(Key.POLL_INTERVAL, "2m");
    new ConfigFile(file).set(Key.DAY_START, "05:30");
    new ConfigFile(file).set(Key.KEYS_SOURCE, "replay:a \"b\" #c\\.jsonl");
    new ConfigFile(file).set(Key.STORE_RAW_DAYS, "7");
    assertThat(file).content().isEqualTo("""
        poll-interval = "2m"   # seconds
        day-start = "05:30"# "early"
        [keys]
          source = "replay:a \\"b\\" #c\\\\.jsonl"  # not 'auto'

        [store]
        raw-days = 7
        """);
    new ConfigFile(file).set(Key.KEYS_SOURCE, "none");
    assertThat(file).content().contains("  source = \"none\"  # not 'auto'\n");
  }

  @Test
  void aSettingIsTakenOutAndNothingElse() throws Exception {
    Path file = write("# mine\npoll-interval = 5\n[keys]\nsource = \"x11\" # mine, too\n# end\n");
    assertThat(new ConfigFile(file).remove(Key.KEYS_SOURCE)).isTrue();
    assertThat(new ConfigFile(file).remove(Key.KEYS_SOURCE)).isFalse();
    assertThat(new ConfigFile(file).remove(Key.CONTACT)).isFalse();
    assertThat(file).content().isEqualTo("# mine\npoll-interval = 5\n[keys]\n# end\n");
    assertThat(new ConfigFile(folder.resolve("none.toml")).remove(Key.CONTACT)).isFalse();
    assertThat(folder.resolve("none.toml")).doesNotExist();
  }

  @Test
  void aValueOfSeveralLinesIsLeftAlone() throws IOException {
    String text = "contact = \"\"\"\na@b\"\"\"\n";
    Path file = write(text);
    assertThatThrownBy(() -> new ConfigFile(file).remove(Key.CONTACT)).isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("delete contact from it yourself");
    assertThatThrownBy(() -> new ConfigFile(file).set(Key.CONTACT, "c@d"))
        .isInstanceOf(SettingsException.class);
    assertThat(file).content().isEqualTo(text);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFileIsForItsOwnerAlone() throws Exception {
    Path file = write("poll-interval = 1\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    new ConfigFile(file).set(Key.CONTACT, "a@b");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
  }

  @Test
  void whatCannotBeWrittenIsSaid() throws IOException {
    Files.writeString(folder.resolve("taken"), "");
    Path below = folder.resolve("taken/config.toml");
    assertThatThrownBy(() -> new ConfigFile(below).set(Key.CONTACT, "a@b"))
        .isInstanceOfSatisfying(Failure.class,
            failure -> assertThat(failure.problem()).isEqualTo(Problem.CANNOT_CREATE))
        .hasMessageContainingAll("was not changed", "taken is not a folder", "--home");
    Path itself = Files.createDirectory(folder.resolve("config.toml"));
    assertThatThrownBy(() -> new ConfigFile(itself).set(Key.CONTACT, "a@b")).isInstanceOf(Failure.class);
  }

  @Test
  void aFileInAnUnusualFormIsLeftAloneAndWhatToWriteIsSaid() throws IOException {
    String text = "enrich = { online = \"ask\" }\n";
    Path file = write(text);
    assertThatThrownBy(() -> new ConfigFile(file).set(Key.ENRICH_ONLINE, "true"))
        .isInstanceOf(SettingsException.class).hasMessageContainingAll("config.toml", "enrich.online = true");
    assertThat(file).content().isEqualTo(text);
  }

  @Test
  void aFileWithAMistakeIsLeftAlone() throws IOException {
    Path file = write("keys = [broken\n");
    assertThatThrownBy(() -> new ConfigFile(file).set(Key.CONTACT, "a@b"))
        .isInstanceOf(SettingsException.class);
    assertThat(file).content().isEqualTo("keys = [broken\n");
  }

  @Test
  void aLinkStaysALink() throws Exception {
    Path real = write("poll-interval = 1\n");
    Path link = Files.createSymbolicLink(folder.resolve("link.toml"), real);
    new ConfigFile(link).set(Key.CONTACT, "a@b");
    assertThat(link).isSymbolicLink();
    assertThat(real).content().contains("contact = \"a@b\"");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("config.toml"), text);
  }
}
