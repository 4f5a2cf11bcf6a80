package songstroke.capture.music.mpris;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/// A session bus of its own for a test, in a temporary folder. Needs `dbus-daemon`.
public final class SessionBus implements AutoCloseable {
  private static final String CONFIGURATION = """
      <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
       "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
      <busconfig>
        <type>session</type>
        <listen>unix:path=SOCKET</listen>
        <policy context="default">
          <allow send_destination="*" eavesdrop="true"/>
          <allow eavesdrop="true"/>
          <allow own="*"/>
        </policy>
      </busconfig>
      """;

  private final Path folder;
  private final Path socket;
  private Process daemon;

  private SessionBus(Path folder) throws IOException {
    this.folder = folder;
    this.socket = folder.resolve("bus");
    Files.writeString(folder.resolve("bus.conf"), CONFIGURATION.replace("SOCKET", socket.toString()));
    this.daemon = launch();
  }

  /// Starts a bus.
  public static SessionBus start() {
    try {
      return new SessionBus(Files.createTempDirectory("bus"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The environment of a program on this bus.
  public Map<String, String> environment() {
    return Map.of("DBUS_SESSION_BUS_ADDRESS", address());
  }

  public String address() {
    return "unix:path=" + socket;
  }

  public Path socket() {
    return socket;
  }

  /// Ends the bus under everybody who uses it.
  public void die() {
    daemon.destroyForcibly();
    daemon.onExit().join();
  }

  /// Starts the bus again, at the same address.
  public void live() {
    try {
      Files.deleteIfExists(socket);
      daemon = launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    die();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The daemon listens when it has printed its address.
  private Process launch() throws IOException {
    Process process = new ProcessBuilder("dbus-daemon", "--config-file=" + folder.resolve("bus.conf"),
        "--nofork",
        "--nopidfile", "--print-address").redirectError(folder.resolve("bus.log").toFile()).start();
    var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String printed = out.readLine();
    if (printed == null) {
      throw new IOException("dbus-daemon did not start: " + Files.readString(folder.resolve("bus.log")));
    }
    return process;
  }
}
