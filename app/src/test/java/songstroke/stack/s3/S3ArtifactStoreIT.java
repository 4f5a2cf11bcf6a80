package songstroke.stack.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import songstroke.RealPart;
import songstroke.RealParts;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.ArtifactStoreContract;
import songstroke.pipeline.ArtifactStoreException;
import songstroke.problem.Problem;
import songstroke.stack.EnvironmentSecretStore;

/// The store on a real server of the protocol; each test has a prefix of its own.
@RealParts(RealPart.S3_SERVER)
class S3ArtifactStoreIT implements ArtifactStoreContract {
  private static final int PART_BYTES = 5 * 1024 * 1024;
  private static final Map<String, String> KEY = Map.of("AWS_ACCESS_KEY_ID", "someone",
      "AWS_SECRET_ACCESS_KEY", "a-secret-key");
  private static final AtomicInteger TESTS = new AtomicInteger();

  @TempDir
  static Path serverFolder;

  @SuppressWarnings("NullAway") // set before all tests
  private static S3Server server;

  @TempDir
  Path folder;

  private final String prefix = "test/" + TESTS.incrementAndGet();
  @SuppressWarnings("NullAway") // set before each test
  private ArtifactStore store;

  @BeforeAll
  static void startServer() {
    server = S3Server.start(serverFolder);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void open() {
    store = open(server.endpoint(), S3Server.BUCKET, KEY);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public ArtifactStore store() {
    return store;
  }

  @Override
  public void damage(String sha256) {
    try (S3Client client = client()) {
      client.putObject(
          request -> request.bucket(S3Server.BUCKET)
              .key(prefix + "/" + sha256.substring(0, 2) + "/" + sha256.substring(2)),
          RequestBody.fromString("h3llo"));
    }
  }

  @Test
  void aBigArtifactGoesInPartsAndComesBackWhole() throws IOException {
    byte[] bytes = new byte[2 * PART_BYTES + 12_345];
    new Random(7).nextBytes(bytes);
    ArtifactStore.Blob blob = store.put(out -> out.write(bytes));
    assertThat(blob.bytes()).isEqualTo(bytes.length);
    try (InputStream in = store.open(blob.sha256())) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    assertThat(store.stored()).hasSize(1);
    assertThat(uploads()).isEmpty();
  }

  @Test
  void whatIsNotOursIsNeitherListedNorSwept() throws IOException {
    try (S3Client client = client()) {
      client.putObject(request -> request.bucket(S3Server.BUCKET).key(prefix + "/ab/notes.txt"),
          RequestBody.fromString("mine"));
      store.sweep(Instant.MAX);
      assertThat(store.stored()).isEmpty();
      assertThat(client.getObjectAsBytes(
          request -> request.bucket(S3Server.BUCKET).key(prefix + "/ab/notes.txt")).asUtf8String())
          .isEqualTo("mine");
    }
  }

  @Test
  void halvesOfADeadWriterAreSweptWhenTheyAreOldEnough() throws IOException {
    String sha256 = "ab".repeat(32);
    try (S3Client client = client()) {
      client.createMultipartUpload(request -> request.bucket(S3Server.BUCKET)
          .key(prefix + "/ab/" + sha256.substring(2)));
    }
    Path half = Files.writeString(Files.createDirectories(folder.resolve("outgoing")).resolve("x.tmp"),
        "half");
    Instant before = Files.getLastModifiedTime(half).toInstant().minusSeconds(60);
    store.sweep(before);
    assertThat(half).exists();
    assertThat(uploads()).hasSize(1);
    Files.setLastModifiedTime(half, FileTime.from(before.minusSeconds(60)));
    store.sweep(Instant.MAX);
    assertThat(half).doesNotExist();
    assertThat(uploads()).isEmpty();
  }

  @Test
  void nothingStaysOnThisMachine() throws IOException {
    store.put(out -> out.write('x'));
    assertThatThrownBy(() -> store.put(_ -> {
      throw new IOException("No space left on device");
    })).hasMessage("No space left on device");
    assertThat(filesIn(folder)).isEmpty();
  }

  @Test
  void aMissingBucketSaysSoAndWhatToDo() {
    ArtifactStore elsewhere = open(server.endpoint(), "no-such-bucket", KEY);
    for (ThrowingCallable use : uses(elsewhere)) {
      failsWith(use, Problem.CONFIGURATION, server.endpoint() + " has no bucket",
          "'no-such-bucket'", "artifact-store.bucket=NAME");
    }
    elsewhere.close();
  }

  @Test
  void anEndpointWhereNobodyListensIsTemporary() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    ArtifactStore nobody = open(URI.create("http://127.0.0.1:" + port), S3Server.BUCKET, KEY);
    failsWith(() -> nobody.check("ab".repeat(32)), Problem.TEMPORARY,
        "http://127.0.0.1:" + port + " cannot be reached", "nothing is listening there",
        "artifact-store.endpoint");
    nobody.close();
  }

  @Test
  void aConnectionCutWhileReadingIsTemporaryAndNoDamage() throws IOException {
    String sha256 = store.put(out -> out.write(new byte[300_000])).sha256();
    try (CuttingRelay relay = new CuttingRelay(server.port(), Long.MAX_VALUE, 100_000);
        ArtifactStore cut = open(URI.create("http://127.0.0.1:" + relay.port()), S3Server.BUCKET, KEY)) {
      failsWith(() -> cut.check(sha256), Problem.TEMPORARY, "broke off in the middle of",
          store.uri(sha256), "try again");
    }
    assertThat(store.check(sha256)).isEqualTo(ArtifactStore.Condition.WHOLE);
  }

  @Test
  void aConnectionCutWhileSendingLeavesNoHalfArtifact() throws IOException {
    try (CuttingRelay relay = new CuttingRelay(server.port(), 100_000, Long.MAX_VALUE);
        ArtifactStore cut = open(URI.create("http://127.0.0.1:" + relay.port()), S3Server.BUCKET, KEY)) {
      failsWith(() -> cut.put(out -> out.write(new byte[300_000])), Problem.TEMPORARY,
          "the S3 store at http://127.0.0.1:" + relay.port());
    }
    assertThat(store.stored()).isEmpty();
    assertThat(filesIn(folder)).isEmpty();
  }

  @Test
  void withoutAnAccessKeyTheSecretIsNamed() {
    ArtifactStore keyless = open(server.endpoint(), S3Server.BUCKET, Map.of("AWS_ACCESS_KEY_ID", "someone"));
    failsWith(() -> keyless.check("ab".repeat(32)), Problem.CONFIGURATION,
        "there is no access key", "songstroke secret set s3.secret-access-key", "AWS_SECRET_ACCESS_KEY");
    keyless.close();
  }

  private static List<ThrowingCallable> uses(ArtifactStore store) {
    return List.of(() -> store.put(out -> out.write('x')), () -> store.open("ab".repeat(32)),
        () -> store.check("ab".repeat(32)), store::stored);
  }

  private static void failsWith(ThrowingCallable use, Problem kind, String... parts) {
    assertThatThrownBy(use).isInstanceOfSatisfying(ArtifactStoreException.class, e -> {
      assertThat(e.problem()).isEqualTo(kind);
      assertThat(e.getMessage()).contains(parts).doesNotContain("\n", "a-secret-key");
    });
  }

  private ArtifactStore open(URI endpoint, String bucket, Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>(
        Map.of("endpoint", endpoint.toString(), "bucket", bucket, "prefix", prefix, "shared", "no"));
    return new S3ArtifactStore(S3Place.of(settings), new EnvironmentSecretStore(Map.of()), environment,
        folder.resolve("outgoing"), PART_BYTES);
  }

  private List<String> uploads() {
    try (S3Client client = client()) {
      return client.listMultipartUploads(
          ListMultipartUploadsRequest.builder().bucket(S3Server.BUCKET).prefix(prefix + "/").build())
          .uploads()
          .stream().map(upload -> upload.key()).toList();
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /// Another program that uses the bucket.
  private static S3Client client() {
    return S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(server.endpoint()).region(Region.US_EAST_1).forcePathStyle(true)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("other", "other")))
        .build();
  }
}
