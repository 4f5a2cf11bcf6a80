package songstroke.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
