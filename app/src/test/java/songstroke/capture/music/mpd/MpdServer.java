package songstroke.capture.music.mpd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import songstroke.capture.music.mpris.Tone;
import songstroke.timeline.Clocks;

/// A Music Player Daemon of its own for a test: a socket in a temporary folder, its output into nothing, a queue of
/// tones. Needs `mpd` and `ffmpeg`.
final class MpdServer implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
  private static final String CONFIGURATION = """
      music_directory "FOLDER/music"
      playlist_directory "FOLDER"
      db_file "FOLDER/database"
      log_file "FOLDER/log"
      bind_to_address "FOLDER/socket"
      auto_update "no"
      zeroconf_enabled "no"
      audio_output {
        type "null"
        name "nothing"
        mixer_type "software"
      }
      """;

  private final Path folder;
  private Process daemon;

  private MpdServer(Path folder, String more) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("conf"), CONFIGURATION.replace("FOLDER", folder.toString()) + more);
    this.daemon = launch();
  }

  /// Starts a server that has the tones in its queue, in order, and plays none.
  ///
  /// @param more further lines of its configuration
  static MpdServer with(Path folder, List<Tone> tones, String... more) {
    try {
      Path music = Files.createDirectories(folder.resolve("music"));
      for (Tone tone : tones) {
        tone.in(music);
      }
      var server = new MpdServer(folder, String.join("\n", more));
      if (more.length == 0) {
        server.fill(tones);
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path socket() {
    return folder.resolve("socket");
  }

  /// The environment of a program that follows it.
  Map<String, String> environment() {
    return Map.of("MPD_HOST", socket().toString());
  }

  /// Sends a command and gives its answer without the final `OK`.
  List<String> tell(String command) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket()));
      var reader = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
      reader.readLine();
      channel.write(StandardCharsets.UTF_8.encode(command + "\n"));
      List<String> lines = new ArrayList<>();
      for (String line = reader.readLine(); !"OK".equals(line); line = reader.readLine()) {
        if (line == null || line.startsWith("ACK")) {
          throw new IOException(command + ": " + line);
        }
        lines.add(line);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends a command; gives when, on the monotonic clock.
  long command(String command) {
    long nanos = Clocks.system().monotonicNanos();
    tell(command);
    return nanos;
  }

  /// When the track that plays began, as the server's own position says, on the monotonic clock.
  long beganNanos() {
    long before = Clocks.system().monotonicNanos();
    List<String> status = tell("status");
    long middle = before + (Clocks.system().monotonicNanos() - before) / 2;
    double elapsed = status.stream().filter(line -> line.startsWith("elapsed: "))
        .mapToDouble(line -> Double.parseDouble(line.substring("elapsed: ".length()))).findFirst().orElse(0);
    return middle - Math.round(elapsed * 1e9);
  }

  /// The server's process.
  ProcessHandle process() {
    return daemon.toHandle();
  }

  void die() {
    daemon.destroyForcibly();
    daemon.onExit().join();
  }

  /// Starts it again on the same socket, with an empty queue.
  void live() {
    try {
      Files.deleteIfExists(socket());
      daemon = launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    die();
  }

  void fill(List<Tone> tones) {
    tell("update");
    awaitNoUpdate();
    for (Tone tone : tones) {
      tell("add \"" + tone.title() + ".flac\"");
    }
  }

  private void awaitNoUpdate() {
    long deadline = Clocks.system().monotonicNanos() + PATIENCE;
    while (tell("status").stream().anyMatch(line -> line.startsWith("updating_db"))) {
      if (Clocks.system().monotonicNanos() > deadline) {
        throw new AssertionError("mpd does not come to the end of its update");
      }
      Thread.onSpinWait();
    }
  }

  /// It listens when its socket is there and greets.
  private Process launch() throws IOException {
    Process process = new ProcessBuilder("mpd", "--no-daemon", folder.resolve("conf").toString())
        .redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
    long deadline = Clocks.system().monotonicNanos() + PATIENCE;
    while (!greets()) {
      if (!process.isAlive() || Clocks.system().monotonicNanos() > deadline) {
        throw new IOException("mpd did not start: " + Files.readString(folder.resolve("out")));
      }
      Thread.onSpinWait();
    }
    return process;
  }

  private boolean greets() {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket()));
      return new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)).readLine() != null;
    } catch (IOException _) {
      return false;
    }
  }
}
