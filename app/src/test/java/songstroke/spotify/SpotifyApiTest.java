package songstroke.spotify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.secret.Secret;
import songstroke.stack.FileSecretStore;
import songstroke.timeline.SettableClocks;

class SpotifyApiTest {
  private static final String TRACK = "{\"is_playing\":true,\"progress_ms\":1000,\"item\":{\"type\":\"track\"}}";
  private static final int BUDGET = 3000;

  @TempDir
  Path folder;

  private final SettableClocks clocks = new SettableClocks(Instant.parse("2026-03-02T12:00:00Z"),
      ZoneOffset.UTC);
  private ScriptedSpotify spotify;
  private FileSecretStore secrets;
  private SpotifyApi api;

  @BeforeEach
  void signIn() throws IOException {
    spotify = new ScriptedSpotify(clocks);
    secrets = new FileSecretStore(folder.resolve("secrets.json"));
    api = spotify.signedIn(secrets, folder, BUDGET);
  }

  @AfterEach
  void theServerHasNoComplaint() {
    spotify.close();
    assertThat(spotify.complaints()).isEmpty();
  }

  @Test
  void whatPlaysComesWithTheTimesOfItsJourney() {
    long sent = clocks.monotonicNanos();
    spotify.playing(_ -> Optional.of(TRACK)).latency(clocks, Duration.ofMillis(40), Duration.ofMillis(60));
    assertThat(api.currentlyPlaying()).isInstanceOfSatisfying(Answer.Body.class, body -> {
      assertThat(body.json().path("progress_ms").asInt()).isEqualTo(1000);
      assertThat(body.sentNanos()).isEqualTo(sent);
      assertThat(body.receivedNanos()).isEqualTo(sent + Duration.ofMillis(100).toNanos());
    });
  }

