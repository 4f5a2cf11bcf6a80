package songstroke.capture.music.mpd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.capture.music.mpd.MpdAddress.Place;
import songstroke.secret.Secret;
import songstroke.timeline.Clocks;

/// A connection to a server. A thread of its own connects and reads; whoever asks waits for its lines, never longer
/// than [#ANSWER]. For one asking thread; [#close] may come from any other and ends its wait.
///
/// A server answers what it is asked and nothing else. What it says beyond that is not read on: no more than
/// [#MOST_WAITING] lines wait, and a question that finds some there ends the connection.
final class MpdLink implements AutoCloseable {
  /// How long an answer may take.
  static final long ANSWER = TimeUnit.SECONDS.toNanos(2);
  private static final int LONGEST_LINE = 1 << 16;
  private static final int MOST_WAITING = 64;
  private static final int MOST_LINES = 2_000;
  private static final int LONGEST_ANSWER = 1 << 18;
  private static final long LOOK_FOR_CLOSE_MILLIS = 100;
  private static final String GREETING = "OK MPD ";

  /// What the reader hears.
  private sealed interface Heard {
    record Line(long nanos, String text) implements Heard {}

    record Gone(String why) implements Heard {}
  }

  /// A server that answers, and will not do what it is asked.
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /// A server that gave no answer in time.
  static final class SilentException extends IOException {
    private static final long serialVersionUID = 1L;
    private final long since;

    SilentException(String message, long since) {
      super(message);
      this.since = since;
    }

    /// When it was asked, on the monotonic clock.
    long since() {
      return since;
    }
  }

  /// @param lines         `key: value`, without the final `OK`
  /// @param sentNanos     when it was asked, on the monotonic clock
  /// @param receivedNanos when the last line came, likewise
  record Answer(List<String> lines, long sentNanos, long receivedNanos) {}

  private final Place place;
  private final Clocks clocks;
  private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile @Nullable SocketChannel channel;
  private volatile boolean closed;

  /// Begins to connect.
  MpdLink(Place place, Clocks clocks) {
    this.place = place;
    this.clocks = clocks;
    Thread.ofPlatform().daemon().name("music-mpd-read").start(this::read);
  }

  /// Waits for the server's first words and gives it the password.
  ///
  /// @throws RefusedException when what listens there is no MPD, or does not take the password
  void greet(Optional<Secret> password) throws IOException {
    String greeting = line(clocks.monotonicNanos()).text();
    if (!greeting.startsWith(GREETING)) {
      throw new RefusedException("what listens at " + place + " is no MPD");
    }
    if (password.isPresent()) {
      try {
        ask("password " + quoted(password.get().reveal()));
      } catch (RefusedException _) {
        throw new RefusedException("the server at " + place + " does not take the password in MPD_HOST");
      }
    }
  }

  /// What plays now, and what of it.
  Answer state() throws IOException {
    return ask("command_list_begin\nstatus\ncurrentsong\ncommand_list_end");
  }

  /// Waits for the next change of what plays.
  ///
  /// @return when its first sign came, on the monotonic clock; empty when `limitNanos` went by without one, after
  ///         making sure that the server still lives
  OptionalLong awaitChange(long limitNanos) throws IOException {
    send("idle player mixer");
    Heard first = next(limitNanos);
    if (first == null) {
      long sent = send("noidle");
      Answer answer = answer(sent);
      return answer.lines().isEmpty() ? OptionalLong.empty() : OptionalLong.of(sent);
    }
    Heard.Line line = there(first);
    if (!line.text().equals("OK")) {
      checked(line.text());
      answer(line.nanos());
    }
    return OptionalLong.of(line.nanos());
  }

  @Override
  public void close() {
    closed = true;
    heard.clear();
    put(new Heard.Gone("closed"));
    SocketChannel open = channel;
    if (open != null) {
      try {
        open.close();
      } catch (IOException _) {
        // it was to be closed
      }
    }
  }

  private Answer ask(String command) throws IOException {
    return answer(send(command));
  }

