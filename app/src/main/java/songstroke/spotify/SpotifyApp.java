package songstroke.spotify;

import java.net.URI;

import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;

/// The person's own app at Spotify, and where Spotify is.
///
/// @param clientId of the app; empty when there is none yet
/// @param api      the Web API, without `/v1` and without a slash at its end
/// @param accounts where one signs in and gets tokens, likewise
/// @param budget   questions within any 24 hours, at most
public record SpotifyApp(String clientId, URI api, URI accounts, int budget) {
  /// What the app's page in the developer dashboard must name as redirect URI, to the letter.
  public static final String REDIRECT = "http://127.0.0.1/callback";

  /// As the settings say.
  public static SpotifyApp of(Settings settings) throws SettingsException {
    return new SpotifyApp(settings.get(Key.SPOTIFY_CLIENT_ID),
        URI.create(settings.address(Key.SPOTIFY_API_URL).toString().replaceFirst("/v1$", "")),
        settings.address(Key.SPOTIFY_ACCOUNTS_URL), settings.count(Key.SPOTIFY_DAILY_BUDGET));
  }

  /// An address below the Web API.
  URI endpoint(String path) {
    return URI.create(api + "/v1" + path);
  }

  /// Where tokens are given.
  URI tokens() {
    return URI.create(accounts + "/api/token");
  }

  /// Where the person agrees.
  URI authorize() {
    return URI.create(accounts + "/authorize");
  }
}
