package songstroke.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import songstroke.timeline.Clocks;
import songstroke.timeline.Sleeper;
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
  private static final long LARGEST_ANSWER = 8L << 20;

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Long> heardAt = new HashMap<>();
  private final Map<String, Quota> quotas = new HashMap<>();
  private final String userAgent;
  private final Clocks clocks;
  private final Sleeper sleeper;
  private final HostGates gates;
  private final WholeAnswers answers = new WholeAnswers(HttpClient.Version.HTTP_2, LARGEST_ANSWER);

  /// What a host leaves open.
  ///
  /// @param left     requests that may still be made
  /// @param resetsIn until there are more again
  public record Quota(long left, Duration resetsIn) {}

  /// Keeps to the pace for as long as this object lives.
  ///
  /// @param userAgent program, version and contact: `Songstroke/1.0 ( https://... )`
  public PoliteHttp(String userAgent, Clocks clocks, Sleeper sleeper) {
    this(userAgent, clocks, sleeper, HostGates.inMemory());
  }

  /// Keeps to the pace together with all who use the same gates.
  public PoliteHttp(String userAgent, Clocks clocks, Sleeper sleeper, HostGates gates) {
    this.userAgent = userAgent;
    this.clocks = clocks;
    this.sleeper = sleeper;
    this.gates = gates;
  }

  /// Asks, after waiting for the host's turn; gives up at the deadline, or when the thread is interrupted (and it
  /// stays interrupted).
  public synchronized Reply get(URI address, long untilNanos) {
    var host = new Host(address);
    try {
      for (Turn turn = turn(host); turn.length().isPositive(); turn = turn(host)) {
        long now = clocks.monotonicNanos();
        if (turn.gate().isTroubled() && !isWorthWaiting(turn)) {
          return new Reply.Trouble(host.name() + " was in trouble and may be asked again in "
              + Math.max(1, turn.length().toSeconds()) + " s");
        }
        if (now + turn.length().toNanos() >= untilNanos) {
          return tooLate(host);
        }
        sleeper.sleep(turn.length());
      }
      if (clocks.monotonicNanos() >= untilNanos) {
        return tooLate(host);
      }
      return reply(send(address, host, untilNanos), host);
    } catch (IOException e) {
      if (e instanceof HttpTimeoutException && clocks.monotonicNanos() >= untilNanos) {
        return new Reply.TooLate(host.name() + " did not answer before the time was up");
      }
      note(host, gate -> gate.failed(clocks.wall(), false));
      return new Reply.Trouble(host.name() + " cannot be reached: " + reason(e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Reply.TooLate("interrupted");
    }
  }

  /// Whom a request goes to.
  private record Host(String authority, String name) {
    Host(URI address) {
      this(String.valueOf(address.getAuthority()), String.valueOf(address.getHost()));
    }
  }

  /// A look at a host's gate; when there is nothing to wait for, the turn is taken.
  private record Turn(HostGate gate, Duration length) {}

  private Turn turn(Host host) {
    Duration own = ownWait(host.authority());
    Instant now = clocks.wall();
    Duration[] wait = new Duration[1];
    HostGate gate = gates.change(host.authority(), before -> {
      HostGate today = before.at(now);
      Duration closed = today.opensIn(now);
      wait[0] = closed.compareTo(own) > 0 ? closed : own;
      return wait[0].isPositive() ? today : today.sent(now);
    });
    return new Turn(gate, wait[0]);
  }

  /// The pace by the clock that nobody sets.
  private Duration ownWait(String authority) {
    Long heard = heardAt.get(authority);
    return heard == null
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(0, heard + HostGate.SPACING.toNanos() - clocks.monotonicNanos()));
  }

  /// A host that cannot be reached is not waited for.
  private static boolean isWorthWaiting(Turn turn) {
    Duration most = turn.gate().reachable() ? WORTH_WAITING_IN_TROUBLE : HostGate.SPACING;
    return turn.length().compareTo(most) <= 0;
  }

  private void note(Host host, UnaryOperator<HostGate> change) {
    gates.change(host.authority(), change);
  }

  /// The pace counts from the answer, as a request that was held up on its way would else come close to the next.
  private HttpResponse<String> send(URI address, Host host, long untilNanos)
      throws IOException, InterruptedException {
    try {
      long left = Math.clamp(untilNanos - clocks.monotonicNanos(), 1_000_000L, LONGEST_REQUEST.toNanos());
      return answers.send(request(address), HttpResponse.BodyHandlers.ofString(), Duration.ofNanos(left));
    } finally {
      heardAt.put(host.authority(), clocks.monotonicNanos());
      note(host, gate -> gate.closedFor(HostGate.SPACING, clocks.wall()));
    }
  }

  private static Reply tooLate(Host host) {
    return new Reply.TooLate("no time was left to ask " + host.name());
  }

  /// How long until the host of an address may be asked again; zero when it may.
  public synchronized Duration opensIn(URI address) {
    String authority = String.valueOf(address.getAuthority());
    Instant now = clocks.wall();
    Duration closed = gates.change(authority, gate -> gate.at(now)).opensIn(now);
    Duration own = ownWait(authority);
    return closed.compareTo(own) > 0 ? closed : own;
  }

  /// What the host of an address said last about how often it may still be asked.
  public synchronized Optional<Quota> quota(URI address) {
    return Optional.ofNullable(quotas.get(address.getAuthority()));
  }

  private HttpRequest request(URI address) {
    return HttpRequest.newBuilder(address).header("User-Agent", userAgent)
        .header("Accept", "application/json").GET()
        .build();
  }

  private Reply reply(HttpResponse<String> response, Host host) {
    Optional<Long> left = number(response, "X-RateLimit-Remaining");
    Optional<Duration> reset = number(response, "X-RateLimit-Reset-In").map(Duration::ofSeconds);
    if (left.isPresent()) {
      quotas.put(response.uri().getAuthority(), new Quota(left.get(), reset.orElse(Duration.ZERO)));
    }
    if (left.filter(requests -> requests == 0).isPresent()) {
      reset.ifPresent(wait -> note(host, gate -> gate.closedFor(wait, clocks.wall())));
    }
    return switch (response.statusCode()) {
      case 200 -> parsed(response.body(), host);
      case 400, 404 -> absent(response, host);
      case 401, 403 -> forbidden(response, host);
      default -> refused(response, host);
    };
  }

  private Reply forbidden(HttpResponse<String> response, Host host) {
    note(host, gate -> gate.failed(clocks.wall(), true));
    return new Reply.Refused(response.statusCode(), host.name() + " answered " + response.statusCode(),
        tree(response.body()));
  }

  private Reply absent(HttpResponse<String> response, Host host) {
    note(host, HostGate::answered);
    return new Reply.Absent(response.statusCode(), tree(response.body()));
  }

  private Reply refused(HttpResponse<String> response, Host host) {
    note(host, gate -> gate.failed(clocks.wall(), true));
    response.headers().firstValue("Retry-After").flatMap(this::wait)
        .ifPresent(wait -> note(host, gate -> gate.closedFor(wait, clocks.wall())));
    return new Reply.Trouble(host.name() + " answered " + response.statusCode());
  }

  private Reply parsed(String body, Host host) {
    Optional<JsonNode> tree = tree(body);
    if (tree.isPresent()) {
      note(host, HostGate::answered);
      return new Reply.Json(tree.get());
    }
    note(host, gate -> gate.failed(clocks.wall(), true));
    return new Reply.Trouble(host.name() + " answered with something that is not JSON (a log-in page?)");
  }

  /// An object or a list; empty when a body holds neither.
  private Optional<JsonNode> tree(String body) {
    try {
      return Optional.of(json.readTree(body)).filter(node -> node.isObject() || node.isArray());
    } catch (JacksonException _) {
      return Optional.empty();
    }
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

  /// What went wrong in a few words; the JDK's client hides it behind its count of attempts.
  private static String reason(IOException e) {
    if (causes(e).anyMatch(UnresolvedAddressException.class::isInstance)) {
      return "its name is not known (offline?)";
    }
    Throwable first = causes(e).filter(cause -> !"Too many retries".equals(cause.getMessage())).findFirst()
        .orElse(e);
    String message = first.getMessage();
    if (message != null) {
      return message;
    }
    return first instanceof ConnectException ? "it takes no connection" : first.getClass().getSimpleName();
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
  }
}
