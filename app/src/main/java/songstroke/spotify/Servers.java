package songstroke.spotify;

import java.net.URI;

import songstroke.http.Address;
import songstroke.settings.Key;

/// Where Spotify is. Both get tokens, so nobody on the way to them can read what is sent.
///
/// @param accounts where one signs in and gets tokens, without a slash at its end
/// @param api      the Web API, without `/v1` and without a slash at its end
public record Servers(URI accounts, URI api) {
  /// Spotify's own.
  public static final Servers STANDARD = new Servers(URI.create(Key.SPOTIFY_ACCOUNTS_URL.standard()),
      URI.create(Key.SPOTIFY_API_URL.standard()));

  /// @throws IllegalArgumentException when an address is neither https nor one of this machine
  public Servers {
    for (URI address : new URI[]{accounts, api}) {
      if (!Address.isConfidential(address)) {
        throw new IllegalArgumentException("no token is sent to " + address.getHost() + " without https");
      }
    }
  }
}
