package songstroke.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
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
  private final Map<String, Quota> quotas = new HashMap<>();
  private final String userAgent;
  private final Clocks clocks;
  private final Pause pause;

  /// What a host leaves open.
  ///
  /// @param left     requests that may still be made
  /// @param resetsIn until there are more again
  public record Quota(long left, Duration resetsIn) {}

  /// @param userAgent program, version and contact: `Songstroke/1.0 ( https://... )`
  public PoliteHttp(String userAgent, Clocks clocks, Pause pause) {
    this.userAgent = userAgent;
    this.clocks = clocks;
    this.pause = pause;
  }

  /// Asks, after waiting for the host's turn; gives up at the deadline.
  public synchronized Reply get(URI address, long untilNanos) {
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

  /// How long until the host of an address may be asked again; zero when it may.
  public synchronized Duration opensIn(URI address) {
    HostGate gate = gates.get(address.getAuthority());
    Duration wait = gate == null ? Duration.ZERO : gate.opensIn(clocks.monotonicNanos());
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /// What the host of an address said last about how often it may still be asked.
  public synchronized Optional<Quota> quota(URI address) {
    return Optional.ofNullable(quotas.get(address.getAuthority()));
  }

  private HttpRequest request(URI address, long untilNanos) {
    long left = Math.clamp(untilNanos - clocks.monotonicNanos(), 1_000_000L, LONGEST_REQUEST.toNanos());
    return HttpRequest.newBuilder(address).timeout(Duration.ofNanos(left)).header("User-Agent", userAgent)
        .header("Accept", "application/json").GET().build();
  }

  private Reply reply(HttpResponse<String> response, HostGate gate, String host) {
    long now = clocks.monotonicNanos();
    Optional<Long> left = number(response, "X-RateLimit-Remaining");
    Optional<Duration> reset = number(response, "X-RateLimit-Reset-In").map(Duration::ofSeconds);
    if (left.isPresent()) {
      quotas.put(response.uri().getAuthority(), new Quota(left.get(), reset.orElse(Duration.ZERO)));
    }
    if (left.filter(requests -> requests == 0).isPresent()) {
      reset.ifPresent(wait -> gate.closeFor(wait, now));
    }
    return switch (response.statusCode()) {
      case 200 -> parsed(response.body(), gate, host);
      case 400, 404 -> absent(gate);
      case 401, 403 -> forbidden(response.statusCode(), gate, host);
      default -> refused(response, gate, host);
    };
  }

  private Reply forbidden(int status, HostGate gate, String host) {
    gate.trouble(clocks.monotonicNanos());
    return new Reply.Refused(status, host + " answered " + status);
  }

  private static Reply absent(HostGate gate) {
    gate.answered();
    return new Reply.Absent();
  }

  private Reply refused(HttpResponse<String> response, HostGate gate, String host) {
    long now = clocks.monotonicNanos();
    gate.trouble(now);
    response.headers().firstValue("Retry-After").flatMap(this::wait)
        .ifPresent(wait -> gate.closeFor(wait, now));
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

  /// A number of seconds, or a date.
  private Optional<Duration> wait(String retryAfter) {
    String text = retryAfter.strip();
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return Optional.of(Duration.between(clocks.wall(), until)).filter(Duration::isPositive);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(HttpResponse<String> response, String header) {
    return response.headers().firstValue(header).map(String::strip).filter(text -> text.matches("\\d{1,9}"))
        .map(Long::valueOf);
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
