package songstroke.stack.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Passes connections on to a server on this machine and cuts each after so many bytes in one of the directions, as a
/// bad network does.
final class CuttingRelay implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int port;
  private final long mostSent;
  private final long mostAnswered;

  /// Begins to listen.
  ///
  /// @param port         of the server
  /// @param mostSent     bytes to it, on each connection
  /// @param mostAnswered bytes from it
  CuttingRelay(int port, long mostSent, long mostAnswered) throws IOException {
    this.port = port;
    this.mostSent = mostSent;
    this.mostAnswered = mostAnswered;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket near = listener.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> pass(near, far, mostSent));
        Thread.ofVirtual().start(() -> pass(far, near, mostAnswered));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private static void pass(Socket from, Socket to, long most) {
    try (from; to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var buffer = new byte[4096];
      for (long left = most; left > 0;) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          return;
        }
        out.write(buffer, 0, count);
        left -= count;
      }
    } catch (IOException _) {
      // the other direction has cut it
    }
  }
}
