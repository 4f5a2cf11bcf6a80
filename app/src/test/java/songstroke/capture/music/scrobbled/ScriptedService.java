package songstroke.capture.music.scrobbled;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// A service on this machine that gives the answer a test put there last, and notes what it was asked.
final class ScriptedService implements AutoCloseable {
  private final HttpServer server;
  private final List<Asked> asked = new ArrayList<>();
  private int status = 200;
  private String body = "{}";
  private Map<String, String> headers = Map.of();

  /// @param uri   path and query
  /// @param agent the `User-Agent`
  record Asked(String uri, String agent) {}

  ScriptedService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized void say(int newStatus, String newBody, Map<String, String> newHeaders) {
    status = newStatus;
    body = newBody;
    headers = newHeaders;
  }

  void say(String newBody) {
    say(200, newBody, Map.of());
  }

  synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    asked.add(
        new Asked(exchange.getRequestURI().toString(), exchange.getRequestHeaders().getFirst("User-Agent")));
    headers.forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
