package songstroke.capture.keys.x11;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A connection to an X server, on the wire: requests go out, replies and events come in.
///
/// Every packet is little-endian, as announced to the server, and positioned at 0. A packet is 32 bytes; replies
/// and generic events name at byte 4 how many more words of 4 bytes follow. Events that arrive while another packet is
/// awaited are kept, in order, for [#next].
///
/// A packet can be read until the connection is used again; then it is wiped, as all that is left is on [#close].
///
/// For one thread, but for [#disconnect], which ends whatever that thread waits for.
final class XConnection implements Closeable {
  static final int ERROR = 0;
  static final int REPLY = 1;
  static final int GENERIC_EVENT = 35;
  private static final int PACKET = 32;
  private static final int LONGEST = 1 << 24;

  private final SocketChannel channel;
  private final Selector selector;
  private final XDisplay display;
  private final XPackets packets = new XPackets();
  private int sequence;
  private int shown;
  private int shownLength;
  private Setup setup = new Setup(0, 0, 8, 255);

  /// What the server says of itself.
  ///
  /// @param root         the first screen's root window
  /// @param resourceBase the first of the numbers that this client may give to what it creates
  record Setup(int root, int resourceBase, int minKeycode, int maxKeycode) {}

  private XConnection(SocketChannel channel, Selector selector, XDisplay display) {
    this.channel = channel;
    this.selector = selector;
    this.display = display;
  }

  /// A connection that is not yet made.
  static XConnection to(XDisplay display) throws IOException {
    SocketChannel channel = display.isLocal()
        ? SocketChannel.open(StandardProtocolFamily.UNIX)
        : SocketChannel.open();
    return new XConnection(channel, Selector.open(), display);
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
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
    byte[] name = cookie.isPresent()
        ? XAuthority.PROTOCOL.getBytes(StandardCharsets.US_ASCII)
        : new byte[0];
    byte[] data = cookie.orElseGet(() -> new byte[0]);
    write(XRequest.buffer(12 + XRequest.padded(name.length) + XRequest.padded(data.length))
        .put((byte) 'l').put((byte) 0).putShort((short) 11).putShort((short) 0)
        .putShort((short) name.length).putShort((short) data.length).putShort((short) 0)
        .put(name).position(12 + XRequest.padded(name.length)).put(data));
    fill(8);
    int words = Short.toUnsignedInt(packets.view(0, 8).getShort(6));
    fill(8 + 4 * words);
    ByteBuffer answer = show(0, 8 + 4 * words);
    ByteBuffer body = answer.slice(8, 4 * words).order(answer.order());
    if (answer.get(0) != 1) {
      int length = answer.get(0) == 0 ? Math.min(answer.get(1) & 0xff, body.capacity()) : body.capacity();
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
    wipeShown();
    write(request);
    sequence++;
  }

  /// Sends a request and waits for its reply.
  ///
  /// @throws XErrorException when this request, or one without a reply before it, failed
  ByteBuffer call(ByteBuffer request) throws IOException {
    send(request);
    return await(packet -> packet.get(0) == REPLY && packet.getShort(2) == (short) sequence);
  }

  /// The next event, waiting for it when there is none.
  ByteBuffer next() throws IOException {
    return next(_ -> true);
  }

  /// The next event that is wanted; the others are kept.
  ByteBuffer next(Predicate<ByteBuffer> wanted) throws IOException {
    wipeShown();
    return await(packet -> packet.get(0) != REPLY && wanted.test(packet));
  }

  /// Waits until something that [#next] has not given yet arrives; false when nothing came in so many ms.
  boolean arrivesWithin(long millis) throws IOException {
    wipeShown();
    return arrived(0) > 0 || select(millis) > 0;
  }

  /// Shows the events that have arrived and were not taken yet.
  void forEachArrived(Consumer<ByteBuffer> listener) {
    int length = arrived(0);
    for (int at = 0; length > 0; at += length, length = arrived(at)) {
      ByteBuffer packet = packets.view(at, length);
      boolean taken = at == shown && shownLength > 0;
      if (!taken && packet.get(0) != REPLY) {
        listener.accept(packet);
      }
    }
  }

  /// Ends the connection, for whichever thread uses it.
  void disconnect() throws IOException {
    channel.close();
    selector.close();
  }

  @Override
  public void close() throws IOException {
    packets.clear();
    disconnect();
  }

  /// Goes through the packets, those to come as well, up to one that is wanted. Events before it are kept, and replies
  /// that nobody waits for are not.
  private ByteBuffer await(Predicate<ByteBuffer> wanted) throws IOException {
    int at = 0;
    while (true) {
      int length = whole(at);
      ByteBuffer packet = packets.view(at, length);
      int kind = packet.get(0) & 0x7f;
      if (kind == ERROR) {
        var error = new XErrorException(packet.get(1) & 0xff, packet.get(10) & 0xff, packet.getShort(8));
        packets.remove(at, length);
        throw error;
      } else if (wanted.test(packet)) {
        return show(at, length);
      } else if (kind == REPLY) {
        packets.remove(at, length);
      } else {
        at += length;
      }
    }
  }

  /// Waits until a packet is there as a whole, and gives its length.
  private int whole(int at) throws IOException {
    fill(at + PACKET);
    long length = length(at);
    if (length > LONGEST) {
      throw new IOException("the X server announces a packet of " + length + " bytes");
    }
    fill(at + (int) length);
    return (int) length;
  }

  /// The length of a packet that has arrived as a whole; 0 when it has not.
  private int arrived(int at) {
    long length = packets.size() < at + PACKET ? 0 : length(at);
    return packets.size() < at + length ? 0 : (int) length;
  }

  private long length(int at) {
    ByteBuffer head = packets.view(at, PACKET);
    int kind = head.get(0) & 0x7f;
    boolean more = kind == REPLY || kind == GENERIC_EVENT;
    return PACKET + (more ? 4 * Integer.toUnsignedLong(head.getInt(4)) : 0);
  }

  private void fill(int bytes) throws IOException {
    while (packets.size() < bytes) {
      select(0);
      packets.readFrom(channel);
    }
  }

  /// Waits for bytes, without limit when that is 0 ms, and tells whether there are any.
  private int select(long millis) throws IOException {
    try {
      int ready = selector.select(millis);
      selector.selectedKeys().clear();
      return ready;
    } catch (ClosedSelectorException e) {
      throw (IOException) new AsynchronousCloseException().initCause(e);
    }
  }

  private ByteBuffer show(int at, int length) {
    shown = at;
    shownLength = length;
    return packets.view(at, length);
  }

  private void wipeShown() {
    packets.remove(shown, shownLength);
    shown = 0;
    shownLength = 0;
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
