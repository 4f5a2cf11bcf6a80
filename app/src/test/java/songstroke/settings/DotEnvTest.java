package songstroke.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A `.env` that somebody else may have written.
@Timeout(20)
class DotEnvTest {
  private static final String ID = "SPOTIPY_CLIENT_ID";

  @TempDir
  Path folder;

  @Test
  void thereAreFiveNamesAndNoMore() {
    assertThat(DotEnv.names()).containsExactlyInAnyOrder("SPOTIPY_CLIENT_ID", "SPOTIPY_CLIENT_SECRET",
        "SPOTIPY_REDIRECT_URI", "SONGSTROKE_SPOTIFY_CLIENT_ID", "SONGSTROKE_LASTFM_API_KEY");
  }

  @ParameterizedTest
  @EnumSource
  void noOtherSettingComesFromThere(Key key) throws Exception {
    for (String name : key.variables()) {
      Settings settings = settings(name + "=given\n");
      if (DotEnv.names().contains(name)) {
        assertThat(settings.value(key)).isEqualTo(new Settings.Value("given", ".env"));
        assertThat(settings.warning()).isEmpty();
      } else {
        assertThat(settings.value(key)).isEqualTo(new Settings.Value(key.standard(), "default"));
        assertThat(settings.warning().orElseThrow()).contains("ignored " + name + ";")
            .doesNotContain("given");
      }
    }
  }

  @Test
  void oneWarningNamesTheFileAndTheIgnoredNamesOursFirstAndNoValue() throws Exception {
    Settings settings = settings("""
        MPD_HOST=hidden@host
        DATABASE_URL=postgres://hidden
        SONGSTROKE_HOOKS_ON_SUCCESS='touch hidden'
        SPOTIPY_CLIENT_SECRET=hidden
        songstroke_home=hidden
        """);

    assertThat(settings.warning().orElseThrow()).startsWith(folder.resolve(".env") + ": ignored "
        + "SONGSTROKE_HOOKS_ON_SUCCESS, songstroke_home, MPD_HOST, DATABASE_URL; a .env may give only ")
        .contains("SONGSTROKE_LASTFM_API_KEY", "SPOTIPY_REDIRECT_URI").doesNotContain("hidden");
  }

