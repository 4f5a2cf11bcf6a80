package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.problem.Problem;
import songstroke.spotify.ScriptedReply;
import songstroke.spotify.ScriptedSpotify;
import songstroke.spotify.Waiting;
import songstroke.timeline.Clocks;
import songstroke.timeline.SettableClocks;
import songstroke.wiring.ProcessContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Signing in and out by the command line, with a scripted Spotify and a browser that follows where it is sent.
class SpotifyCommandTest {
  private static final Pattern ADDRESS = Pattern.compile("^  (http://\\S+)\\R", Pattern.MULTILINE);

  @TempDir
  Path folder;

  private final SettableClocks clocks = new SettableClocks(Clocks.system().wall(), Clocks.system().zone());
  private final Map<String, String> environment = new HashMap<>();
  private final List<Cli.Call> calls = new ArrayList<>();
  private ScriptedSpotify spotify;

  @BeforeEach
  void start() throws IOException {
    spotify = new ScriptedSpotify(clocks);
    environment.putAll(spotify.environment());
    environment.put("HOME", folder.toString());
  }

  @AfterEach
  void nothingLeaked() throws IOException {
    spotify.close();
    assertThat(spotify.complaints()).isEmpty();
    for (Cli.Call call : calls) {
      assertThat(call.out() + call.err()).doesNotContain(ScriptedSpotify.MARK);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("secrets.json")) {
          assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString())
              .doesNotContain(ScriptedSpotify.MARK);
        }
      }
    }
  }

  @Test
  void theBrowserSignsIn() throws Exception {
    Path shown = browser();
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      Future<Cli.Call> login = pool.submit(() -> call("login"));
      Waiting.until("the browser is opened", () -> size(shown) > 0);
      HttpResponse<String> page = follow(Files.readString(shown).strip());
      assertThat(page.body()).contains("You can close this page");
      assertThat(login.get(90, TimeUnit.SECONDS).succeeds().out())
          .contains("Your browser asks you to agree", "Signed in to Spotify as Ada, until ");
    } finally {
      pool.shutdownNow();
    }
    assertThat(Files.getPosixFilePermissions(folder.resolve("home/data/secrets.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    JsonNode status = json(call("status", "--json").succeeds());
    assertThat(status.path("signed_in").asBoolean()).isTrue();
    assertThat(status.path("account").asString()).isEqualTo("account-1");
    assertThat(status.path("used").asInt()).isEqualTo(1);
    assertThat(status.path("scopes").get(0).asString()).isEqualTo("user-read-currently-playing");
    assertThat(call("status", "--check").succeeds().out()).contains("signed in   account account-1, since ",
        "questions   allowed", "budget      2 of 3,000 questions", "check       Spotify answers");
  }

  @Test
  void withoutADesktopTheAddressIsPrinted() throws Exception {
    environment.keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"));
    environment.put("BROWSER", "no-such-program-anywhere");
    Running login = running("login");
    follow(login.address());
    assertThat(login.ended().succeeds().out()).contains("Open this address in a browser on this machine",
        "--no-browser", "Signed in to Spotify as Ada");
  }

  @Test
  void aPastedAddressSignsIn() throws Exception {
    signIn();
    assertThat(call("logout").succeeds().out()).contains("signed out of Spotify",
        "https://www.spotify.com/account/apps");
    assertThat(call("status").succeeds().out())
        .contains("signed in   no; 'songstroke --home ", " spotify login' signs in");
    assertThat(call("logout").succeeds().out()).contains("there was no token");
    assertThat(json(call("status", "--json")).path("signed_in").asBoolean()).isFalse();
  }

  @Test
  void loggingInAsJsonPrintsDataAloneOnStandardOutput() throws Exception {
    Running login = running("login", "--no-browser", "--json");
    login.types(redirected(login.address()));
    Cli.Call ended = login.ended().succeeds();
    assertThat(json(ended).path("account").asString()).isEqualTo("account-1");
    assertThat(ended.err()).contains("Paste that whole address");
  }

  @Test
  void withoutAClientIdThereIsAGuideWithTheExactAddressToRegister() {
    environment.remove("SONGSTROKE_SPOTIFY_CLIENT_ID");
    Cli.Call login = call("login");
    login.failsWith(Problem.CONFIGURATION, "spotify.client-id", "SPOTIPY_CLIENT_ID",
        " spotify login'");
    assertThat(login.out().lines().map(String::strip)).contains("http://127.0.0.1/callback");
    assertThat(login.out()).contains("User Management", "config.toml");
  }

  @Test
  void theOriginalsVariableForTheClientIdIsUnderstood() throws Exception {
    environment.put("SPOTIPY_CLIENT_ID", environment.remove("SONGSTROKE_SPOTIFY_CLIENT_ID"));
    signIn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.org/callback", "https://127.0.0.1/callback",
    "http://192.0.2.1/callback",
    "http://127.0.0.1@example.org/callback", "http://127.0.0.1.example.org/", "http://0.0.0.0/callback",
    "callback",
    "http://127.0.0.1/callback?next=http://example.org", "http://127.0.0.1/#x", "http:// /",
    "myapp://callback"})
  void theBrowserMustComeBackToThisMachine(String redirect) throws IOException {
    Files.writeString(folder.resolve(".env"), "SPOTIPY_REDIRECT_URI=" + redirect + "\n");
    call("login", "--no-browser").failsWith(Problem.CONFIGURATION, "spotify.redirect-uri (from .env)",
        redirect,
        "http://127.0.0.1/callback");
    environment.put("SPOTIPY_REDIRECT_URI", redirect);
    call("login").failsWith(Problem.CONFIGURATION, "spotify.redirect-uri (from environment)");
    call("login", "--config", "spotify.redirect-uri=" + redirect).failsWith(Problem.CONFIGURATION,
        "(from flag)");
  }

  @Test
  void localhostIsRefusedBeforeSpotifyDoesSo() throws IOException {
    Files.writeString(folder.resolve(".env"), "SPOTIPY_REDIRECT_URI=http://localhost:8888/callback\n");
    call("login", "--no-browser").failsWith(Problem.CONFIGURATION, "spotify.redirect-uri (from .env)",
        "'localhost'", "127.0.0.1", "developer.spotify.com/dashboard");
    assertThat(call("status").succeeds().out()).as("only who signs in needs it").contains("signed in   no");
  }

  @Test
  void theRedirectUriOfTheOriginalIsUsed() throws Exception {
    Files.writeString(folder.resolve(".env"), "SPOTIPY_REDIRECT_URI='http://127.0.0.1:8888/back'\n");
    spotify.registered("http://127.0.0.1/back");
    Running login = running("login", "--no-browser");
    login.types(redirected(login.address()));
    assertThat(login.ended().succeeds().out()).contains("begins with http://127.0.0.1:8888/back");
    environment.remove("SONGSTROKE_SPOTIFY_CLIENT_ID");
    assertThat(call("login").out().lines().map(String::strip)).contains("http://127.0.0.1:8888/back");
  }

  @Test
  void aSignInIsNotUsedWithTheClientIdOfAFolder() throws Exception {
    signIn();
    int refreshes = spotify.refreshes();
    environment.remove("SONGSTROKE_SPOTIFY_CLIENT_ID");
    Files.writeString(folder.resolve(".env"), "SPOTIPY_CLIENT_ID=another\n");
    assertThat(call("status").succeeds().out()).contains("note        the sign-in to Spotify was made with"
        + " spotify.client-id " + ScriptedSpotify.CLIENT_ID + ", which is now another (from .env)",
        "undo that setting", " spotify login'");
    Cli.Call check = call("status", "--check", "--json");
    assertThat(check.exitCode()).isEqualTo(Problem.UNAVAILABLE.exitCode());
    assertThat(json(check).path("trouble").asString()).isEqualTo(json(check).path("unusable").asString())
        .contains("nothing was sent");
    assertThat(spotify.refreshes()).isEqualTo(refreshes);
    Files.delete(folder.resolve(".env"));
    environment.putAll(spotify.environment());
    assertThat(call("status", "--check").succeeds().out()).doesNotContain("note").contains("Spotify answers");
  }

  @Test
  void aBrowserThatNeverComesBackEndsTheCommandInTime() throws Exception {
    spotify.registered("http://127.0.0.1/elsewhere");
    environment.put("BROWSER", "no-such-program-anywhere");
    Running login = running("login", "--timeout", "60");
    assertThat(follow(login.address()).body()).contains("INVALID_CLIENT");
    clocks.tick(Duration.ofMinutes(1));
    login.ended().failsWith(Problem.TEMPORARY, "did not come back", "INVALID_CLIENT",
        "http://127.0.0.1/callback",
        "nothing was kept", " spotify login'");
  }

  @Test
  void aStrayRequestEndsNoSignInAndIsNamedWhenTheTimeIsOver() throws Exception {
    environment.put("BROWSER", "no-such-program-anywhere");
    Running login = running("login", "--timeout", "60");
    String redirect = URLDecoder.decode(login.address().replaceFirst(".*redirect_uri=([^&]*).*", "$1"),
        StandardCharsets.UTF_8);
    assertThat(follow(redirect + "?x").statusCode()).isEqualTo(403);
    assertThat(follow(redirect + "?error=access_denied&state=x").statusCode()).isEqualTo(403);
    clocks.tick(Duration.ofMinutes(1));
    login.ended().failsWith(Problem.TEMPORARY, "did not come back in time (2 other requests", "ignored");
  }

  @Test
  void whoDeclinesIsNotSignedIn() throws Exception {
    spotify.person(ScriptedSpotify.Person.DECLINES);
    environment.put("BROWSER", "no-such-program-anywhere");
    Running login = running("login");
    assertThat(follow(login.address()).body()).contains("Nothing was granted");
    login.ended().failsWith(Problem.NO_PERMISSION, "declined", " spotify login'");
  }

  @Test
  void anotherSignInsAnswerIsRefused() throws Exception {
    spotify.person(ScriptedSpotify.Person.IS_TRICKED);
    Running login = running("login", "--no-browser");
    login.types(redirected(login.address()));
    login.ended().failsWith(Problem.NO_PERMISSION, "state differs", " spotify login'");
  }

  @Test
  void whatIsPastedMustBeTheAddress() throws Exception {
    Running words = running("login", "--no-browser");
    words.types("what was it again");
    words.ended().failsWith(Problem.BAD_DATA, "that is not a URL", " spotify login --no-browser'");
    Running other = running("login", "--no-browser");
    other.types("https://example.org/");
    other.ended().failsWith(Problem.BAD_DATA, "Copy the whole address");
    call("login", "--no-browser").failsWith(Problem.NO_INPUT, "no address was pasted");
  }

  @Test
  void aServiceInTroubleIsTemporary() throws Exception {
    spotify.tokensNext(ScriptedReply.html(502));
    Running login = running("login", "--no-browser");
    login.types(redirected(login.address()));
    login.ended().failsWith(Problem.TEMPORARY, "502", " spotify login'");
  }

  @Test
  void noStackTraceShowsAToken() throws Exception {
    spotify.tokensNext(
        ScriptedReply.json(200, "{\"access_token\":\"" + ScriptedSpotify.MARK + "\",\"expires"),
        ScriptedReply.json(200,
            "{\"access_token\":\"" + ScriptedSpotify.MARK + "\\n\",\"token_type\":\"Bearer\"}"));
    for (int i = 0; i < 2; i++) {
      Running login = running("login", "--no-browser", "-v");
      login.types(redirected(login.address()));
      assertThat(login.ended().err()).contains("no token", "SignInException", "at songstroke.");
    }
    Running pasted = running("login", "--no-browser", "-v");
    pasted.types(redirected(pasted.address()) + " and more");
    assertThat(pasted.ended().err()).contains("not a URL");
  }

  @Test
  void statusSaysWhatIsInTheWay() throws Exception {
    signIn();
    spotify.apiNext(ScriptedReply.quota("7200"));
    Cli.Call gated = call("status", "--check");
    assertThat(gated.exitCode()).isEqualTo(Problem.UNAVAILABLE.exitCode());
    assertThat(gated.out()).contains("questions   not for 2 h", "QUOTA_EXCEEDED", "check       the quota");
    assertThat(json(call("status", "--json")).path("gate_opens_in_s").asLong()).isGreaterThanOrEqualTo(7200);
    clocks.tick(Duration.ofHours(3));
    spotify.revoke();
    assertThat(call("status", "--check").out()).contains("check       the sign-in to Spotify has ended",
        "signed in   no");
  }

  @Test
  void statusWarnsFromTheFifthMonthOn() throws Exception {
    signIn();
    clocks.tick(Duration.ofDays(155));
    assertThat(call("status").succeeds().out()).contains("warning     the sign-in to Spotify ends in ",
        " spotify login' renews it");
  }

  @Test
  void forgettingTakesEverythingOfSpotifyAndNamesWhatIsLeft() throws Exception {
    signIn();
    Path data = folder.resolve("home/data");
    assertThat(data.resolve("spotify/gate.json")).exists();
    assertThat(call("logout", "--forget").succeeds().out()).contains(
        "forgot when and how often Spotify was asked",
        "recording.jsonl", "segments.csv");
    assertThat(data.resolve("spotify")).doesNotExist();
    assertThat(Files.readString(data.resolve("secrets.json"))).doesNotContain(ScriptedSpotify.MARK);
    JsonNode again = json(call("logout", "--forget", "--json").succeeds());
    assertThat(again.path("left").get(0).asString()).contains("output folders");
  }

  @Test
  void whatRunsThatFollowedSpotifyMadeIsGivenUpAndNothingElse() throws IOException {
    Path data = folder.resolve("home/data");
    PastRun.of(data, "spotify", "Low Tide");
    PastRun.of(data, "mpris", "High Tide");
    PastRun.of(data, "spotify", "High Tide");
    assertThat(PastRun.bytesIn(data)).contains("Low Tide", "High Tide");
    assertThat(call("logout", "--forget").succeeds().out())
        .contains("gave up what runs that followed Spotify had made (2)");
    assertThat(PastRun.bytesIn(data)).as("the same bytes were made by a run that may keep them")
        .containsExactly("High Tide");
    assertThat(call("logout", "--forget").succeeds().out()).contains("no run that followed Spotify is kept");
  }

  @Test
  void aStackWhoseSecretsAreSetElsewhereIsToldBeforeAnythingIsLost() throws Exception {
    Files.createDirectories(folder.resolve("home/config"));
    Files.writeString(folder.resolve("home/config/stacks.json"),
        """
            {"in-use":"ci","stacks":[{"name":"ci","orchestrator":"local","artifact-store":"local","secret-store":"env",
             "settings":{}}]}""");
    Running login = running("login", "--no-browser");
    login.types(redirected(login.address()));
    login.ended().failsWith(Problem.CONFIGURATION, "environment");
  }

  @Test
  void secretsThatCannotBeReadAreNamed() throws IOException {
    Files.createDirectories(folder.resolve("home/data"));
    Path secrets = Files.writeString(folder.resolve("home/data/secrets.json"), "{");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
    call("status").failsWith(Problem.UNAVAILABLE, "secrets.json", "damaged");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r--r--"));
    call("status").failsWith(Problem.UNAVAILABLE, "can be read by others", "chmod 600");
  }

  @Test
  void whoGivesUpWaitingLeavesNothingBehind() throws Exception {
    environment.put("BROWSER", "no-such-program-anywhere");
    Path said = folder.resolve("said");
    ProcessBuilder command = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
        System.getProperty("java.class.path"), Main.class.getName(), "--home",
        folder.resolve("home").toString(),
        "spotify", "login").redirectOutput(said.toFile()).redirectError(folder.resolve("told").toFile());
    command.environment().putAll(environment);
    Process login = command.start();
    Waiting.until("it waits for the browser", () -> contains(said, "Ctrl-C to cancel") || !login.isAlive());
    login.toHandle().destroy();
    assertThat(login.waitFor()).isEqualTo(Problem.INTERRUPTED.exitCode());
    assertThat(folder.resolve("told")).hasContent("songstroke: the sign-in was canceled; nothing was kept");
    assertThat(folder.resolve("home/data/secrets.json")).doesNotExist();
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.exists(file) && Files.readString(file).contains(text);
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void wrongUseIsSaidInOneLine() {
    call().failsWith(Problem.USAGE, "missing subcommand: login, logout or status");
    call("login", "--timeout", "0").failsWith(Problem.USAGE, "--timeout");
    environment.put("SONGSTROKE_SPOTIFY_API_URL", "api.spotify.com");
    call("status").failsWith(Problem.CONFIGURATION, "spotify.api-url", "'api.spotify.com'", "https://");
    environment.remove("SONGSTROKE_SPOTIFY_API_URL");
    environment.put("SONGSTROKE_SPOTIFY_DAILY_BUDGET", "none");
    call("status").failsWith(Problem.CONFIGURATION, "spotify.daily-budget", "whole number");
  }

  @Test
  void theHelpListsIt() {
    assertThat(new Cli(folder).run("--help").succeeds().out())
        .containsPattern("spotify +Sign in to Spotify, sign out");
    assertThat(new Cli(folder).run("spotify", "--help").succeeds().out()).contains("login", "logout",
        "status");
    assertThat(new Cli(folder).run("spotify", "login", "--help").succeeds().out())
        .contains("Usage: songstroke spotify login");
  }

  private void signIn() throws Exception {
    Running login = running("login", "--no-browser");
    login.types(redirected(login.address()));
    assertThat(login.ended().succeeds().out()).contains("Signed in to Spotify as Ada");
  }

  /// A browser that writes down what it is to show.
  private Path browser() throws IOException {
    Path shown = folder.resolve("shown");
    Path script = Files.writeString(folder.resolve("browser"),
        "#!/bin/sh\nprintf '%s\\n' \"$1\" > '" + shown + ".part' && mv '" + shown + ".part' '" + shown
            + "'\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    environment.put("BROWSER", script.toString());
    return shown;
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException _) {
      return 0;
    }
  }

  /// Follows redirects, as a browser does.
  private static HttpResponse<String> follow(String address) throws Exception {
    HttpResponse<String> page = visit(address);
    Optional<String> elsewhere = page.headers().firstValue("Location");
    return elsewhere.isPresent() ? visit(elsewhere.get()) : page;
  }

  private static HttpResponse<String> visit(String address) throws Exception {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      return browser.send(HttpRequest.newBuilder(URI.create(address)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  /// The address of the page that cannot be shown.
  private static String redirected(String address) throws Exception {
    return visit(address).headers().firstValue("Location").orElseThrow();
  }

  private static JsonNode json(Cli.Call call) {
    return JsonMapper.shared().readTree(call.out());
  }

  private Cli.Call call(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    return call(out, err, new ByteArrayInputStream(new byte[0]), arguments);
  }

  private Cli.Call call(StringWriter out, StringWriter err, InputStream in, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--home", folder.resolve("home").toString(), "spotify"));
    all.addAll(List.of(arguments));
    int exitCode = Main.run(new ProcessContext(new PrintWriter(out), new PrintWriter(err), false,
        Map.copyOf(environment), folder, clocks, in), all.toArray(new String[0]));
    var call = new Cli.Call(exitCode, out.toString(), err.toString());
    calls.add(call);
    return call;
  }

  private Running running(String... arguments) throws IOException {
    return new Running(arguments);
  }

  /// A command that runs meanwhile.
  private final class Running {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final Future<Cli.Call> call;

    Running(String... arguments) throws IOException {
      var in = new PipedInputStream(keyboard);
      call = pool.submit(() -> call(out, err, in, arguments));
    }

    /// The address that the person is to open.
    String address() {
      Waiting.until("the address is printed", () -> matcher().find() || call.isDone());
      Matcher matcher = matcher();
      assertThat(matcher.find()).as("%s %s", out, err).isTrue();
      return matcher.group(1);
    }

    void types(String line) throws IOException {
      keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      keyboard.flush();
    }

    Cli.Call ended() throws Exception {
      try {
        return call.get(90, TimeUnit.SECONDS);
      } finally {
        pool.shutdownNow();
      }
    }

    private Matcher matcher() {
      return ADDRESS.matcher(out.toString() + err.toString());
    }
  }
}
