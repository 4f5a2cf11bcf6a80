package songstroke.spotify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import songstroke.secret.Secret;
import songstroke.secret.SecretStore;
import songstroke.settings.Key;
import songstroke.timeline.Clocks;
import songstroke.timeline.SettableClocks;

/// Spotify on this machine: signing in, tokens, and the Web API, as strict as the real one about what it is sent.
///
/// What plays comes from a function of the virtual time; anything that can go wrong is put in line with [#apiNext] and
/// [#tokensNext]. Its own clock, which answers show as `Date`, is the machine's. Every code and token that it ever
/// gives has [#MARK] in it.
public final class ScriptedSpotify implements AutoCloseable {
  public static final String CLIENT_ID = "0123456789abcdef0123456789abcdef";
  /// Stands in every code and token, so that a test can look for what leaked.
  public static final String MARK = ScriptedAccounts.MARK;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Clocks clocks;
  private final ScriptedAccounts accounts;
  private final Queue<ScriptedReply> apiScript = new ArrayDeque<>();
  private final Queue<ScriptedReply> tokenScript = new ArrayDeque<>();
  private final List<Long> calls = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private Function<Long, Optional<String>> session = _ -> Optional.empty();
  private Person person = Person.AGREES;
  private String registered = Key.SPOTIFY_REDIRECT_URI.standard();
  private Runnable there = () -> {};
  private Runnable back = () -> {};
  private Optional<CountDownLatch> heldRefreshes = Optional.empty();
  private int refreshes;
  private int refreshing;
  private int mostRefreshing;

  /// What the person does on the page that asks for consent.
  public enum Person {
    AGREES, DECLINES,
    /// Agrees, but the answer comes back with a state that was never sent.
    IS_TRICKED
  }

  /// @param clocks by which tokens end and music plays
  public ScriptedSpotify(Clocks clocks) throws IOException {
    this.clocks = clocks;
    this.accounts = new ScriptedAccounts(clocks);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/authorize", this::authorize);
    server.createContext("/api/token", this::tokens);
    server.createContext("/v1/", this::api);
    server.createContext("/", exchange -> send(exchange, ScriptedReply.html(404)));
    server.start();
  }

  /// The base address of both the accounts service and the Web API.
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  Servers servers() {
    return new Servers(address(), address());
  }

  /// The app that is registered here.
  ///
  /// @param budget questions within any 24 hours
  public SpotifyApp app(int budget) {
    return new SpotifyApp(CLIENT_ID, servers(), budget, Map.of());
  }

  /// An API whose person has signed in already.
  ///
  /// @param budget questions within any 24 hours
  public SpotifyApi signedIn(SecretStore secrets, Path data, int budget) throws IOException {
    var grant = new Grant(new Secret(accounts.refreshToken()), clocks.wall(), SignIn.SCOPES, CLIENT_ID,
        Optional.of("account-1"), servers());
    new GrantStore(secrets).keep(grant);
    return new SpotifyApi(app(budget), secrets, data, clocks, new Web());
  }

  /// The settings that lead here.
  public Map<String, String> environment() {
    return Map.of("SONGSTROKE_SPOTIFY_CLIENT_ID", CLIENT_ID, "SONGSTROKE_SPOTIFY_API_URL", address() + "/v1/",
        "SONGSTROKE_SPOTIFY_ACCOUNTS_URL", address().toString());
  }

  /// What `currently-playing` says.
  ///
  /// @param atMillis the body at a time, in ms since 1970 UTC by the clocks given; empty when nothing plays
  public synchronized ScriptedSpotify playing(Function<Long, Optional<String>> atMillis) {
    session = atMillis;
    return this;
  }

  /// Lets the clocks run while a question is on its way to the Web API, and its answer on the way back.
  public synchronized ScriptedSpotify latency(SettableClocks settable, Duration thither, Duration hither) {
    there = () -> settable.tick(thither);
    back = () -> settable.tick(hither);
    return this;
  }

  /// The next answers of the Web API, before it answers as usual again.
  public synchronized ScriptedSpotify apiNext(ScriptedReply... replies) {
    apiScript.addAll(Arrays.asList(replies));
    return this;
  }

  /// The next answers to who wants a token.
  public synchronized ScriptedSpotify tokensNext(ScriptedReply... replies) {
    tokenScript.addAll(Arrays.asList(replies));
    return this;
  }

  public synchronized ScriptedSpotify person(Person how) {
    person = how;
    return this;
  }

  /// The redirect URI on the app's page in the dashboard, without a port.
  public synchronized ScriptedSpotify registered(String redirect) {
    registered = redirect;
    return this;
  }

  /// Whether each refresh ends the refresh token and gives a new one.
  public ScriptedSpotify rotating(boolean rotates) {
    accounts.rotates = rotates;
    return this;
  }

  /// The scope that is granted, whatever is asked for.
  public ScriptedSpotify granting(String scope) {
    accounts.scope = scope;
    return this;
  }

  /// Refreshes are answered once the latch is open.
  public synchronized ScriptedSpotify holdingRefreshes(CountDownLatch until) {
    heldRefreshes = Optional.of(until);
    return this;
  }

  /// Access tokens are good no longer; refresh tokens are.
  public void endAccessTokens() {
    accounts.endAccessTokens();
  }

  /// The person took the consent back, or six months are over.
  public void revoke() {
    accounts.revoke();
  }

  /// When each question to the Web API arrived, on the monotonic clock.
  public synchronized List<Long> calls() {
    return List.copyOf(calls);
  }

  public synchronized int refreshes() {
    return refreshes;
  }

  /// The most refreshes that were being answered at one time.
  public synchronized int mostRefreshesAtOnce() {
    return mostRefreshing;
  }

