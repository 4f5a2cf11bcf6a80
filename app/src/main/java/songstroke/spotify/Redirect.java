package songstroke.spotify;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

import songstroke.http.Address;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;

/// Where the person's browser comes back from Spotify, to the letter as the app's page in the developer dashboard names
/// it: a number of this machine, and plain `http`, as no certificate is good for that. What comes back is worth a
/// token, so it never leaves this machine.
///
/// @param uri without a port when any free one will do
public record Redirect(URI uri) {
  /// @throws IllegalArgumentException when it is anything else
  public Redirect {
    if (!"http".equals(uri.getScheme()) || !Address.isLoopback(uri) || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("not an address of this machine");
    }
  }

  /// As the settings say.
  ///
  /// @throws SettingsException when it is not an address of this machine
  public static Redirect of(Settings settings) throws SettingsException {
    String text = settings.get(Key.SPOTIFY_REDIRECT_URI);
    URI uri = parsed(text).orElse(URI.create(""));
    if ("http".equals(uri.getScheme()) && "localhost".equalsIgnoreCase(uri.getHost())) {
      throw settings.refused(Key.SPOTIFY_REDIRECT_URI, "it is '" + text + "', and Spotify no longer accepts"
          + " 'localhost'; write 127.0.0.1 in its place, here and on the app's page at"
          + " developer.spotify.com/dashboard");
    }
    try {
      return new Redirect(uri);
    } catch (IllegalArgumentException _) {
      throw settings.refused(Key.SPOTIFY_REDIRECT_URI,
          "it is '" + text + "', and Spotify's answer must come back"
              + " to this machine; set an address such as " + Key.SPOTIFY_REDIRECT_URI.standard()
              + " (the host 127.0.0.1 or [::1], plain http)");
    }
  }

  /// What listens there.
  InetAddress host() {
    return InetAddress.ofLiteral(uri.getHost().replaceAll("^\\[|]$", ""));
  }

  /// The port that is listened on; 0 is any free one.
  int port() {
    return Math.max(0, uri.getPort());
  }

  /// The same at the port that was free.
  URI at(int port) {
    return URI.create(uri.getScheme() + "://" + uri.getHost() + ":" + port + uri.getRawPath());
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