  @Test
  void nothingPlaying() {
    assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Idle.class);
    spotify.apiNext(ScriptedReply.error(404, "Player command failed", "NO_ACTIVE_DEVICE"));
    assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Idle.class);
  }

  @Test
  void oneAccessTokenServesAlmostAnHour() {
    for (int minute = 0; minute < 59; minute++) {
      assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Idle.class);
      clocks.tick(Duration.ofMinutes(1));
    }
    assertThat(spotify.refreshes()).isEqualTo(1);
    assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Idle.class);
    assertThat(spotify.refreshes()).as("a minute early").isEqualTo(2);
    assertThat(spotify.calls()).as("no question was asked twice").hasSize(60);
  }

  @Test
  void aTokenEndsWhileTheMachineSleepsWithItsMonotonicClockStandingStill() {
    api.currentlyPlaying();
    clocks.stepWall(Duration.ofHours(8));
    api.currentlyPlaying();
    assertThat(spotify.refreshes()).isEqualTo(2);
  }

  @Test
  void aTokenThatIsNotAcceptedIsRenewedAndTheQuestionAskedOnceMore() {
    api.currentlyPlaying();
    spotify.endAccessTokens();
    assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Idle.class);
    assertThat(spotify.refreshes()).isEqualTo(2);
    assertThat(spotify.calls()).hasSize(3);
  }

  @Test
  void whoIsStillNotAcceptedMustSignInAndIsNotAskedForAThirdTime() {
    spotify.apiNext(ScriptedReply.error(401, "Invalid access token", ""),
        ScriptedReply.error(401, "Invalid access token", ""));
    assertThat(signInNeeded(api.currentlyPlaying())).contains("(401)", "'songstroke spotify login'");
    assertThat(spotify.calls()).hasSize(2);
  }

  @Test
  void aRevokedSignInIsForgottenAndNeverTriedAgain() throws IOException {
    spotify.revoke();
    assertThat(signInNeeded(api.currentlyPlaying())).contains("has ended", "'songstroke spotify login'");
    assertThat(new GrantStore(secrets).load()).isEmpty();
    assertThat(signInNeeded(api.currentlyPlaying())).contains("not signed in", "'songstroke spotify login'");
    assertThat(spotify.refreshes()).isEqualTo(1);
    assertThat(spotify.calls()).isEmpty();
  }

  @Test
  void anAnswerWithoutARefreshTokenKeepsTheOldOne() throws IOException {
    Optional<Grant> before = new GrantStore(secrets).load();
    api.currentlyPlaying();
    assertThat(new GrantStore(secrets).load()).isEqualTo(before);
  }

  @Test
  void aNewRefreshTokenReplacesTheOldOneAndNothingElse() throws IOException {
    Grant before = new GrantStore(secrets).load().orElseThrow();
    spotify.rotating(true);
    for (int hour = 0; hour < 5; hour++) {
      assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Idle.class);
      clocks.tick(Duration.ofHours(1));
    }
    Grant after = new GrantStore(secrets).load().orElseThrow();
    assertThat(after.refreshToken()).isNotEqualTo(before.refreshToken());
    assertThat(after).usingRecursiveComparison().ignoringFields("refreshToken").isEqualTo(before);
  }

  @Test
  void twoThatNeedATokenAtOnceShareOneRefresh() throws Exception {
    var release = new CountDownLatch(1);
    spotify.rotating(true).holdingRefreshes(release);
    Thread second = new Thread(
        () -> assertThat(api.tokens().get(api.deadline())).isInstanceOf(AccessTokens.Access.Token.class));
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Future<AccessTokens.Access> first = pool.submit(() -> api.tokens().get(api.deadline()));
      Waiting.until("the first has asked", () -> spotify.refreshes() == 1);
      second.start();
      Waiting.until("the second waits", () -> second.getState() == Thread.State.BLOCKED
          || second.getState() == Thread.State.WAITING);
      release.countDown();
      assertThat(first.get()).isInstanceOf(AccessTokens.Access.Token.class);
    }
    second.join();
    assertThat(spotify.refreshes()).isEqualTo(1);
  }

  @Test
  void severalProgramsRefreshOneAfterTheOtherAndNoRotatedTokenDies() throws Exception {
    spotify.rotating(true);
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 8; i++) {
        var other = new SpotifyApi(spotify.app(BUDGET), secrets, folder, clocks, new Web());
        answers.add(pool.submit(other::currentlyPlaying));
      }
    }
    for (Future<Answer> answer : answers) {
      assertThat(answer.get()).isInstanceOf(Answer.Idle.class);
    }
    assertThat(spotify.mostRefreshesAtOnce()).isEqualTo(1);
  }

  @Test
  void signingOutDuringARefreshStaysSignedOut() throws Exception {
    var release = new CountDownLatch(1);
    spotify.rotating(true).holdingRefreshes(release);
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Future<Answer> answer = pool.submit(api::currentlyPlaying);
      Waiting.until("it refreshes", () -> spotify.refreshes() == 1);
      secrets.delete("spotify.token");
      release.countDown();
      assertThat(answer.get()).isInstanceOf(Answer.SignInNeeded.class);
    }
    assertThat(secrets.names()).isEmpty();
  }

  @Test
  void anAccountThatMayNotUseTheAppIsToldWhereToBeAdded() {
    spotify.apiNext(ScriptedReply.json(403, "\"User not registered in the Developer Dashboard\""));
    assertThat(refused(api.currentlyPlaying())).contains("(403)", "User Management",
        "'songstroke spotify status --check'");
  }

  @Test
  void premiumIsNamedWhenItIsMissing() {
    spotify.apiNext(ScriptedReply.error(403, "Player command failed: Premium required", "PREMIUM_REQUIRED"));
    assertThat(refused(api.currentlyPlaying())).contains("Premium", "--music mpris");
  }

  @Test
  void aSignInThatAllowsTooLittleMustBeMadeAgain() {
    spotify.apiNext(ScriptedReply.error(403, "Insufficient client scope", ""));
    assertThat(signInNeeded(api.currentlyPlaying())).contains("'songstroke spotify login'");
  }

  @Test
  void aWrongAddressOfTheApiIsNamed() {
    spotify.apiNext(ScriptedReply.html(404));
    assertThat(refused(api.currentlyPlaying())).contains("(404)", "spotify.api-url");
    spotify.apiNext(ScriptedReply.error(404, "Service not found", ""));
    assertThat(unreachable(api.currentlyPlaying())).contains("(404)");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void aServerInTroubleIsAskedAgainLater(int status) {
    spotify.apiNext(ScriptedReply.html(status));
    assertThat(unreachable(api.currentlyPlaying())).contains("in trouble", String.valueOf(status));
    assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Idle.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"is_playing\":tr", "[]", "null", "<html></html>", "12"})
  void whatIsNotAnObjectIsNoAnswer(String body) {
    spotify.apiNext(ScriptedReply.json(200, body));
    assertThat(unreachable(api.currentlyPlaying())).contains("not JSON", "log-in page");
  }

  @Test
  void aPageInBetweenIsNoAnswer() {
    spotify.apiNext(ScriptedReply.html(200),
        new ScriptedReply.Whole(302, Map.of("Location", "http://127.0.0.1:9/portal"), ""));
    assertThat(unreachable(api.currentlyPlaying())).contains("log-in page");
    assertThat(unreachable(api.currentlyPlaying())).contains("redirect (302", "log-in page");
    spotify.tokensNext(ScriptedReply.html(200));
    clocks.tick(Duration.ofHours(1));
    assertThat(unreachable(api.currentlyPlaying())).contains("log-in page");
    assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Idle.class);
  }

  @Test
  void aCutConnectionIsNoAnswer() {
    spotify.apiNext(new ScriptedReply.Cut());
    assertThat(unreachable(api.currentlyPlaying())).contains("was cut");
    spotify.tokensNext(new ScriptedReply.Cut());
    clocks.tick(Duration.ofHours(1));
    assertThat(unreachable(api.currentlyPlaying())).contains("was cut");
    assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Idle.class);
  }

  @Test
  void noNetworkIsNoAnswer() throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var nowhere = new Servers(URI.create("http://127.0.0.1:" + port), spotify.address());
    var grants = new GrantStore(secrets);
    Grant grant = grants.load().orElseThrow();
    grants.keep(new Grant(grant.refreshToken(), grant.authorizedAt(), grant.scopes(), grant.clientId(),
        grant.accountId(), nowhere));
    assertThat(unreachable(with(nowhere).currentlyPlaying())).contains("cannot be reached");
  }

  @Test
  void aSignInIsShownToNoOtherServer() throws IOException {
    try (var other = new ScriptedSpotify(clocks)) {
      Map<Servers, String> moved = Map.of(new Servers(other.address(), other.address()),
          "spotify.accounts-url",
          new Servers(other.address(), spotify.address()), "spotify.accounts-url",
          new Servers(spotify.address(), other.address()), "spotify.api-url");
      for (Map.Entry<Servers, String> servers : moved.entrySet()) {
        SpotifyApi elsewhere = with(servers.getKey());
        assertThat(signInNeeded(elsewhere.currentlyPlaying())).contains(servers.getValue(),
            spotify.address().toString(), other.address().toString(), "undo that setting",
            "'songstroke spotify login'");
        assertThat(elsewhere.unusable()).isPresent();
      }
      assertThat(other.refreshes()).isZero();
      assertThat(other.calls()).isEmpty();
    }
    assertThat(spotify.refreshes()).isZero();
    assertThat(api.currentlyPlaying()).as("it is still good where it was made")
        .isInstanceOf(Answer.Idle.class);
  }

  @Test
  void aSignInIsUsedByNoOtherApp() throws IOException {
    for (String id : List.of("another-client-id", "")) {
      var other = new SpotifyApi(new SpotifyApp(id, spotify.servers(), BUDGET, Map.of()), secrets, folder,
          clocks,
          new Web());
      assertThat(signInNeeded(other.currentlyPlaying())).contains("spotify.client-id",
          ScriptedSpotify.CLIENT_ID, id.isEmpty() ? "not set" : id, "'songstroke spotify login'");
    }
    assertThat(spotify.refreshes()).isZero();
    assertThat(new GrantStore(secrets).load()).isPresent();
  }

  @Test
  void aSignInOfAnEarlierVersionBelongsToTheServersInForceAndNamesThemOnceItIsRenewed() throws IOException {
    String token = new GrantStore(secrets).load().orElseThrow().refreshToken().reveal();
    secrets.set("spotify.token", new Secret("""
        {"refresh_token":"%s","authorized_at":"%s","scope":"user-read-currently-playing",
         "client_id":"%s"}""".formatted(token, clocks.wall(), ScriptedSpotify.CLIENT_ID)));
    spotify.rotating(true);

    assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Idle.class);

    assertThat(new GrantStore(secrets).load()).hasValueSatisfying(
        grant -> assertThat(grant.servers()).isEqualTo(spotify.servers()));
  }

  @Test
  void noServerCanBeNamedThatOthersOverhear() {
    URI open = URI.create("http://192.0.2.1");
    assertThatThrownBy(() -> new Servers(open, spotify.address())).hasMessageContaining("192.0.2.1", "https");
    assertThatThrownBy(() -> new Servers(spotify.address(), open)).hasMessageContaining("192.0.2.1", "https");
  }

  private SpotifyApi with(Servers servers) {
    return new SpotifyApi(new SpotifyApp(ScriptedSpotify.CLIENT_ID, servers, BUDGET, Map.of()), secrets,
        folder,
        clocks, new Web());
  }

  @Test
  void silenceEndsInTime() {
    var brief = new SpotifyApi(spotify.app(BUDGET), secrets, folder, clocks, new Web(Duration.ofMillis(300)));
    assertThat(brief.tokens().get(brief.deadline())).isInstanceOf(AccessTokens.Access.Token.class);
    spotify.apiNext(new ScriptedReply.Silence());
    assertThat(unreachable(brief.currentlyPlaying())).contains("did not answer in time");
  }

  @Test
  void anAnswerThatBeginsAndDoesNotEndIsGivenUpInTime() {
    var brief = new SpotifyApi(spotify.app(BUDGET), secrets, folder, clocks, new Web(Duration.ofMillis(300)));
    spotify.tokensNext(new ScriptedReply.Stalled());
    assertThat(unreachable(brief.currentlyPlaying())).contains("did not answer in time");
    assertThat(brief.currentlyPlaying()).isInstanceOf(Answer.Idle.class);
    spotify.apiNext(new ScriptedReply.Stalled());
    assertThat(unreachable(brief.currentlyPlaying())).contains("did not answer in time");
  }

  @Test
  void allRequestsOfAQuestionShareItsTime() {
    var patient = new SpotifyApi(spotify.app(BUDGET), secrets, folder, clocks,
        new Web(Duration.ofSeconds(60)));
    spotify.latency(clocks, Duration.ofSeconds(40), Duration.ofSeconds(40));
    spotify.apiNext(ScriptedReply.error(401, "The access token expired", ""));
    assertThat(unreachable(patient.currentlyPlaying())).contains("did not answer in time");
    assertThat(spotify.calls()).hasSize(1);
  }

  @Test
  void nothingIsAskedWhileTheGateIsShutNotEvenForAToken() {
    spotify.apiNext(ScriptedReply.tooMany("86236"));
    assertThat(gated(api.currentlyPlaying()).why()).contains("(429)");
    clocks.tick(Duration.ofHours(10));
    assertThat(gated(api.currentlyPlaying()).opensIn()).isGreaterThan(Duration.ofHours(13));
    var restarted = new SpotifyApi(spotify.app(BUDGET), secrets, folder, clocks, new Web());
    assertThat(gated(restarted.currentlyPlaying()).opensIn()).isGreaterThan(Duration.ofHours(13));
    assertThat(spotify.calls()).hasSize(1);
    assertThat(spotify.refreshes()).isEqualTo(1);
    clocks.tick(Duration.ofHours(14));
    assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Idle.class);
  }

  @Test
  void aDateInRetryAfterIsRightThoughThisMachinesClockIsWrong() {
    spotify.apiNext(ScriptedReply.tooManyUntil(Duration.ofMinutes(10)));
    assertThat(gated(api.currentlyPlaying()).opensIn()).isBetween(Duration.ofSeconds(590),
        Duration.ofSeconds(631));
  }

  @Test
  void aUsedUpQuotaIsNamed() {
    spotify.apiNext(ScriptedReply.quota(""));
    assertThat(gated(api.currentlyPlaying()).why()).contains("QUOTA_EXCEEDED");
    assertThat(api.gate().view().opensIn()).isGreaterThanOrEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void aTokenServiceThatIsAskedTooOftenShutsTheGateAsWell() {
    spotify.tokensNext(ScriptedReply.tooMany("120"));
    assertThat(gated(api.currentlyPlaying()).opensIn()).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
    assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Gated.class);
    assertThat(spotify.refreshes()).isEqualTo(1);
  }

  @Test
  void theBudgetEndsTheQuestions() {
    var frugal = new SpotifyApi(spotify.app(5), secrets, folder, clocks, new Web());
    for (int i = 0; i < 5; i++) {
      assertThat(frugal.currentlyPlaying()).isInstanceOf(Answer.Idle.class);
    }
    assertThat(frugal.allowance()).contains("5 of 5 in the last day");
    assertThat(gated(frugal.currentlyPlaying()).why()).contains("budget of 5 questions");
    assertThat(spotify.calls()).hasSize(5);
  }

  @Test
  void aWrongClientIdIsNamed() {
    spotify.tokensNext(ScriptedReply.json(400, "{\"error\":\"invalid_client\"}"));
    assertThat(refused(api.currentlyPlaying())).contains("client id", "spotify.client-id",
        "'songstroke spotify login'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bad\\nToken", "bad token", "b\\u0000d", "\\u00e4"})
  void aTokenThatCannotBeSentIsRefusedWithoutBeingShown(String token) {
    spotify.tokensNext(ScriptedReply.json(200,
        "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}"));
    assertThat(unreachable(api.currentlyPlaying())).contains("no token").doesNotContain("bad");
  }

  @Test
  void aSecretStoreThatIsDamagedIsNamed() throws IOException {
    Files.writeString(folder.resolve("secrets.json"), "{");
    assertThat(refused(api.currentlyPlaying())).contains("cannot be read", "secrets.json");
  }

  @Test
  void aSecretThatIsNoGrantCountsAsNotSignedIn() throws IOException {
    secrets.set("spotify.token", new Secret("{\"refresh_token\":\"x\"}"));
    assertThat(signInNeeded(api.currentlyPlaying())).contains("'songstroke spotify login'");
  }

  @Test
  void anInterruptedThreadGetsAnAnswer() {
    api.tokens().get(api.deadline());
    Thread.currentThread().interrupt();
    assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Unreachable.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Idle.class);
  }

  private static String signInNeeded(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.SignInNeeded.class);
    return ((Answer.SignInNeeded) answer).sentence();
  }

  private static String refused(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    return ((Answer.Refused) answer).sentence();
  }

  private static String unreachable(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Unreachable.class);
    return ((Answer.Unreachable) answer).sentence();
  }

  private static Answer.Gated gated(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Gated.class);
    return (Answer.Gated) answer;
  }
}
