package songstroke.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/// Sends requests and gets whole answers, within a time and up to a size. Follows no redirect, keeps no cookie.
///
/// The JDK's client stops the clock once an answer's headers are there; here it runs until the last byte is. An answer
/// that is late, or that nobody waits for any more, is cut off. Safe for use by several threads.
public final class WholeAnswers {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  static {
    // Otherwise the JDK's client repeats a request at once whose connection breaks, without anybody's leave.
    System.getProperties().putIfAbsent("jdk.httpclient.redirects.retrylimit", "1");
  }

  private final HttpClient.Version version;
  private final long largest;
  private @Nullable HttpClient client;

  /// @param version of HTTP to speak, if the server does
  /// @param largest body that is taken, in bytes
  public WholeAnswers(HttpClient.Version version, long largest) {
    this.version = version;
    this.largest = largest;
  }

  /// Sends a request and waits for all of its answer.
  ///
  /// @param limit for the connection, the request and the whole answer
  /// @throws HttpTimeoutException when the answer was not there in time
  /// @throws IOException          when there is no answer, or it is too large
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body, Duration limit)
      throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Duration left = limit.isPositive() ? limit : Duration.ofMillis(1);
    CompletableFuture<HttpResponse<T>> answer = client().sendAsync(
        HttpRequest.newBuilder(request, (_, _) -> true).timeout(left).build(),
        HttpResponse.BodyHandlers.limiting(body, largest));
    try {
      return answer.get(left.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw new HttpTimeoutException("the answer was not complete after " + left.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  /// Made when it is first used: most runs ask nobody.
  private synchronized HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      made = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER)
          .version(version).build();
      client = made;
    }
    return made;
  }
}