  @Test
  void manyNamesAreCounted() throws Exception {
    var text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      text.append("NAME_").append(i).append("=1\n");
    }
    assertThat(settings(text.toString()).warning().orElseThrow()).contains("NAME_7 and 92 more;")
        .doesNotContain("NAME_8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SPOTIPY_CLIENT_ID=abc", "export SPOTIPY_CLIENT_ID=abc",
    "  export   SPOTIPY_CLIENT_ID = abc  ", "SPOTIPY_CLIENT_ID=\"abc\"", "SPOTIPY_CLIENT_ID='abc' # mine",
    "SPOTIPY_CLIENT_ID=abc # mine", "SPOTIPY_CLIENT_ID=abc\r", "\ufeffSPOTIPY_CLIENT_ID=abc",
    "SPOTIPY_CLIENT_ID=first\nSPOTIPY_CLIENT_ID=abc", "# SPOTIPY_CLIENT_ID=not\n\nSPOTIPY_CLIENT_ID=abc",
    "SPOTIPY_CLIENT_ID=not\r\nSPOTIPY_CLIENT_ID=abc\r\n", "not a line\n= neither\nSPOTIPY_CLIENT_ID=abc"})
  void theFormsInWhichPeopleWriteItAreRead(String text) throws Exception {
    Settings settings = settings(text);

    assertThat(settings.value(Key.SPOTIFY_CLIENT_ID)).isEqualTo(new Settings.Value("abc", ".env"));
    assertThat(settings.warning()).isEmpty();
  }

  @Test
  void ourNameGoesBeforeTheOriginals() throws Exception {
    assertThat(settings("SONGSTROKE_SPOTIFY_CLIENT_ID=own\nSPOTIPY_CLIENT_ID=original\n")
        .get(Key.SPOTIFY_CLIENT_ID)).isEqualTo("own");
  }

  @Test
  void aNameInLowerCaseIsAnotherName() throws Exception {
    Settings settings = settings("spotipy_client_id=abc\n");

    assertThat(settings.value(Key.SPOTIFY_CLIENT_ID).isDefault()).isTrue();
    assertThat(settings.warning().orElseThrow()).contains("ignored spotipy_client_id;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"${HOME}", "$HOME", "$(id)", "`id`"})
  void nothingInAValueIsReplaced(String value) throws Exception {
    assertThat(settings(ID + "=" + value).get(Key.SPOTIFY_CLIENT_ID)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"abc", "'abc", "\"a\nb\"", "'abc' def", "\u001b]0;title\u0007", "a\u202eb",
    "\"a\u0000b\""})
  void aValueThatIsNotPlainTextIsIgnoredAndNotShown(String value) throws Exception {
    Settings settings = settings(ID + "=" + value + "\n");

    assertThat(settings.value(Key.SPOTIFY_CLIENT_ID).isDefault()).isTrue();
    assertThat(settings.warning().orElseThrow()).contains("the value of " + ID).doesNotContain("abc", "title")
        .doesNotContainPattern("\\p{Cntrl}|\\p{Cf}");
  }

  @Test
  void whatStandsWithinAValueOfSeveralLinesIsNoName() throws Exception {
    Settings settings = settings(
        "KEY=\"-----BEGIN-----\nSPOTIPY_CLIENT_ID=no\nABCDEF==\n\\\"\n\"\n" + ID + "=abc\n");

    assertThat(settings.get(Key.SPOTIFY_CLIENT_ID)).isEqualTo("abc");
    assertThat(settings.warning().orElseThrow()).contains("ignored KEY;").doesNotContain("ABCDEF");
  }

  @Test
  void whatMayBePartOfASecretIsCountedAndNotShown() throws Exception {
    assertThat(settings("MIIEvQIBADANBgkqhkiG9w0BAQEFAASC==\n").warning().orElseThrow())
        .contains("ignored a name;");
    assertThat(settings("\u001b[31mX=1\nsome words=2\n").warning().orElseThrow())
        .contains("ignored 2 names;");
  }

  @Test
  void aFolderOfThatNameIsNoFile() throws Exception {
    Files.createDirectory(folder.resolve(".env"));
    assertNothing(gathered());
  }

  @Test
  void aPipeIsNotWaitedFor() throws Exception {
    pipe(folder.resolve(".env"));
    assertNothing(gathered());
  }

  @Test
  void aLinkToAPipeADeviceOrNothingIsNotWaitedForEither() throws Exception {
    Path pipe = folder.resolve("pipe");
    pipe(pipe);
    for (Path target : new Path[]{pipe, Path.of("/dev/zero"), Path.of("/dev/stdin"),
      Path.of("/proc/self/environ"),
      folder.resolve("nowhere"), Path.of(".env")}) {
      Files.deleteIfExists(folder.resolve(".env"));
      Files.createSymbolicLink(folder.resolve(".env"), target);
      assertNothing(gathered());
    }
  }

  @Test
  void aLinkToAFileIsFollowed() throws Exception {
    Files.createSymbolicLink(folder.resolve(".env"),
        Files.writeString(folder.resolve("shared"), ID + "=abc\n"));
    assertThat(gathered().get(Key.SPOTIFY_CLIENT_ID)).isEqualTo("abc");
  }

  @Test
  void aHugeFileIsIgnoredAsAWhole() throws Exception {
    Settings settings = settings(ID + "=abc\n" + "#".repeat(1 << 16));

    assertThat(settings.value(Key.SPOTIFY_CLIENT_ID).isDefault()).isTrue();
    assertThat(settings.warning().orElseThrow()).contains(".env is ignored: it is larger than 64 KiB");
  }

  @Test
  void whatIsNoTextIsIgnoredAsAWhole() throws Exception {
    Files.write(folder.resolve(".env"), (ID + "=\u00e4\n").getBytes(StandardCharsets.UTF_16LE));
    Files.write(folder.resolve(".env"), new byte[]{(byte) 0xff, (byte) 0xfe});
    assertThat(gathered().warning().orElseThrow()).contains("is ignored: it is not UTF-8 text");
  }

  @Test
  void aFileThatCannotBeReadStopsNothing() throws Exception {
    Path file = Files.writeString(folder.resolve(".env"), ID + "=abc\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    Settings settings = gathered();

    if (Files.isReadable(file)) { // as root may
      assertThat(settings.get(Key.SPOTIFY_CLIENT_ID)).isEqualTo("abc");
    } else {
      assertThat(settings.warning().orElseThrow()).contains("is ignored: it cannot be read");
    }
  }

  private static void assertNothing(Settings settings) {
    assertThat(settings.value(Key.SPOTIFY_CLIENT_ID).isDefault()).isTrue();
    assertThat(settings.warning()).isEmpty();
  }

  private static void pipe(Path file) throws Exception {
    try {
      Process made = new ProcessBuilder("mkfifo", file.toString()).start();
      assumeTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0, "no named pipes here");
    } catch (IOException _) {
      assumeTrue(false, "no mkfifo here");
    }
  }

  private Settings settings(String text) throws Exception {
    Files.writeString(folder.resolve(".env"), text);
    return gathered();
  }

  private Settings gathered() throws SettingsException {
    return Settings.gather(Map.of(), Map.of(), folder, folder.resolve("none.toml"));
  }
}
