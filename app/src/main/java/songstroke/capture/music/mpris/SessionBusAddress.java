package songstroke.capture.music.mpris;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import songstroke.capture.SourceUnavailableException;
import songstroke.problem.Problem;

/// Where the session bus listens: a socket file, named by `DBUS_SESSION_BUS_ADDRESS` or standing at
/// `$XDG_RUNTIME_DIR/bus`.
///
/// @param socket the socket file
record SessionBusAddress(Path socket) {
  private static final String VARIABLE = "DBUS_SESSION_BUS_ADDRESS";
  private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/.";
  private static final String PATH_KEY = "path=";

  /// The address the environment names, its socket there at this moment.
  ///
  /// @throws SourceUnavailableException when there is none that can be used
  static SessionBusAddress of(Map<String, String> environment) throws SourceUnavailableException {
    String text = environment.getOrDefault(VARIABLE, "").strip();
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "").strip();
    if (text.isEmpty() && runtime.isEmpty()) {
      throw missing("neither " + VARIABLE + " nor XDG_RUNTIME_DIR is set",
          "start it from a desktop session");
    }
    Path socket = text.isEmpty() ? Path.of(runtime, "bus") : socket(text);
    if (!Files.exists(socket)) {
      throw missing(socket + " does not exist", "start it from the desktop session that plays the music");
    }
    return new SessionBusAddress(socket);
  }

  /// Whether the socket is still there.
  boolean exists() {
    return Files.exists(socket);
  }

  /// The address as D-Bus writes it.
  String text() {
    var escaped = new StringBuilder("unix:path=");
    for (byte b : socket.toString().getBytes(StandardCharsets.UTF_8)) {
      boolean plain = PLAIN.indexOf(b) >= 0;
      escaped.append(plain ? String.valueOf((char) b) : "%%%02x".formatted(b));
    }
    return escaped.toString();
  }

  private static Path socket(String addresses) throws SourceUnavailableException {
    for (String address : addresses.split(";", -1)) {
      Optional<String> path = path(address);
      if (path.isPresent()) {
        return Path.of(path.get());
      }
    }
    String kind = addresses.contains("unix:abstract=") ? "an abstract socket" : "no socket file";
    throw missing(VARIABLE + " names " + kind + " (" + addresses + ")",
        "this program needs unix:path=..., as dbus-run-session and systemd give it");
  }

  private static Optional<String> path(String address) {
    if (!address.startsWith("unix:")) {
      return Optional.empty();
    }
    for (String pair : address.substring("unix:".length()).split(",", -1)) {
      if (pair.startsWith(PATH_KEY)) {
        String escaped = pair.substring(PATH_KEY.length()).replace("+", "%2B");
        return Optional.of(URLDecoder.decode(escaped, StandardCharsets.UTF_8));
      }
    }
    return Optional.empty();
  }

  private static SourceUnavailableException missing(String what, String remedy) {
    return new SourceUnavailableException(Problem.UNAVAILABLE, MprisMusicSource.NAME,
        "no session bus: " + what,
        remedy);
  }
}
