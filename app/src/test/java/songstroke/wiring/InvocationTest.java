package songstroke.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;

class InvocationTest {
  @TempDir
  Path folder;

  @Test
  void aCommandsOwnOptionGoesBeforeEveryOtherPlace() throws Exception {
    Calls calls = new Calls(folder);
    calls.configure("config.toml", "keys.source = \"x11\"\nmusic.source = \"mpd\"\n");
    calls.environment.put("SONGSTROKE_KEYS_SOURCE", "evdev");
    assertThat(calls.call().settings().value(Key.KEYS_SOURCE))
        .isEqualTo(new Settings.Value("evdev", "environment"));

    calls.flags.put("keys.source", "terminal");
    Invocation call = calls.call();
    assertThat(call.settings().get(Key.KEYS_SOURCE)).isEqualTo("terminal");
    Settings settings = call.settings(Map.of("keys.source", "none"));
    assertThat(settings.value(Key.KEYS_SOURCE)).isEqualTo(new Settings.Value("none", "flag"));
    assertThat(settings.value(Key.MUSIC_SOURCE)).isEqualTo(new Settings.Value("mpd", "config.toml"));
    assertThat(call.settings().get(Key.KEYS_SOURCE)).as("an option holds once").isEqualTo("terminal");
  }

  @Test
  void settingsAreReadAgainEachTime() throws Exception {
    Calls calls = new Calls(folder);
    Invocation call = calls.call();
    assertThat(call.settings().get(Key.CONTACT)).isEmpty();
    calls.configure("config.toml", "contact = \"someone@example.org\"\n");

    assertThat(call.settings().get(Key.CONTACT)).isEqualTo("someone@example.org");
  }

  @Test
  void aWarningOfTheSettingsIsSaidOncePerCall() throws Exception {
    Files.writeString(folder.resolve(".env"), "SONGSTROKE_KEYS_SOURCE=x11\n");
    Calls calls = new Calls(folder);
    Invocation call = calls.call();
    call.settings();
    call.settings(Map.of("keys.source", "none"));
    call.settings();

    assertThat(calls.warnings).singleElement().asString().contains(".env", "SONGSTROKE_KEYS_SOURCE");
    calls.call().settings();
    assertThat(calls.warnings).as("another call").hasSize(2);
  }

  @Test
  void anUnknownFlagIsWrong() {
    Calls calls = new Calls(folder);
    calls.flags.put("keys.sauce", "x11");

    assertThatThrownBy(() -> calls.call().settings()).isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("--config", "keys.sauce", "keys.source");
  }

  @Test
  void theChosenHomeGoesBeforeTheEnvironments() {
    Calls calls = new Calls(folder);
    calls.environment.put("SONGSTROKE_HOME", folder.resolve("other").toString());

    assertThat(calls.call().home()).isEqualTo(calls.home());
    assertThat(calls.call(Optional.empty()).home().data()).isEqualTo(folder.resolve("other/data"));
  }

  @Test
  void withoutAnyHomeTheConfigurationIsAtFault() {
    String real = System.getProperty("user.home");
    System.setProperty("user.home", "?");
    try {
      Invocation call = new Calls(folder).call(Optional.empty());

      assertThatThrownBy(call::home).isInstanceOf(Failure.class)
          .hasMessageContainingAll("no home folder", "--home").asInstanceOf(type(Failure.class))
          .extracting(Failure::problem).isEqualTo(Problem.CONFIGURATION);
    } finally {
      System.setProperty("user.home", real);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void foldersThatAnEarlierVersionLeftOpenAreTightenedOncePerCall() throws IOException {
    Calls calls = new Calls(folder);
    Path data = Files.createDirectories(calls.home().data());
    Files.createFile(calls.home().runStore());
    open(data);
    Invocation call = calls.call();
    call.home();
    assertThat(modes(data)).isEqualTo("rwx------");

    open(data);
    call.home();
    assertThat(modes(data)).as("looked at once").isEqualTo("rwxr-xr-x");
    calls.call().home();
    assertThat(modes(data)).as("the next call").isEqualTo("rwx------");
  }

  private static void open(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String modes(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
