package songstroke.capture.keys.x11;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of an X server, as the variable `DISPLAY` holds it: `:0`, `:0.0`, `unix:0`, `host:10.0`, `[::1]:0`.
///
/// @param text   as it was given, for messages
/// @param host   the machine, empty for a server on this one reached by its socket file
/// @param number the server's number on that machine
record XDisplay(String text, String host, int number) {
  private static final Pattern FORM = Pattern
      .compile("(?<host>\\[[0-9A-Fa-f:.]+]|[^:/\\[\\]]*):(?<number>\\d{1,5})(\\.\\d+)?");
  private static final int FIRST_PORT = 6000;
  private static final int LAST_NUMBER = 0xffff - FIRST_PORT;

  /// Reads a display name; empty when it names none.
  static Optional<XDisplay> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(form.group("number"));
    String host = form.group("host");
    if (host.equals("unix")) {
      host = "";
    } else if (host.startsWith("[")) {
      host = host.substring(1, host.length() - 1);
    }
    return number > LAST_NUMBER ? Optional.empty() : Optional.of(new XDisplay(text, host, number));
  }

  /// Whether the server is reached by its socket file.
  boolean isLocal() {
    return host.isEmpty();
  }

  /// Where the server listens. Looks the host's name up when there is one.
  SocketAddress address() {
    return isLocal()
        ? UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + number)
        : new InetSocketAddress(host, FIRST_PORT + number);
  }

  /// The address in words for the person.
  String place() {
    return isLocal() ? "/tmp/.X11-unix/X" + number : host + " port " + (FIRST_PORT + number);
  }
}
