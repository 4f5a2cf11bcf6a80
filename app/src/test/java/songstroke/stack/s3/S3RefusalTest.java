package songstroke.stack.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.ArtifactStoreException;
import songstroke.problem.Problem;
import songstroke.stack.EnvironmentSecretStore;

/// Answers that the S3 protocol has for a request which is refused, from a server that always gives that one.
class S3RefusalTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({
    "403, InvalidAccessKeyId,           NO_PERMISSION, refuses the access key for the bucket 'artifacts'",
    "403, SignatureDoesNotMatch,        NO_PERMISSION, songstroke secret set s3.secret-access-key",
    "403, AccessDenied,                 NO_PERMISSION, AWS_SECRET_ACCESS_KEY",
    "403, RequestTimeTooSkewed,         CONFIGURATION, set the clock",
    "400, AuthorizationHeaderMalformed, CONFIGURATION, artifact-store.region=NAME",
    "404, NoSuchBucket,                 CONFIGURATION, has no bucket 'artifacts'",
    "400, InvalidRequest,               CONFIGURATION, songstroke stack show",
    "400, BadDigest,                    TEMPORARY,     other bytes than were sent",
    "429, TooManyRequests,              TEMPORARY,     try again later",
    "503, SlowDown,                     TEMPORARY,     try again later"})
  void aRefusalIsASentenceWithTheEndpointAndWhatToDo(int status, String code,
      Problem kind,
      String part) throws IOException {
    HttpServer server = answering(status, code);
    String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
    try (ArtifactStore store = new S3ArtifactStore(
        S3Place.of(Map.of("endpoint", endpoint, "bucket", "artifacts")),
        new EnvironmentSecretStore(
            Map.of("S3_ACCESS_KEY_ID", "AKIASOMEONE", "S3_SECRET_ACCESS_KEY", "hidden-key")),
        Map.of(), folder, 1000)) {
      assertThatThrownBy(() -> store.put(out -> out.write('x'))).isInstanceOfSatisfying(
          ArtifactStoreException.class, e -> {
            assertThat(e.problem()).isEqualTo(kind);
            assertThat(e.getMessage()).contains("the S3 store at " + endpoint, part)
                .doesNotContain("\n", "AKIASOMEONE", "hidden-key");
          });
    } finally {
      server.stop(0);
    }
  }

  /// The message quotes the access key, as the original's does.
  private static HttpServer answering(int status, String code) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] body = ("<?xml version=\"1.0\"?><Error><Code>" + code
        + "</Code><Message>AKIASOMEONE is not welcome</Message><AWSAccessKeyId>AKIASOMEONE</AWSAccessKeyId></Error>")
        .getBytes(StandardCharsets.UTF_8);
    server.createContext("/", exchange -> {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/xml");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    return server;
  }
}
