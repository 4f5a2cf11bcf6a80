package songstroke.lookup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import songstroke.timeline.Clocks;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// GET requests for JSON, at most one a second and host, under the program's own name.
///
/// Sends nothing but the address, `User-Agent` and `Accept`: no cookies, no referrer; follows no redirect. Obeys
/// `Retry-After` and `X-RateLimit-Remaining`/`-Reset-In`, and backs off from a host in trouble. Safe for
/// several threads, which take turns.
public final class PoliteHttp {
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);
  private static final Duration WORTH_WAITING_IN_TROUBLE = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5))
      .followRedirects(HttpClient.Redirect.NEVER).build();
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, HostGate> gates = new HashMap<>();
  private final String userAgent;
  private final Clocks clocks;
  private final Pause pause;

  /// @param userAgent program, version and contact: `Songstroke/1.0 ( https://... )`
  public PoliteHttp(String userAgent, Clocks clocks, Pause pause) {
    this.userAgent = userAgent;
    this.clocks = clocks;
    this.pause = pause;
  }

  /// Asks, after waiting for the host's turn; gives up at the deadline.
  synchronized Reply get(URI address, long untilNanos) {
    HostGate gate = gates.computeIfAbsent(address.getAuthority(), _ -> new HostGate());
    String host = String.valueOf(address.getHost());
    long now = clocks.monotonicNanos();
    Duration wait = gate.opensIn(now);
    boolean tooLate = now + Math.max(0, wait.toNanos()) >= untilNanos;
    if (tooLate || (gate.isTroubled() && wait.compareTo(WORTH_WAITING_IN_TROUBLE) > 0)) {
      return new Reply.Trouble(host + " may be asked again in " + Math.max(1, wait.toSeconds()) + " s");
    }
    try {
      if (wait.isPositive()) {
        pause.of(wait);
      }
      gate.sent(clocks.monotonicNanos());
      return reply(client.send(request(address, untilNanos), HttpResponse.BodyHandlers.ofString()), gate,
          host);
    } catch (IOException e) {
      gate.trouble(clocks.monotonicNanos());
      return new Reply.Trouble(host + " cannot be reached: " + reason(e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Reply.Trouble("interrupted");
    }
  }

  private HttpRequest request(URI address, long untilNanos) {
    long left = Math.clamp(untilNanos - clocks.monotonicNanos(), 1_000_000L, LONGEST_REQUEST.toNanos());
    return HttpRequest.newBuilder(address).timeout(Duration.ofNanos(left)).header("User-Agent", userAgent)
        .header("Accept", "application/json").GET().build();
  }

  private Reply reply(HttpResponse<String> response, HostGate gate, String host) {
    long now = clocks.monotonicNanos();
    if (seconds(response, "X-RateLimit-Remaining").filter(left -> left == 0).isPresent()) {
      seconds(response, "X-RateLimit-Reset-In")
          .ifPresent(reset -> gate.closeFor(Duration.ofSeconds(reset), now));
    }
    return switch (response.statusCode()) {
      case 200 -> parsed(response.body(), gate, host);
      case 400, 404 -> absent(gate);
      default -> refused(response, gate, host);
    };
  }

  private static Reply absent(HostGate gate) {
    gate.answered();
    return new Reply.Absent();
  }

  private Reply refused(HttpResponse<String> response, HostGate gate, String host) {
    long now = clocks.monotonicNanos();
    gate.trouble(now);
    seconds(response, "Retry-After").ifPresent(wait -> gate.closeFor(Duration.ofSeconds(wait), now));
    return new Reply.Trouble(host + " answered " + response.statusCode());
  }

  private Reply parsed(String body, HostGate gate, String host) {
    try {
      JsonNode node = json.readTree(body);
      if (node.isObject() || node.isArray()) {
        gate.answered();
        return new Reply.Json(node);
      }
    } catch (JacksonException _) {
      // told below, as any other answer that is no JSON
    }
    gate.trouble(clocks.monotonicNanos());
    return new Reply.Trouble(host + " answered with something that is not JSON (a log-in page?)");
  }

  private static Optional<Long> seconds(HttpResponse<String> response, String header) {
    return response.headers().firstValue(header).map(String::strip).filter(text -> text.matches("\\d{1,9}"))
        .map(Long::valueOf);
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
