package songstroke.stack.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server of the S3 protocol (Adobe's S3Mock) in a process of its own on the loopback interface, with the bucket
/// `artifacts`. It does not check access keys, and opens a second port by itself which nothing uses. Closing it ends
/// the process.
public final class S3Server implements AutoCloseable {
  public static final String BUCKET = "artifacts";
  /// The program; 'mvn verify' fetches it.
  public static final Path JAR = Path.of("target/s3-server/s3mock.jar");
  private static final Pattern STARTED = Pattern.compile("Tomcat started on ports (\\d+) \\(http\\)");

  private final Process process;
  private final URI endpoint;

  private S3Server(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /// Starts it with its files in this folder, and returns when it answers.
  public static S3Server start(Path folder) {
    try {
      Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Djava.io.tmpdir=" + folder, "-jar",
          JAR.toString(), "--server.address=127.0.0.1", "--server.port=0", "--http.port=0",
          "--server.ssl.enabled=false", "--com.adobe.testing.s3mock.store.root=" + folder,
          "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET).redirectErrorStream(true).start();
      return new S3Server(process, URI.create("http://127.0.0.1:" + port(process)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI endpoint() {
    return endpoint;
  }

  public int port() {
    return endpoint.getPort();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /// The port it says; what it says later is read and dropped, so that it never waits for a reader.
  private static int port(Process process) throws IOException {
    BufferedReader out = process.inputReader();
    var said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
        return Integer.parseInt(started.group(1));
      }
    }
    throw new IOException("the S3 server did not start:\n" + said);
  }
}
