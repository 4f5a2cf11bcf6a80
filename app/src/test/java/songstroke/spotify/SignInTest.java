package songstroke.spotify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.problem.Problem;
import songstroke.secret.Secret;
import songstroke.settings.Key;
import songstroke.spotify.ScriptedSpotify.Person;
import songstroke.stack.FileSecretStore;
import songstroke.timeline.SettableClocks;

class SignInTest {
  private static final Redirect REDIRECT = new Redirect(URI.create(Key.SPOTIFY_REDIRECT_URI.standard()));

  @TempDir
  Path folder;

  private final SettableClocks clocks = new SettableClocks(Instant.parse("2026-03-02T12:00:00Z"),
      ZoneOffset.UTC);
  private ScriptedSpotify spotify;
  private FileSecretStore secrets;
  private SpotifyApi api;
  private SpotifyAccount account;
  private SignIn attempt;

  @BeforeEach
  void begin() throws IOException {
    spotify = new ScriptedSpotify(clocks);
    secrets = new FileSecretStore(folder.resolve("secrets.json"));
    api = new SpotifyApi(spotify.app(3000), secrets, folder, clocks, new Web());
    account = new SpotifyAccount(api, folder);
    attempt = account.begin(URI.create("http://127.0.0.1:5678/callback"));
  }

  @AfterEach
  void theServerHasNoComplaint() {
    spotify.close();
    assertThat(spotify.complaints()).isEmpty();
  }