  /// What a client did that the real one would not accept, or should not have done.
  public synchronized List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
    String redirect = query.getOrDefault("redirect_uri", "");
    boolean known = CLIENT_ID.equals(query.get("client_id")) && withoutPort(redirect).equals(registered());
    if (!known || !"code".equals(query.get("response_type"))
        || !"S256".equals(query.get("code_challenge_method"))) {
      send(exchange, new ScriptedReply.Whole(400, Map.of("Content-Type", "text/html"),
          known ? "INVALID_REQUEST" : "INVALID_CLIENT: Invalid redirect URI"));
      return;
    }
    if (!Set.of("user-read-currently-playing").equals(Grant.scopes(query.getOrDefault("scope", "")))) {
      complain("asked for the scopes " + query.get("scope"));
    }
    String state = URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8);
    String answer = switch (person()) {
      case AGREES ->
        "code=" + accounts.code(query.getOrDefault("code_challenge", ""), redirect) + "&state=" + state;
      case DECLINES -> "error=access_denied&state=" + state;
      case IS_TRICKED -> "code=" + accounts.code("", redirect) + "&state=somebody-elses";
    };
    send(exchange, new ScriptedReply.Whole(302, Map.of("Location", redirect + "?" + answer), ""));
  }

  private void tokens(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = form(body);
    boolean refresh = "refresh_token".equals(form.get("grant_type"));
    if (exchange.getRequestHeaders().containsKey("Authorization")) {
      complain("a public client sends no Authorization");
    }
    begin(refresh);
    ScriptedReply reply;
    try {
      ScriptedReply scripted = next(tokenScript);
      reply = scripted != null ? scripted : tokens(form, refresh);
    } finally {
      end(refresh);
    }
    send(exchange, reply);
  }

  private ScriptedReply tokens(Map<String, String> form, boolean refresh) {
    Optional<String> tokens = !CLIENT_ID.equals(form.get("client_id"))
        ? Optional.empty()
        : refresh
            ? accounts.refresh(form.getOrDefault("refresh_token", ""))
            : accounts.redeem(form.getOrDefault("code", ""), form.getOrDefault("code_verifier", ""),
                form.getOrDefault("redirect_uri", ""));
    return tokens.map(text -> ScriptedReply.json(200, text)).orElse(ScriptedReply.json(400,
        "{\"error\":\"invalid_grant\",\"error_description\":\"Refresh token revoked\"}"));
  }

  private void api(HttpExchange exchange) throws IOException {
    synchronized (this) {
      calls.add(clocks.monotonicNanos());
    }
    latency(true);
    ScriptedReply scripted = next(apiScript);
    ScriptedReply reply = scripted != null ? scripted : usual(exchange);
    latency(false);
    send(exchange, reply);
  }

  private ScriptedReply usual(HttpExchange exchange) {
    String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!authorization.startsWith("Bearer ") || !accounts.accepts(authorization.substring(7))) {
      return ScriptedReply.error(401, "The access token expired", "");
    }
    return switch (exchange.getRequestURI().getPath()) {
      case "/v1/me" -> ScriptedReply.json(200, """
          {"account_id":"account-1","id":"ada.1815","display_name":"Ada","type":"user"}""");
      case "/v1/me/player/currently-playing" -> currentlyPlaying(exchange.getRequestURI());
      default -> ScriptedReply.error(404, "Service not found", "");
    };
  }

  private ScriptedReply currentlyPlaying(URI asked) {
    if (!"additional_types=track,episode".equals(asked.getQuery())) {
      complain("asked for " + asked);
    }
    return session().apply(clocks.wall().toEpochMilli()).map(body -> ScriptedReply.json(200, body))
        .orElse(new ScriptedReply.Whole(204, Map.of(), ""));
  }

  private void send(HttpExchange exchange, ScriptedReply reply) throws IOException {
    try (exchange) {
      switch (reply) {
        case ScriptedReply.Whole whole -> {
          whole.headers().forEach(exchange.getResponseHeaders()::set);
          byte[] body = whole.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(whole.status(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
        }
        case ScriptedReply.Cut _ -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write("{\"is_pl".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
        }
        case ScriptedReply.Stalled _ -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write("{\"is_pl".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          closing.await();
        }
        case ScriptedReply.Silence _ -> closing.await();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> form(@Nullable String text) {
    Map<String, String> form = new HashMap<>();
    for (String pair : String.valueOf(text).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      form.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private static String withoutPort(String redirect) {
    return redirect.replaceFirst("^(http://(127\\.0\\.0\\.1|\\[::1])):\\d+", "$1");
  }

  private synchronized @Nullable ScriptedReply next(Queue<ScriptedReply> script) {
    return script.poll();
  }

  private synchronized String registered() {
    return registered;
  }

  private synchronized Person person() {
    return person;
  }

  private synchronized Function<Long, Optional<String>> session() {
    return session;
  }

  private synchronized void complain(String complaint) {
    complaints.add(complaint);
  }

  private void begin(boolean refresh) {
    Optional<CountDownLatch> held;
    synchronized (this) {
      refreshes += refresh ? 1 : 0;
      refreshing += refresh ? 1 : 0;
      mostRefreshing = Math.max(mostRefreshing, refreshing);
      held = refresh ? heldRefreshes : Optional.empty();
    }
    try {
      if (held.isPresent()) {
        held.get().await();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void end(boolean refresh) {
    refreshing -= refresh ? 1 : 0;
  }

  private void latency(boolean thither) {
    Runnable way;
    synchronized (this) {
      way = thither ? there : back;
    }
    way.run();
  }
}
