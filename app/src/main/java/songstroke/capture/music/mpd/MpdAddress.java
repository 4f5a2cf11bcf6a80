package songstroke.capture.music.mpd;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import songstroke.capture.SourceUnavailableException;
import songstroke.problem.Problem;
import songstroke.secret.Secret;

/// Where a server is, and the password for it, as MPD's own clients find them: `MPD_HOST` (a host, a socket's path, or
/// either behind `password@`) with `MPD_PORT`, else `$XDG_RUNTIME_DIR/mpd/socket` when it is there, else
/// `localhost:6600`.
record MpdAddress(Place place, Optional<Secret> password) {
  private static final String HOST = "MPD_HOST";
  private static final String PORT = "MPD_PORT";
  private static final int STANDARD_PORT = 6600;
  private static final int LAST_PORT = 65_535;

  /// What is connected to.
  sealed interface Place {
    record SocketFile(Path path) implements Place {
      @Override
      public String toString() {
        return path.toString();
      }
    }

    record Port(String host, int number) implements Place {
      @Override
      public String toString() {
        return host + ":" + number;
      }
    }
  }

  /// The one that an environment names.
  ///
  /// @throws SourceUnavailableException when it names an abstract socket or a port that is none
  static MpdAddress of(Map<String, String> environment) throws SourceUnavailableException {
    String named = environment.getOrDefault(HOST, "").strip();
    int at = named.indexOf('@');
    Optional<Secret> password = at > 0 ? Optional.of(new Secret(named.substring(0, at))) : Optional.empty();
    String host = at > 0 ? named.substring(at + 1) : named;
    if (host.startsWith("@")) {
      throw new SourceUnavailableException(Problem.UNAVAILABLE, MpdMusicSource.NAME,
          HOST + " names the abstract socket '" + host + "', which Java cannot reach",
          "let the server listen on a socket file or a port and name that");
    }
    if (host.startsWith("/")) {
      return new MpdAddress(new Place.SocketFile(Path.of(host)), password);
    }
    Optional<Path> socket = host.isEmpty() ? socketFile(environment) : Optional.empty();
    if (socket.isPresent()) {
      return new MpdAddress(new Place.SocketFile(socket.get()), password);
    }
    return new MpdAddress(new Place.Port(host.isEmpty() ? "localhost" : host, port(environment)), password);
  }

  /// Whether the person has set one, or a server's socket is there.
  static boolean isNamed(Map<String, String> environment) {
    return !environment.getOrDefault(HOST, "").isBlank() || socketFile(environment).isPresent();
  }

  private static Optional<Path> socketFile(Map<String, String> environment) {
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    Path own = Path.of(runtime, "mpd", "socket");
    return runtime.isBlank() || !Files.exists(own) ? Optional.empty() : Optional.of(own);
  }

  private static int port(Map<String, String> environment) throws SourceUnavailableException {
    String text = environment.getOrDefault(PORT, "").strip();
    if (text.isEmpty()) {
      return STANDARD_PORT;
    }
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > LAST_PORT) {
      throw new SourceUnavailableException(Problem.UNAVAILABLE, MpdMusicSource.NAME,
          PORT + " is '" + text + "'", "it is a number from 1 to " + LAST_PORT);
    }
    return port;
  }
}
