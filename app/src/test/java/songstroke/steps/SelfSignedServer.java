package songstroke.steps;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/// A server on this machine whose certificate it has given itself.
record SelfSignedServer(HttpsServer server, AtomicInteger seen) implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  /// Makes the certificate, with the JDK's own `keytool`, and starts.
  static SelfSignedServer start(Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path store = folder.resolve("own.p12");
    Process keytool = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair", "-keyalg", "EC", "-alias", "own", "-dname", "CN=localhost", "-ext",
        "san=dns:localhost",
        "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD)
        .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool: " + Files.readString(folder.resolve("keytool.log")));
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(factory.getKeyManagers(), null, null);
    HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    var seen = new AtomicInteger();
    server.createContext("/", exchange -> {
      seen.incrementAndGet();
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    });
    server.start();
    return new SelfSignedServer(server, seen);
  }

  String address() {
    return "https://localhost:" + server.getAddress().getPort();
  }

  int requests() {
    return seen.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