  @Test
  void theBrowserThatComesBackToTheLoopbackSignsIn() throws Exception {
    try (Loopback loopback = Loopback.open(REDIRECT)) {
      SignIn called = account.begin(loopback.redirect());
      loopback.expect(called);
      assertThat(loopback.await(0)).isEmpty();
      assertThat(get(loopback.redirect().resolve("/favicon.ico")).statusCode()).isEqualTo(404);
      HttpResponse<String> page = get(agreed(called));
      assertThat(page.body()).contains("You can close this page").doesNotContain(ScriptedSpotify.MARK);
      assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
      assertThat(get(agreed(called)).statusCode()).as("one request only").isEqualTo(404);
      SpotifyAccount.Welcome welcome = account.finish(called, loopback.await(1000).orElseThrow());
      assertThat(welcome.name()).hasValue("Ada");
      assertThat(welcome.trouble()).isEmpty();
    }
    assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Idle.class);
    assertThat(spotify.refreshes()).as("the first access token is used").isZero();
    assertThat(account.status().grant()).hasValueSatisfying(grant -> {
      assertThat(grant.accountId()).hasValue("account-1");
      assertThat(grant.scopes()).containsExactly("user-read-currently-playing");
      assertThat(grant.clientId()).isEqualTo(ScriptedSpotify.CLIENT_ID);
    });
  }

  @Test
  void theRegisteredAddressItselfWorksWithoutAPort() throws Exception {
    SignIn pasted = account.begin(REDIRECT.uri());
    assertThat(account.finish(pasted, agreed(pasted)).name()).hasValue("Ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1", "http://127.0.0.1:0/", "http://[::1]/back",
    "http://127.0.0.1/a/b"})
  void theBrowserComesBackToWhatIsRegistered(String registered) throws Exception {
    spotify.registered(registered.replace(":0", ""));
    try (Loopback loopback = Loopback.open(new Redirect(URI.create(registered)))) {
      SignIn called = account.begin(loopback.redirect());
      loopback.expect(called);
      assertThat(get(agreed(called)).statusCode()).isEqualTo(200);
      assertThat(account.finish(called, loopback.await(1000).orElseThrow()).name()).hasValue("Ada");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?x", "?code=abc&state=other", "?error=access_denied&state=", "?state=x&state=y", "?%00"})
  void aStrayRequestIsIgnoredAndTheAnswerStillLetIn(String query) throws Exception {
    try (Loopback loopback = Loopback.open(REDIRECT)) {
      SignIn called = account.begin(loopback.redirect());
      loopback.expect(called);
      assertThat(get(URI.create(loopback.redirect() + query)).statusCode()).isEqualTo(403);
      assertThat(loopback.await(0)).isEmpty();
      assertThat(loopback.strays()).isEqualTo(1);

      assertThat(get(agreed(called)).statusCode()).isEqualTo(200);
      assertThat(account.finish(called, loopback.await(1000).orElseThrow()).name()).hasValue("Ada");
    }
  }

  @Test
  void anAnswerThatWasSentToAnotherNameIsRefused() throws Exception {
    try (Loopback loopback = Loopback.open(REDIRECT)) {
      SignIn called = account.begin(loopback.redirect());
      loopback.expect(called);
      String query = agreed(called).getRawQuery();
      for (String host : List.of("evil.example:" + loopback.redirect().getPort(), "127.0.0.1", "localhost")) {
        assertThat(status(loopback, "GET /callback?" + query + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
            .contains("421");
      }
      assertThat(loopback.await(0)).isEmpty();
    }
  }

  @Test
  void halfOpenConnectionsKeepNobodyWaiting() throws Exception {
    List<Socket> halfOpen = new ArrayList<>();
    try (Loopback loopback = Loopback.open(REDIRECT)) {
      SignIn called = account.begin(loopback.redirect());
      loopback.expect(called);
      for (int i = 0; i < 20; i++) {
        var socket = new Socket(loopback.redirect().getHost(), loopback.redirect().getPort());
        socket.getOutputStream().write("GET /callb".getBytes(StandardCharsets.US_ASCII));
        halfOpen.add(socket);
      }
      assertThat(get(agreed(called)).statusCode()).isEqualTo(200);
      assertThat(loopback.await(1000)).isPresent();
    } finally {
      for (Socket socket : halfOpen) {
        socket.close();
      }
    }
  }

  /// The first line of what a raw request gets.
  private static String status(Loopback loopback, String request) throws IOException {
    try (var socket = new Socket(loopback.redirect().getHost(), loopback.redirect().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  @Test
  void aRegisteredPortThatIsTakenIsNamed() throws IOException {
    try (Loopback first = Loopback.open(REDIRECT)) {
      assertThatThrownBy(() -> Loopback.open(new Redirect(first.redirect()))).isInstanceOf(IOException.class)
          .hasMessageContainingAll(first.redirect().toString(), "spotify.redirect-uri");
    }
  }

  @Test
  void aPersonWhoDeclinesIsNotSignedIn() throws Exception {
    spotify.person(Person.DECLINES);
    assertFails(agreed(attempt), Problem.NO_PERMISSION, "declined", "nothing was kept",
        "'songstroke spotify login'");
  }

  @Test
  void anAnswerToAnotherSignInIsRefused() throws Exception {
    spotify.person(Person.IS_TRICKED);
    assertFails(agreed(attempt), Problem.NO_PERMISSION, "state differs", "nothing was kept",
        "'songstroke spotify login'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1/callback", "http://127.0.0.1/callback?x=1", "?state=abc",
    "words"})
  void whatIsNoAnswerIsNotTakenForOne(String answer) {
    assertThatThrownBy(() -> account.finish(attempt, URI.create(answer))).isInstanceOf(SignInException.class)
        .hasMessageContainingAll("nothing was kept", "'songstroke spotify login'");
  }

  @Test
  void anErrorWithoutTheRightStateIsNotBelieved() {
    assertFails(URI.create("http://127.0.0.1/callback?error=access_denied&state=x"),
        Problem.NO_PERMISSION, "state");
  }

  @Test
  void aWrongRedirectAddressNeverComesBack() throws Exception {
    spotify.registered("http://127.0.0.1/callback/");
    HttpResponse<String> page = get(attempt.address());
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("INVALID_CLIENT");
  }

  @Test
  void aCodeWorksWithTheVerifierAndAddressOfItsOwnAttemptOnly() throws Exception {
    String code = attempt.code(agreed(attempt));
    SignIn other = account.begin(attempt.redirect());
    assertThat(api.service().redeem(code, other.redirect(), other.verifier(), api.deadline()))
        .isInstanceOf(TokenAnswer.Ended.class);
    String second = attempt.code(agreed(attempt));
    assertThat(api.service().redeem(second, URI.create("http://127.0.0.1:9/callback"), attempt.verifier(),
        api.deadline()))
        .isInstanceOf(TokenAnswer.Ended.class);
    String third = attempt.code(agreed(attempt));
    assertThat(api.service().redeem(third, attempt.redirect(), attempt.verifier(), api.deadline()))
        .isInstanceOf(TokenAnswer.Tokens.class);
  }

  @Test
  void anAnswerThatCameTooLateIsToldAsThat() throws Exception {
    URI answer = agreed(attempt);
    clocks.tick(Duration.ofMinutes(11));
    assertFails(answer, Problem.TEMPORARY, "too late", "'songstroke spotify login'");
  }

  @Test
  void lessThanWhatIsNeededIsNotKept() throws Exception {
    spotify.granting("user-read-email");
    assertFails(agreed(attempt), Problem.NO_PERMISSION, "'user-read-email'",
        "'user-read-currently-playing'", "nothing was kept");
  }

  @Test
  void aTokenServiceInTroubleIsTemporary() throws Exception {
    spotify.tokensNext(ScriptedReply.html(503));
    assertFails(agreed(attempt), Problem.TEMPORARY, "503", "again later");
    spotify.tokensNext(ScriptedReply.tooMany("300"));
    assertFails(agreed(attempt), Problem.TEMPORARY, "(429)", "again in");
  }

  @Test
  void aWrongClientIdIsAMatterOfConfiguration() throws Exception {
    spotify.tokensNext(ScriptedReply.json(400, "{\"error\":\"invalid_client\"}"));
    assertFails(agreed(attempt), Problem.CONFIGURATION, "spotify.client-id");
  }

  @Test
  void anAccountThatMayNotUseTheAppIsSignedInAndToldSo() throws Exception {
    spotify.apiNext(ScriptedReply.json(403, "\"User not registered in the Developer Dashboard\""));
    SpotifyAccount.Welcome welcome = account.finish(attempt, agreed(attempt));
    assertThat(welcome.trouble())
        .hasValueSatisfying(trouble -> assertThat(trouble).contains("User Management"));
    assertThat(account.status().grant()).isPresent();
  }

  @Test
  void whoSignedInBeforeStaysSoWhenANewAttemptFails() throws Exception {
    account.finish(attempt, agreed(attempt));
    spotify.person(Person.DECLINES);
    SignIn second = account.begin(attempt.redirect());
    assertThatThrownBy(() -> account.finish(second, agreed(second))).isInstanceOf(SignInException.class);
    assertThat(account.status().grant()).isPresent();
  }

  @Test
  void signingOutForgetsTheTokenAndOnRequestTheRest() throws Exception {
    account.finish(attempt, agreed(attempt));
    assertThat(account.status().used()).isEqualTo(1);
    assertThat(account.signOut()).isTrue();
    assertThat(account.signOut()).isFalse();
    assertThat(api.currentlyPlaying()).isInstanceOf(Answer.SignInNeeded.class);
    assertThat(account.forgetState()).isTrue();
    assertThat(folder.resolve("spotify")).doesNotExist();
    assertThat(account.forgetState()).isFalse();
  }

  @Test
  void aSignInEndsSixMonthsAfterItBeganAndWarnsFromTheFifthOn() {
    Instant began = Instant.parse("2026-03-02T12:00:00Z");
    var grant = new Grant(new Secret("r"), began, Set.of("a", "b"), "client", Optional.of("account"),
        new Servers(URI.create("https://accounts.example.org"), URI.create("http://127.0.0.1:8080")));
    assertThat(grant.endsAt()).isEqualTo("2026-09-02T12:00:00Z");
    assertThat(grant.warning(Instant.parse("2026-08-02T11:59:59Z"))).isEmpty();
    assertThat(grant.warning(Instant.parse("2026-08-02T12:00:00Z"))).hasValueSatisfying(
        warning -> assertThat(warning).contains("ends in 31 days", "'songstroke spotify login'"));
    assertThat(grant.warning(Instant.parse("2027-01-01T00:00:00Z"))).hasValueSatisfying(
        warning -> assertThat(warning).contains("0 days"));
    assertThat(grant.warning(Instant.parse("2020-01-01T00:00:00Z"))).as("this machine's clock is wrong")
        .hasValueSatisfying(warning -> assertThat(warning).contains("clock"));
    assertThat(Grant.of(grant.toSecret(), Servers.STANDARD)).hasValue(grant);
  }

  @Test
  void theBrowserIsThePersonsOwnOrTheDesktops() {
    URI page = URI.create("http://127.0.0.1/a?b=c&d=e");
    assertThat(Browser.command(page, Map.of("BROWSER", "firefox -P me:lynx", "DISPLAY", ":0"), "Linux"))
        .hasValue(List.of("firefox", "-P", "me", page.toString()));
    assertThat(Browser.command(page, Map.of("BROWSER", "show %s now"), "Linux"))
        .hasValue(List.of("show", page.toString(), "now"));
    assertThat(Browser.command(page, Map.of("WAYLAND_DISPLAY", "wayland-0"), "Linux"))
        .hasValue(List.of("xdg-open", page.toString()));
    assertThat(Browser.command(page, Map.of(), "Linux")).as("no desktop").isEmpty();
    assertThat(Browser.command(page, Map.of(), "Mac OS X")).hasValue(List.of("open", page.toString()));
    assertThat(Browser.command(page, Map.of(), "Windows 11"))
        .hasValue(List.of("rundll32", "url.dll,FileProtocolHandler", page.toString()));
    assertThat(Browser.open(page, Map.of("BROWSER", "no-such-program-anywhere"), "Linux")).isFalse();
  }

  private void assertFails(URI answer, Problem kind, String... words) {
    assertThatThrownBy(() -> account.finish(attempt, answer))
        .isInstanceOfSatisfying(SignInException.class, e -> assertThat(e.problem()).isEqualTo(kind))
        .hasMessageContainingAll(words).hasMessageNotContaining(ScriptedSpotify.MARK);
    assertThat(folder.resolve("secrets.json")).doesNotExist();
  }

  /// Where the person's browser is sent to after the page of an attempt.
  private static URI agreed(SignIn attempt) throws Exception {
    return URI.create(get(attempt.address()).headers().firstValue("Location").orElseThrow());
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      return browser.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
