package songstroke.spotify;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// Listens on this machine alone, on any free port or the one that is registered, for the one request with which the
/// person's browser comes back of Spotify.
public final class Loopback implements AutoCloseable {
  private final HttpServer server;
  private final URI redirect;
  private final AtomicBoolean answered = new AtomicBoolean();
  private final CompletableFuture<URI> answer = new CompletableFuture<>();

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
    server.createContext("/", loopback::handle);
    server.start();
    return loopback;
  }

  /// Where the browser must be sent back to.
  public URI redirect() {
    return redirect;
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
  }

  private void handle(HttpExchange exchange) throws IOException {
    URI asked = exchange.getRequestURI();
    String path = redirect.getPath().isEmpty() ? "/" : redirect.getPath();
    boolean callback = path.equals(asked.getPath()) && asked.getRawQuery() != null
        && exchange.getRequestMethod().equals("GET");
    if (!callback || !answered.compareAndSet(false, true)) {
      respond(exchange, 404, "There is nothing here.");
      return;
    }
    try {
      respond(exchange, 200, asked.getRawQuery().contains("error=")
          ? "Nothing was granted. You can close this page; the terminal says how to try again."
          : "Spotify's answer has arrived. You can close this page and go on in the terminal.");
    } finally {
      answer.complete(URI.create(redirect + "?" + asked.getRawQuery()));
    }
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
