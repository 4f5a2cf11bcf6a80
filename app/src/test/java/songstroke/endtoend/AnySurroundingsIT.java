package songstroke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The program where cron, a service manager, a container or a link starts it. Names that are not ASCII are made and
/// looked for by a shell, as this process may not be able to.
@DisabledOnOs(OS.WINDOWS)
class AnySurroundingsIT {
  private static final Path LAUNCHER = Path.of("..", "songstroke").toAbsolutePath().normalize();
  private static final Path JAR = Path.of("target", "songstroke.jar").toAbsolutePath();
  private static final Pattern HINT = Pattern.compile("'(\\S.* pipeline show last)'");
  /// `jürgen` and a folder named with the character for a song.
  private static final String NAMES = "home=$(printf 'j\\303\\274rgen'); out=$(printf '\\346\\233\\262'); ";

  @TempDir
  Path folder;

  private record Ended(int exitCode, String output) {
    Ended succeeds() {
      assertThat(exitCode).as(output).isZero();
      return this;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "LC_ALL=C", "LC_ALL=POSIX", "LANG=xx_XX.UTF-8"})
  void namesThatAreNotAsciiWorkInAnyLocale(String locale) throws Exception {
    shell(NAMES + """
        top=$1 launcher=$2 locale=$3
        songstroke() { env -i PATH="$PATH" HOME="$top/$home" $locale "$launcher" "$@"; }
        mkdir -p "$top/$home/$home" && cd "$top/$home/$home" && set -e
        songstroke demo --out "$out"
        test -s "$top/$home/$home/$out/segments.csv"
        test -s "$top/$home/.local/share/songstroke/songstroke.db"
        songstroke --home "$top/$home/$out" genre set "$home" jazz
        songstroke --home "$top/$home/$out" genre show "$home" | grep jazz
        songstroke analyze "$out/recording.jsonl" --out again 2>&1 | grep "$out/recording.jsonl"
        """, folder.toString(), LAUNCHER.toString(), locale).succeeds();

    assertThat(shell("find \"$1\" -name '*[?]*'", folder.toString()).output()).isEmpty();
  }

  @Test
  void withoutTheLauncherSuchANameIsRefusedInOneLine() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Map<String, Integer> exitCodes = Map.of("HOME=\"$1/$home\" \"$2\" -jar \"$3\" genre pending", 78,
        "HOME=\"$1\" \"$2\" -jar \"$3\" demo --out \"$out\"", 64,
        "HOME=\"$1\" sh -c 'cd \"$1/$4\" && exec \"$2\" -jar \"$3\" demo' sh \"$1\" \"$2\" \"$3\" \"$home\"",
        78);
    for (Map.Entry<String, Integer> call : exitCodes.entrySet()) {
      Ended refused = shell(NAMES + "mkdir -p \"$1/$home\"; cd \"$1\"; env -i LC_ALL=C " + call.getKey(),
          folder.toString(), java, JAR.toString());
      assertThat(refused.exitCode()).as(refused.output()).isEqualTo(call.getValue());
      assertThat(refused.output().lines()).singleElement().asString().startsWith("songstroke: ")
          .contains("LC_ALL=C.UTF-8");
    }
  }

  @Test
  void aHintCanBePastedHoweverTheProgramWasCalled() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("my bin"));
    Files.createSymbolicLink(bin.resolve("songstroke"), LAUNCHER);
    String path = bin + ":" + System.getenv("PATH");

    assertThat(pasted(path, "songstroke")).startsWith("songstroke pipeline");
    assertThat(pasted(path, "songstroke", "--home", "some home")).startsWith("songstroke --home some\\ home");
    assertThat(pasted("", "my bin/songstroke")).startsWith("my\\ bin/songstroke pipeline");
    assertThat(pasted("", bin + "/songstroke"))
        .startsWith(bin.toString().replace(" ", "\\ ") + "/songstroke");
    assertThat(pasted("", LAUNCHER.toString())).startsWith(LAUNCHER + " pipeline");
  }

  /// Runs the demo, then what it says about its run; gives that.
  private String pasted(String path, String... command) throws IOException, InterruptedException {
    String environment = "export HOME=\"$1\" PATH=\"${2:-$PATH}\"; cd \"$1\"; shift 2; ";
    List<String> arguments = new ArrayList<>(List.of(folder.toString(), path));
    arguments.addAll(List.of(command));
    arguments.addAll(List.of("demo", "--out", "out"));
    String said = shell(environment + "\"$@\"", arguments.toArray(String[]::new)).succeeds().output();
    Matcher hint = HINT.matcher(said);
    assertThat(hint.find()).as(said).isTrue();
    assertThat(shell(environment + hint.group(1), folder.toString(), path).succeeds().output())
        .contains("collect_and_track");
    return hint.group(1);
  }

  /// As in a container that names a user by a number only.
  @Test
  void aUserWithoutANameCanUseEverything() throws Exception {
    String asUser = "setpriv --reuid 54321 --regid 54321 --clear-groups ";
    assumeTrue(shell(asUser + "test -r \"$1\" && " + asUser + "test -x \"$2/bin/java\"", JAR.toString(),
        System.getProperty("java.home")).exitCode() == 0, "only root can become another user");
    Path home = Files.createDirectory(folder.resolve("home"));
    shell("chmod 755 \"$1\" && chown 54321:54321 \"$2\"", folder.toString(), home.toString()).succeeds();

    for (String command : List.of("demo", "pipeline show last", "genre set X jazz", "secret set some.key",
        "secret list", "secret delete some.key", "stack list", "spotify status")) {
      shell("cd \"$1\" && echo secret | HOME=\"$1\" " + asUser + "\"$2/bin/java\" -jar \"$3\" " + command,
          home.toString(), System.getProperty("java.home"), JAR.toString()).succeeds();
    }
    assertThat(shell("find \"$1\" -mindepth 1 -perm /077", home.toString()).output()).isEmpty();
  }

  private static Ended shell(String script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectInput(Path.of("/dev/null").toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
