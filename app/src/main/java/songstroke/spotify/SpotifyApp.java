package songstroke.spotify;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;

/// The person's own app at Spotify, and where Spotify is.
///
/// @param clientId of the app; empty when there is none yet
/// @param servers  where Spotify is
/// @param budget   questions within any 24 hours, at most
/// @param origins  where the settings come from, as far as that is known
public record SpotifyApp(String clientId, Servers servers, int budget, Map<Key, String> origins) {
  public SpotifyApp {
    origins = Map.copyOf(origins);
  }

  /// As the settings say.
  public static SpotifyApp of(Settings settings) throws SettingsException {
    Map<Key, String> origins = new EnumMap<>(Key.class);
    for (Key key : new Key[]{Key.SPOTIFY_CLIENT_ID, Key.SPOTIFY_ACCOUNTS_URL, Key.SPOTIFY_API_URL}) {
      origins.put(key, settings.value(key).origin());
    }
    URI api = URI.create(settings.address(Key.SPOTIFY_API_URL).toString().replaceFirst("/v1$", ""));
    return new SpotifyApp(settings.get(Key.SPOTIFY_CLIENT_ID),
        new Servers(settings.address(Key.SPOTIFY_ACCOUNTS_URL), api),
        settings.count(Key.SPOTIFY_DAILY_BUDGET),
        origins);
  }

  /// The Web API, without `/v1` and without a slash at its end.
  URI api() {
    return servers.api();
  }

  /// Where one signs in and gets tokens, likewise.
  URI accounts() {
    return servers.accounts();
  }

  /// Why a grant is of no use here: it belongs to another app or to other servers, and nothing of it may be sent. Empty
  /// when it is.
  Optional<String> unusable(Grant grant) {
    Servers givers = grant.servers();
    return differs(Key.SPOTIFY_CLIENT_ID, grant.clientId(), clientId)
        .or(() -> differs(Key.SPOTIFY_ACCOUNTS_URL, givers.accounts().toString(), accounts().toString()))
        .or(() -> differs(Key.SPOTIFY_API_URL, givers.api().toString(), api().toString()));
  }

  private Optional<String> differs(Key key, String then, String now) {
    if (then.equals(now)) {
      return Optional.empty();
    }
    String origin = Optional.ofNullable(origins.get(key)).map(place -> " (from " + place + ")").orElse("");
    return Optional.of("the sign-in to Spotify was made with " + key.code() + " " + then + ", which is now "
        + (now.isEmpty() ? "not set" : now) + origin
        + ", so nothing was sent; undo that setting, or sign in again with 'songstroke spotify login'");
  }

  /// An address below the Web API.
  URI endpoint(String path) {
    return URI.create(api() + "/v1" + path);
  }

  /// Where tokens are given.
  URI tokens() {
    return URI.create(accounts() + "/api/token");
  }

  /// Where the person agrees.
  URI authorize() {
    return URI.create(accounts() + "/authorize");
  }
}
