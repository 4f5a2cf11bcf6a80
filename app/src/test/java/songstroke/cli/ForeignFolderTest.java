package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import songstroke.pipeline.Site;
import songstroke.pipeline.Stack;
import songstroke.problem.Problem;
import songstroke.settings.Key;
import songstroke.spotify.ScriptedSpotify;
import songstroke.stack.StackDescription;
import songstroke.stack.Stacks;
import songstroke.timeline.Clocks;

/// The program in a folder that somebody else wrote: its `.env` runs nothing and leads no secret anywhere.
class ForeignFolderTest {
  private static final String RECORDING = """
      {"format":"songstroke-recording/1","start":1772442000000,"zone":"Europe/Berlin","keys":"x11","music":"mpris"}
      {"t":1772442000050,"play":"playing","track":{"title":"A","artists":["X"]},"position_ms":0}
      {"t":1772442000300,"key":"char","hold":90}
      {"t":1772442000700,"mark":"end"}
      """;
  private static final String FOREIGN = "http://192.0.2.1";

  @TempDir
  Path folder;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private HttpServer thief;
  private Path recording;

  @BeforeEach
  void start() throws IOException {
    recording = Files.writeString(folder.resolve("r.jsonl"), RECORDING);
    thief = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    thief.createContext("/", exchange -> {
      heard.add(exchange.getRequestURI().toString());
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    });
    thief.start();
  }

