package songstroke.capture.keys;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// A connection to an X server, on the wire: requests go out, replies and events come in.
///
/// Every packet is little-endian, as announced to the server, and positioned at 0. A packet is 32 bytes; replies
/// and generic events name at byte 4 how many more words of 4 bytes follow. Events that arrive while a reply is
/// awaited are kept, in order, for [#next].
///
/// For one thread, but for [#close], which ends whatever that thread waits for.
final class XConnection implements Closeable {
  static final int ERROR = 0;
  static final int REPLY = 1;
  static final int GENERIC_EVENT = 35;
  private static final int PACKET = 32;
  private static final int LONGEST = 1 << 24;

  private final SocketChannel channel;
  private final XDisplay display;
  private final ByteBuffer input = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN).flip();
  private final Deque<ByteBuffer> events = new ArrayDeque<>();
  private int sequence;
  private Setup setup = new Setup(0, 0, 8, 255);

  /// What the server says of itself.
  ///
  /// @param root         the first screen's root window
  /// @param resourceBase the first of the numbers that this client may give to what it creates
  record Setup(int root, int resourceBase, int minKeycode, int maxKeycode) {}

  private XConnection(SocketChannel channel, XDisplay display) {
    this.channel = channel;
    this.display = display;
  }

  /// A connection that is not yet made.
  static XConnection to(XDisplay display) throws IOException {
    SocketChannel channel = display.isLocal()
        ? SocketChannel.open(StandardProtocolFamily.UNIX)
        : SocketChannel.open();
    return new XConnection(channel, display);
  }

  /// Makes the connection.
  ///
  /// @param cookie what proves that we may, when there is such a thing
  /// @throws XRefusedException when the server does not let us in
  void connect(Optional<byte[]> cookie) throws IOException {
    channel.connect(display.address());
    if (!display.isLocal()) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    byte[] name = cookie.isPresent()
        ? XAuthority.PROTOCOL.getBytes(StandardCharsets.US_ASCII)
        : new byte[0];
    byte[] data = cookie.orElseGet(() -> new byte[0]);
    write(XRequest.buffer(12 + XRequest.padded(name.length) + XRequest.padded(data.length))
        .put((byte) 'l').put((byte) 0).putShort((short) 11).putShort((short) 0)
        .putShort((short) name.length).putShort((short) data.length).putShort((short) 0)
        .put(name).position(12 + XRequest.padded(name.length)).put(data));
    ByteBuffer head = take(8);
    ByteBuffer body = take(4 * Short.toUnsignedInt(head.getShort(6)));
    if (head.get(0) != 1) {
      int length = head.get(0) == 0 ? Math.min(head.get(1) & 0xff, body.capacity()) : body.capacity();
      throw new XRefusedException(text(body, length));
    }
    int vendor = XRequest.padded(Short.toUnsignedInt(body.getShort(16)));
    int formats = 8 * (body.get(21) & 0xff);
    setup = new Setup(body.getInt(32 + vendor + formats), body.getInt(4), body.get(26) & 0xff,
        body.get(27) & 0xff);
  }

  Setup setup() {
    return setup;
  }

  /// Sends a request that has no reply.
  void send(ByteBuffer request) throws IOException {
    write(request);
    sequence++;
  }

  /// Sends a request and waits for its reply.
  ///
  /// @throws XErrorException when this request, or one without a reply before it, failed
  ByteBuffer call(ByteBuffer request) throws IOException {
    send(request);
    while (true) {
      ByteBuffer packet = read();
      if (packet.get(0) != REPLY) {
        events.add(packet);
      } else if (packet.getShort(2) == (short) sequence) {
        return packet;
      }
    }
  }

  /// The next event, waiting for it when there is none.
  ByteBuffer next() throws IOException {
    ByteBuffer event = events.poll();
    while (event == null) {
      ByteBuffer packet = read();
      event = packet.get(0) == REPLY ? null : packet;
    }
    return event;
  }

  /// Puts events back, the first one in front, before all that are kept.
  void putBack(Deque<ByteBuffer> taken) {
    while (!taken.isEmpty()) {
      events.addFirst(taken.removeLast());
    }
  }

  /// The events that have arrived and were not taken yet.
  Iterable<ByteBuffer> arrived() {
    return events;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private ByteBuffer read() throws IOException {
    fill(PACKET);
    int kind = input.get(input.position()) & 0x7f;
    boolean more = kind == REPLY || kind == GENERIC_EVENT;
    long length = PACKET + (more ? 4 * Integer.toUnsignedLong(input.getInt(input.position() + 4)) : 0);
    if (length > LONGEST) {
      throw new IOException("the X server announces a packet of " + length + " bytes");
    }
    ByteBuffer packet = take((int) length);
    if (kind == ERROR) {
      throw new XErrorException(packet.get(1) & 0xff, packet.get(10) & 0xff, packet.getShort(8));
    }
    return packet;
  }

  private ByteBuffer take(int length) throws IOException {
    ByteBuffer packet = XRequest.buffer(length);
    while (packet.hasRemaining()) {
      fill(1);
      int part = Math.min(packet.remaining(), input.remaining());
      packet.put(packet.position(), input, input.position(), part).position(packet.position() + part);
      input.position(input.position() + part);
    }
    return packet.clear();
  }

  /// Waits until at least so many bytes are in `input`.
  private void fill(int bytes) throws IOException {
    while (input.remaining() < bytes) {
      input.compact();
      int count = channel.read(input);
      input.flip();
      if (count < 0) {
        throw new EOFException("the X server closed the connection");
      }
    }
  }

  private void write(ByteBuffer request) throws IOException {
    request.clear();
    while (request.hasRemaining()) {
      channel.write(request);
    }
  }

  private static String text(ByteBuffer body, int length) {
    byte[] bytes = new byte[length];
    body.get(0, bytes);
    return new String(bytes, StandardCharsets.UTF_8).replaceAll("[\\s\\x00]+", " ").strip();
  }
}
