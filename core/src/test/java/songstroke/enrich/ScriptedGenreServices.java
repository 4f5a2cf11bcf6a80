package songstroke.enrich;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import songstroke.timeline.Clocks;

/// MusicBrainz, ListenBrainz and Last.fm on this machine, with the answers a test gives them. It watches the
/// manners of whoever asks: how often, under which name, and what is told.
public final class ScriptedGenreServices implements AutoCloseable {
  private static final Map<String, Set<String>> WHAT_MAY_BE_TOLD = Map.of(
      "/ws/2/url", Set.of("resource", "inc", "fmt"), "/ws/2/isrc/", Set.of("inc", "fmt"),
      "/ws/2/recording/", Set.of("inc", "fmt"),
      "/ws/2/artist/", Set.of("inc", "fmt"), "/ws/2/artist", Set.of("query", "fmt", "limit"),
      "/1/metadata/lookup/", Set.of("artist_name", "recording_name", "metadata", "inc"),
      "/2.0/", Set.of("method", "artist", "mbid", "autocorrect", "api_key", "format"));
  private static final Set<String> HEADERS = Set.of("accept", "user-agent", "host", "connection", "upgrade",
      "http2-settings", "content-length");

  private final HttpServer server;
  private final Clocks clocks;
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private Answer always = new Answer(404, "{\"error\":\"Not Found\"}", Map.of());

  /// What the server says.
  public record Answer(int status, String body, Map<String, String> headers) {
    /// The connection breaks in the middle of the answer.
    public static final Answer CUT = new Answer(200, "{\"artists\":[", Map.of("X-Cut", "yes"));
    /// The answer begins, and nothing more of it comes.
    public static final Answer STALLED = new Answer(200, "{\"artists\":[", Map.of("X-Stalled", "yes"));
  }

  /// What it was asked.
  ///
  /// @param agent the name under which
  /// @param nanos the monotonic clock's reading then
  public record Request(String path, Map<String, String> query, String agent, long nanos) {}

  /// @param clocks those of whoever asks
  public ScriptedGenreServices(Clocks clocks) throws IOException {
    this.clocks = clocks;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /// The base address of all three.
  public String address() {
    return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
        + server.getAddress().getPort();
  }

  /// Answers requests whose path and decoded query contain that text, in the order of the calls.
  public synchronized ScriptedGenreServices on(String part, String body) {
    answers.put(part, new Answer(200, body, Map.of()));
    return this;
  }

  public synchronized ScriptedGenreServices on(String part, Answer answer) {
    answers.put(part, answer);
    return this;
  }

  /// Answers everything that nothing else matches.
  public synchronized void otherwise(Answer answer) {
    always = answer;
  }

  public synchronized void forgetAnswers() {
    answers.clear();
  }

  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /// What was wrong with the requests: none when all was well.
  public synchronized List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    watch(exchange, path, query);
    requests.add(new Request(path, query, String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")),
        clocks.monotonicNanos()));
    String whole = path + " " + query;
    Answer answer = answers.entrySet().stream().filter(entry -> whole.contains(entry.getKey()))
        .map(Map.Entry::getValue).findFirst().orElse(always);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    boolean stalled = answer.equals(Answer.STALLED);
    int missing = answer.equals(Answer.CUT) || stalled ? 1_000 : 0;
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length + missing);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
    if (!stalled) {
      exchange.close();
    }
  }

  private void watch(HttpExchange exchange, String path, Map<String, String> query) {
    if (!exchange.getRequestMethod().equals("GET")) {
      complaints.add("not a GET: " + exchange.getRequestMethod());
    }
    String agent = String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"));
    if (!agent.matches("Songstroke/\\d\\S* \\( \\S+ \\)")) {
      complaints.add("a User-Agent without program, version and contact: " + agent);
    }
    exchange.getRequestHeaders().keySet().stream()
        .filter(name -> !HEADERS.contains(name.toLowerCase(Locale.ROOT)))
        .forEach(name -> complaints.add("a header too many: " + name));
    Set<String> allowed = WHAT_MAY_BE_TOLD.entrySet().stream()
        .filter(entry -> path.startsWith(entry.getKey()))
        .max(Comparator.comparingInt(entry -> entry.getKey().length())).map(Map.Entry::getValue)
        .orElse(Set.of());
    Set<String> told = new TreeSet<>(query.keySet());
    told.removeAll(allowed);
    if (!told.isEmpty()) {
      complaints.add(path + " was told more than it needs: " + told);
    }
    if (!requests.isEmpty()
        && clocks.monotonicNanos() - requests.getLast().nanos() < Duration.ofSeconds(1).toNanos()) {
      complaints.add(path + " within a second of the request before");
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> values = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : Arrays.asList(raw.split("&", -1))) {
        int equals = pair.indexOf('=');
        values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
