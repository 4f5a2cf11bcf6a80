package songstroke.capture.music.mpris;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

import songstroke.timeline.Clocks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real mpv on a bus, silent, with its own control socket: what that says, and when it arrives here, is the truth
/// that reports are measured against. Needs `mpv`, its MPRIS plug-in and `ffmpeg`.
public final class Mpv implements AutoCloseable {
  private static final List<Path> PLUGINS = Stream
      .of("/etc/mpv/scripts/mpris.so", "/usr/lib/mpv-mpris/mpris.so",
          "/usr/lib/mpv/scripts/mpris.so", "/usr/share/mpv/scripts/mpris.so")
      .map(Path::of).toList();
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  /// Something mpv said.
  ///
  /// @param nanos when it arrived
  /// @param name  of the event, or of the property that changed
  /// @param data  the property's new value, as text
  public record Said(long nanos, String name, String data) {}

  private final Process process;
  private final SocketChannel channel;
  private final List<Said> said = new ArrayList<>();

  private Mpv(Process process, SocketChannel channel) {
    this.process = process;
    this.channel = channel;
    Thread.ofVirtual().start(this::read);
  }

  /// Plays tones one after the other, in the given folder.
  public static Mpv play(SessionBus bus, Path folder, List<Tone> tones, String... options) {
    try {
      List<String> command = new ArrayList<>(List.of("mpv", "--no-config", "--load-scripts=no",
          "--script=" + plugin().orElseThrow(), "--no-video", "--ao=null", "--no-terminal",
          "--input-ipc-server=" + folder.resolve("mpv.sock")));
      command.addAll(List.of(options));
      for (Tone tone : tones) {
        command.add(tone.in(folder).toString());
      }
      Path socket = folder.resolve("mpv.sock");
      Files.deleteIfExists(socket);
      var builder = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(folder.resolve("mpv.log").toFile());
      builder.environment().putAll(bus.environment());
      builder.environment().put("HOME", folder.toString());
      Process process = builder.start();
      var mpv = new Mpv(process, connect(process, socket));
      mpv.command("\"observe_property\",1,\"media-title\"");
      mpv.command("\"observe_property\",2,\"pause\"");
      return mpv;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends a command.
  ///
  /// @param words as JSON, without the brackets
  /// @return when it was sent
  public long command(String words) {
    long before = Clocks.system().monotonicNanos();
    try {
      ByteBuffer line = ByteBuffer.wrap(("{\"command\":[" + words + "]}\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return before;
  }

  public long next() {
    return command("\"playlist-next\"");
  }

  public long pause(boolean paused) {
    return command("\"set_property\",\"pause\"," + paused);
  }

  public long seek(double seconds) {
    return command("\"seek\"," + seconds + ",\"absolute+exact\"");
  }

  public long pid() {
    return process.pid();
  }

  /// Sends the process a signal by name, such as `STOP`.
  public void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Everything it has said so far.
  public synchronized List<Said> said() {
    return List.copyOf(said);
  }

  /// Waits until it says something that fits and is not among the first `after`.
  public synchronized Said await(int after, Predicate<Said> fits) {
    long deadline = Clocks.system().monotonicNanos() + PATIENCE;
    while (true) {
      Optional<Said> found = said.stream().skip(after).filter(fits).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      long left = deadline - Clocks.system().monotonicNanos();
      if (left <= 0) {
        throw new AssertionError("mpv did not say it; it said " + said);
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() {
    kill();
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Optional<Path> plugin() {
    return PLUGINS.stream().filter(Files::exists).findFirst();
  }

  private static SocketChannel connect(Process process, Path socket) throws IOException {
    long deadline = Clocks.system().monotonicNanos() + PATIENCE;
    while (true) {
      try {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        return channel;
      } catch (IOException e) {
        if (!process.isAlive() || Clocks.system().monotonicNanos() > deadline) {
          throw new IOException("mpv opened no control socket", e);
        }
        Thread.onSpinWait();
      }
    }
  }

  private void read() {
    try (BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        long nanos = Clocks.system().monotonicNanos();
        JsonNode event = JsonMapper.shared().readTree(line);
        if (event.has("event")) {
          boolean property = event.path("event").asString("").equals("property-change");
          hear(new Said(nanos, event.path(property ? "name" : "event").asString(""),
              event.path("data").asString("")));
        }
      }
    } catch (IOException e) {
      hear(new Said(Clocks.system().monotonicNanos(), "gone", ""));
    }
  }

  private synchronized void hear(Said what) {
    said.add(what);
    notifyAll();
  }
}