  @AfterEach
  void nothingReachedTheThief() {
    thief.stop(0);
    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commandsThatMakeRuns")
  void noHookOfTheFolderRuns(List<String> command) throws IOException {
    Path done = folder.resolve("done");
    dotEnv("SONGSTROKE_HOOKS_ON_SUCCESS=\"touch '" + done + "'\"",
        "export SONGSTROKE_HOOKS_ON_FAILURE='touch " + done + "'");

    Cli.Call call = new Cli(folder).run(filled(command));

    assertThat(done).doesNotExist();
    assertThat(call.err().lines().filter(line -> line.contains(".env"))).as("one warning").singleElement()
        .asString()
        .startsWith("songstroke: " + folder.resolve(".env")
            + ": ignored SONGSTROKE_HOOKS_ON_SUCCESS, SONGSTROKE_HOOKS_ON_FAILURE;")
        .doesNotContain("touch");
    new Cli(folder).with("SONGSTROKE_HOOKS_ON_SUCCESS", "touch '" + done + "'")
        .with("SONGSTROKE_HOOKS_ON_FAILURE", "touch '" + done + "'").run(filled(command));
    assertThat(done).as("the person's own hook does").exists();
  }

  static Stream<List<String>> commandsThatMakeRuns() {
    return Stream.of(List.of("run", "--keys", "REPLAY", "--music", "REPLAY", "--out", "OUT"),
        List.of("demo", "--plain", "--out", "OUT"),
        List.of("pipeline", "run", "correlation", "--param", "duration=30", "--param", "keys=REPLAY",
            "--param",
            "music=REPLAY"),
        List.of("pipeline", "run", "correlation", "--param", "keys=replay:/no/such/file"));
  }

  @Test
  void theLastFmKeyIsNotLedElsewhere() throws IOException {
    dotEnv("SONGSTROKE_LASTFM_URL=" + url(), "SONGSTROKE_MUSICBRAINZ_URL=" + url(),
        "SONGSTROKE_LISTENBRAINZ_URL=" + url(), "SONGSTROKE_ENRICH_ONLINE=true",
        "SONGSTROKE_CONTACT=me@example.org",
        "SONGSTROKE_LASTFM_USER=ann", "SONGSTROKE_LISTENBRAINZ_USER=ann",
        "SONGSTROKE_MUSIC_SOURCE=lastfm,listenbrainz");
    new Cli(folder).typing("LASTFMKEY\n").run("secret", "set", "lastfm.api-key").succeeds();

    new Cli(folder).run("run", "--keys", "replay:" + recording, "--music", "replay:" + recording, "--out",
        folder.resolve("out").toString()).succeeds();
    new Cli(folder).run("music", "sources").succeeds();
    assertThat(new Cli(folder).run("music", "now").succeeds().out()).doesNotContain("lastfm", "listenbrainz");
  }

  @Test
  void theSignInToSpotifyIsNotLedElsewhere() throws IOException {
    try (var spotify = new ScriptedSpotify(Clocks.system())) {
      signIn(spotify);
      dotEnv("SONGSTROKE_SPOTIFY_ACCOUNTS_URL=" + url(), "SONGSTROKE_SPOTIFY_API_URL=" + url());
      var cli = new Cli(folder);
      spotify.environment().forEach(cli::with);
      assertThat(cli.run("spotify", "status", "--check").succeeds().out()).contains("Spotify answers");
      assertThat(spotify.refreshes()).isEqualTo(1);

      cli = new Cli(folder).with("SPOTIPY_CLIENT_ID", ScriptedSpotify.CLIENT_ID);
      assertThat(cli.run("spotify", "status", "--check").out()).contains("spotify.accounts-url",
          "https://accounts.spotify.com", "undo that setting");
      cli.run("run", "--duration", "0.5", "--keys", "replay:" + recording, "--music", "spotify", "--out",
          folder.resolve("out").toString()).succeeds();
      assertThat(spotify.refreshes()).as("nor is it sent to Spotify's own servers, which did not give it")
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("addressesThatGetSecrets")
  void aSecretIsSentToNoForeignHostInTheOpen(Key key, List<String> command) throws IOException {
    String[] call = filled(command);
    new Cli(folder).with(key.variable(), FOREIGN).run(call).failsWith(Problem.CONFIGURATION, key.code(),
        FOREIGN,
        "(from environment)", "https://");
    List<String> flags = new ArrayList<>(List.of("--config", key.code() + "=" + FOREIGN));
    flags.addAll(Arrays.asList(call));
    new Cli(folder).run(flags.toArray(String[]::new)).failsWith(Problem.CONFIGURATION, key.code(),
        "(from flag)");
    Path config = folder.resolve(".config/songstroke/config.toml");
    Files.createDirectories(config.resolveSibling(""));
    Files.writeString(config, key.code() + " = \"" + FOREIGN + "\"\n");
    new Cli(folder).run(call).failsWith(Problem.CONFIGURATION, key.code(), "(from config.toml)");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  static Stream<Arguments> addressesThatGetSecrets() {
    List<List<String>> commands = List.of(
        List.of("run", "--keys", "REPLAY", "--music", "auto", "--out", "OUT"), List.of("music", "now"),
        List.of("music", "sources"), List.of("doctor"), List.of("spotify", "login", "--no-browser"),
        List.of("spotify", "status", "--check"),
        List.of("pipeline", "run", "correlation", "--param", "keys=REPLAY"));
    return Arrays.stream(Key.values()).filter(Key::getsSecrets)
        .flatMap(key -> commands.stream().map(command -> Arguments.of(key, command)));
  }

  @Test
  void aBucketIsNotReachedInTheOpenEither() throws IOException {
    new Cli(folder).run("stack", "register", "team", "--artifact-store", "s3", "--set",
        "artifact-store.endpoint=" + FOREIGN, "--set", "artifact-store.bucket=artifacts")
        .failsWith(Problem.CONFIGURATION, "'artifact-store.endpoint'", FOREIGN, "https://");
    Path stacks = folder.resolve(".config/songstroke/stacks.json");
    Files.createDirectories(stacks.resolveSibling(""));
    Files.writeString(stacks,
        """
            {"in-use":"team","stacks":[{"name":"team","orchestrator":"local","artifact-store":"s3",
             "secret-store":"file",
             "settings":{"artifact-store.endpoint":"%s","artifact-store.bucket":"artifacts"}}]}"""
            .formatted(FOREIGN));
    new Cli(folder).run("run", "--keys", "replay:" + recording, "--music", "none", "--out",
        folder.resolve("out").toString()).failsWith(Problem.CONFIGURATION, "'artifact-store.endpoint'");
    new Cli(folder).run("spotify", "status").failsWith(Problem.CONFIGURATION, "'artifact-store.endpoint'");
    new Cli(folder).run("stack", "use", "local").succeeds();
  }

  private void dotEnv(String... lines) throws IOException {
    Files.write(folder.resolve(".env"), List.of(lines));
  }

  private String url() {
    return "http://127.0.0.1:" + thief.getAddress().getPort();
  }

  private String[] filled(List<String> command) {
    return command.stream().map(word -> word.replace("REPLAY", "replay:" + recording)
        .replace("OUT", folder.resolve("out").toString())).toArray(String[]::new);
  }

  private void signIn(ScriptedSpotify server) throws IOException {
    Path data = folder.resolve(".local/share/songstroke");
    try (Stack stack = new Stacks(folder.resolve("stacks.json"), new Site(data, Map.of(), Clocks.system()))
        .open(StackDescription.LOCAL)) {
      server.signedIn(stack.secrets(), data, 3_000);
    }
  }
}