  private long send(String command) throws IOException {
    SocketChannel open = channel;
    if (open == null || closed) {
      throw new IOException("the connection to " + place + " is closed");
    }
    Heard unasked = heard.peek();
    if (unasked instanceof Heard.Gone(String why)) {
      throw new IOException(why);
    }
    if (unasked != null) {
      throw broken();
    }
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(command + "\n");
    long sent = clocks.monotonicNanos();
    while (bytes.hasRemaining()) {
      open.write(bytes);
    }
    return sent;
  }

  private Answer answer(long sent) throws IOException {
    List<String> lines = new ArrayList<>();
    int length = 0;
    while (lines.size() < MOST_LINES && length < LONGEST_ANSWER) {
      Heard.Line line = line(sent);
      if (line.text().equals("OK")) {
        return new Answer(lines, sent, line.nanos());
      }
      lines.add(checked(line.text()));
      length += line.text().length();
    }
    throw broken();
  }

  private String checked(String text) throws IOException {
    if (text.startsWith("ACK ")) {
      throw new RefusedException(
          "the server at " + place + " says: " + text.replaceFirst("^ACK \\[[^]]*] ", ""));
    }
    if (text.indexOf(": ") <= 0) {
      throw broken();
    }
    return text;
  }

  private IOException broken() {
    return new IOException("the server at " + place + " says something that is not MPD's protocol");
  }

  /// The next line; it must come within [#ANSWER] of the asking.
  private Heard.Line line(long asked) throws IOException {
    Heard next = next(asked + ANSWER - clocks.monotonicNanos());
    if (next == null) {
      throw new SilentException("the server at " + place + " does not answer", asked);
    }
    return there(next);
  }

  private Heard.Line there(Heard next) throws IOException {
    return switch (next) {
      case Heard.Line line -> line;
      case Heard.Gone(String why) -> throw new IOException(why);
    };
  }

  private @Nullable Heard next(long limitNanos) throws IOException {
    try {
      return heard.poll(Math.max(0, limitNanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void read() {
    try (SocketChannel open = connect()) {
      channel = open;
      ByteBuffer buffer = ByteBuffer.allocate(1 << 13);
      var line = new ByteArrayOutputStream();
      while (!closed && open.read(buffer.clear()) >= 0) {
        long nanos = clocks.monotonicNanos();
        for (buffer.flip(); buffer.hasRemaining();) {
          byte b = buffer.get();
          if (b == '\n') {
            put(new Heard.Line(nanos, line.toString(StandardCharsets.UTF_8)));
            line.reset();
          } else if (line.size() < LONGEST_LINE) {
            line.write(b);
          } else {
            throw broken();
          }
        }
      }
      put(new Heard.Gone("the server at " + place + " closed the connection"));
    } catch (IOException e) {
      put(new Heard.Gone(
          channel == null
              ? "no server at " + place
              : "the connection to " + place + " broke: " + e.getMessage()));
    }
  }

  /// Waits for room in the queue, and no longer than the connection is open.
  private void put(Heard next) {
    try {
      while (!heard.offer(next, LOOK_FOR_CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (closed) {
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private SocketChannel connect() throws IOException {
    return switch (place) {
      case Place.SocketFile file ->
        connect(StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of(file.path()));
      case Place.Port port -> connectAny(port);
    };
  }

  /// Tries every address of the host: `localhost` often has two, and a server listens on one.
  private static SocketChannel connectAny(Place.Port port) throws IOException {
    IOException last = new IOException("no address");
    for (InetAddress host : InetAddress.getAllByName(port.host())) {
      try {
        boolean six = host instanceof java.net.Inet6Address;
        return connect(six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET,
            new InetSocketAddress(host, port.number()));
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private static SocketChannel connect(StandardProtocolFamily family, SocketAddress address)
      throws IOException {
    SocketChannel channel = SocketChannel.open(family);
    try {
      channel.connect(address);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e instanceof IOException io ? io : new IOException(e);
    }
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
