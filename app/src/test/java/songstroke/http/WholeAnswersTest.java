package songstroke.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WholeAnswersTest {
  private static final Duration BRIEF = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String BEGUN = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{";
  private static final String WHOLE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

  private final WholeAnswers answers = new WholeAnswers(HttpClient.Version.HTTP_1_1, 1_000);
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch gone = new CountDownLatch(1);
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  @Test
  void anAnswerThatBeginsAndDoesNotEndIsCutOffInTime() throws Exception {
    serve(BEGUN);

    assertThatThrownBy(() -> send(BRIEF)).isInstanceOf(HttpTimeoutException.class);
    assertThat(gone.await(60, TimeUnit.SECONDS)).as("the connection is closed").isTrue();
  }

  @Test
  void silenceIsCutOffInTime() throws Exception {
    serve("");

    assertThatThrownBy(() -> send(BRIEF)).isInstanceOf(HttpTimeoutException.class);
    assertThat(gone.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aWholeAnswerIsGiven() throws Exception {
    serve(WHOLE);

    assertThat(send(LONG).body()).isEqualTo("{}");
  }

  @Test
  void anAnswerThatIsTooLargeIsRefusedAtOnce() {
    serve("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(2_000));

    assertThatThrownBy(() -> send(LONG)).isInstanceOf(IOException.class);
  }

  @Test
  void noTimeLeftIsNoTimeAtAll() {
    serve(BEGUN);

    assertThatThrownBy(() -> send(Duration.ofSeconds(-5))).isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void whoIsInterruptedWaitsNoLonger() throws Exception {
    serve(BEGUN);
    var interrupted = new AtomicBoolean();
    Thread waiting = Thread.ofPlatform().start(() -> {
      try {
        send(LONG);
      } catch (InterruptedException e) {
        interrupted.set(true);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    waiting.interrupt();
    waiting.join();

    assertThat(interrupted).isTrue();
    assertThat(gone.await(60, TimeUnit.SECONDS)).isTrue();
  }

  private HttpResponse<String> send(Duration limit) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    return answers.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString(), limit);
  }

  /// Answers one request with these bytes, then waits until the client goes.
  private void serve(String bytes) {
    Thread.ofVirtual().start(() -> {
      try (Socket client = server.accept()) {
        client.getInputStream().read();
        client.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
        asked.countDown();
        while (client.getInputStream().read() >= 0) {
          // the rest of the request
        }
      } catch (IOException _) {
        // the client went in its own way
      } finally {
        gone.countDown();
      }
    });
  }
}
