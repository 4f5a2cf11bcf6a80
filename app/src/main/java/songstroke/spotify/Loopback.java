package songstroke.spotify;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// Listens on this machine alone, on any free port or the one that is registered, for the one request with which the
/// person's browser comes back from Spotify.
///
/// Web pages and other programs of this machine can send requests here as well. Whatever is not the answer that is
/// [expected][#expect] is refused and changes nothing, and nobody who is slow keeps the others waiting.
public final class Loopback implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final URI redirect;
  private final AtomicBoolean answered = new AtomicBoolean();
  private final AtomicInteger strays = new AtomicInteger();
  private final CompletableFuture<URI> answer = new CompletableFuture<>();
  private volatile Predicate<URI> isExpected = _ -> false;

  private Loopback(HttpServer server, URI redirect) {
    this.server = server;
    this.redirect = redirect;
  }

  /// Begins to listen, until closed.
  ///
  /// @throws IOException when nobody can listen there, saying what to do
  public static Loopback open(Redirect registered) throws IOException {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(registered.host(), registered.port()), 0);
    } catch (IOException e) {
      throw new IOException("the browser cannot come back to " + registered + " (" + e.getMessage()
          + "); end the program that listens there, or change spotify.redirect-uri and the app's page at"
          + " developer.spotify.com/dashboard", e);
    }
    var loopback = new Loopback(server, registered.at(server.getAddress().getPort()));
    server.setExecutor(loopback.threads);
    server.createContext("/", loopback::handle);
    server.start();
    return loopback;
  }

  /// Where the browser must be sent back to.
  public URI redirect() {
    return redirect;
  }

  /// From now on the answer to an attempt is let in, and no other.
  public void expect(SignIn attempt) {
    isExpected = attempt::isAnswer;
  }

  /// How many requests came that were not the expected answer.
  public int strays() {
    return strays.get();
  }

  /// Waits for the browser; gives the whole address with which it came.
  public Optional<URI> await(long millis) {
    try {
      return Optional.of(answer.get(millis, TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    URI came = URI.create(redirect + "?" + exchange.getRequestURI().getRawQuery());
    if (!isForHere(exchange)) {
      refuse(exchange, 421, "This address is not for other servers' pages.");
    } else if (!isCallback(exchange)) {
      refuse(exchange, 404, "There is nothing here.");
    } else if (!isExpected.test(came)) {
      refuse(exchange, 403,
          "This answer belongs to another sign-in and was ignored. Go on in the page that was opened last.");
    } else if (!answered.compareAndSet(false, true)) {
      refuse(exchange, 404, "There is nothing here any more.");
    } else {
      try {
        respond(exchange, 200, came.getRawQuery().contains("error=")
            ? "Nothing was granted. You can close this page; the terminal says how to try again."
            : "Spotify's answer has arrived. You can close this page and go on in the terminal.");
      } finally {
        answer.complete(came);
      }
    }
  }

  /// Whether the browser thinks that it speaks to this address; a name that leads here is another's.
  private boolean isForHere(HttpExchange exchange) {
    String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    return host.equals(redirect.getAuthority())
        || (redirect.getPort() == 80 && host.equals(redirect.getHost()));
  }

  private boolean isCallback(HttpExchange exchange) {
    URI asked = exchange.getRequestURI();
    String path = redirect.getPath().isEmpty() ? "/" : redirect.getPath();
    return path.equals(asked.getPath()) && asked.getRawQuery() != null
        && exchange.getRequestMethod().equals("GET");
  }

  private void refuse(HttpExchange exchange, int status, String text) throws IOException {
    strays.incrementAndGet();
    respond(exchange, status, text);
  }

  private static String page(String text) {
    return """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Songstroke</title>
        <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem}</style>
        <h1>Songstroke</h1><p>%s</p></html>
        """
        .formatted(text);
  }

  private static void respond(HttpExchange exchange, int status, String text) throws IOException {
    byte[] page = page(text).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.getResponseHeaders().set("Connection", "close");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    try (exchange) {
      exchange.sendResponseHeaders(status, page.length);
      exchange.getResponseBody().write(page);
    }
  }
}
