package songstroke.spotify;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLException;

import songstroke.http.Deadline;
import songstroke.http.WholeAnswers;
import songstroke.timeline.Clocks;

/// Sends a request and gets all of its answer, or says in words why there is none. Follows no redirect, keeps no
/// cookie. No message of it has anything of the request but the host's name.
final class Web {
  private static final Duration WHOLE = Duration.ofSeconds(10);
  private static final long LARGEST = 1 << 20;
  private static final String AGENT = "Songstroke/"
      + Optional.ofNullable(Web.class.getPackage().getImplementationVersion()).orElse("0");

  private final Duration limit;
  private final WholeAnswers answers = new WholeAnswers(HttpClient.Version.HTTP_1_1, LARGEST);

  /// What came of a request.
  sealed interface Result {
    /// An answer, of any status.
    ///
    /// @param body at most 1 MiB of UTF-8
    record Response(int status, String body, Optional<String> contentType, Optional<String> retryAfter,
        Optional<String> date) implements Result {}

    /// No answer.
    ///
    /// @param sentence why there is no answer, for the person
    record Failed(String sentence) implements Result {}
  }

  Web() {
    this(WHOLE);
  }

  /// @param limit for all requests of one question, with their answers
  Web(Duration limit) {
    this.limit = limit;
  }

  /// When a question that is asked now must have its answer.
  Deadline deadline(Clocks clocks) {
    return Deadline.in(limit, clocks);
  }

  HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).header("User-Agent", AGENT).header("Accept", "application/json");
  }

  Result send(HttpRequest request, Deadline deadline) {
    String host = request.uri().getHost();
    try {
      HttpResponse<byte[]> response = answers.send(request, HttpResponse.BodyHandlers.ofByteArray(),
          deadline.left());
      return new Result.Response(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8),
          response.headers().firstValue("Content-Type"), response.headers().firstValue("Retry-After"),
          response.headers().firstValue("Date"));
    } catch (IOException e) {
      return new Result.Failed(sentence(e, host));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Result.Failed("interrupted");
    }
  }

  /// The client wraps what went wrong in one way or another; the first cause that is known counts.
  private static String sentence(IOException e, String host) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpTimeoutException) {
        return host + " did not answer in time";
      }
      if (cause instanceof ConnectException) {
        return host + " cannot be reached; is there a network?";
      }
      if (cause instanceof SSLException) {
        return "no safe connection to " + host
            + " (a log-in page of the network in between, or this machine's date is wrong?)";
      }
    }
    return "the connection to " + host + " was cut";
  }
}
