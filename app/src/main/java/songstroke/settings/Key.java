package songstroke.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The settings that there are.
public enum Key {
  /// Which key source `run` takes.
  KEYS_SOURCE("keys.source", "auto"),
  /// Whether keys injected by programs count as well, for on-screen keyboards and tests.
  KEYS_ACCEPT_SYNTHETIC("keys.accept-synthetic", "false"),
  /// Which music source `run` takes.
  MUSIC_SOURCE("music.source", "auto"),
  /// An e-mail address or page that the operators of asked services can write to; without one nobody is asked.
  CONTACT("contact", ""),
  /// The person's name at ListenBrainz; set, `auto` follows it as well.
  LISTENBRAINZ_USER("listenbrainz.user", ""),
  /// Where ListenBrainz is.
  LISTENBRAINZ_URL("listenbrainz.url", "https://api.listenbrainz.org"),
  /// The person's name at Last.fm; set, `auto` follows it as well.
  LASTFM_USER("lastfm.user", ""),
  /// Where Last.fm is.
  LASTFM_URL("lastfm.url", "https://ws.audioscrobbler.com"),
  /// Seconds between two looks at sources that must be asked.
  POLL_INTERVAL("poll-interval", "auto"),
  /// For how many days single key presses are kept; 0 keeps none.
  STORE_RAW_DAYS("store.raw-days", "30"),
  /// The id of the person's own app at Spotify's developer dashboard.
  SPOTIFY_CLIENT_ID("spotify.client-id", "", "SPOTIPY_CLIENT_ID"),
  /// Where the Spotify Web API is, with or without its `/v1`.
  SPOTIFY_API_URL("spotify.api-url", "https://api.spotify.com"),
  /// Where one signs in to Spotify.
  SPOTIFY_ACCOUNTS_URL("spotify.accounts-url", "https://accounts.spotify.com"),
  /// How many questions Spotify is asked within any 24 hours, at most.
  SPOTIFY_DAILY_BUDGET("spotify.daily-budget", "3000"),
  /// Whether services on the network are asked for genres; `ask` puts the question once.
  ENRICH_ONLINE("enrich.online", "ask"),
  /// MusicBrainz' base address.
  MUSICBRAINZ_URL("musicbrainz.url", "https://musicbrainz.org"),
  /// The person's own key at Last.fm: a secret, never shown.
  LASTFM_API_KEY("lastfm.api-key", ""),
  /// A command that gets each successful run as JSON on its standard input.
  HOOK_ON_SUCCESS("hooks.on-success", ""),
  /// A command that gets each failed or interrupted run as JSON on its standard input.
  HOOK_ON_FAILURE("hooks.on-failure", "");

  private final String code;
  private final String standard;
  private final String alias;

  Key(String code, String standard) {
    this(code, standard, "");
  }

  Key(String code, String standard, String alias) {
    this.code = code;
    this.standard = standard;
    this.alias = alias;
  }

  /// The name in `config.toml` and for `--config`.
  public String code() {
    return code;
  }

  /// Whether its value must not be shown.
  public boolean isSecret() {
    return this == LASTFM_API_KEY;
  }

  /// The value when nobody set one.
  public String standard() {
    return standard;
  }

  /// The name of the environment variable.
  public String variable() {
    return "SONGSTROKE_" + code.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /// The names of all environment variables that are understood; the first that is set wins.
  public List<String> variables() {
    return alias.isEmpty() ? List.of(variable()) : List.of(variable(), alias);
  }

  /// The setting of that name.
  public static Optional<Key> of(String code) {
    for (Key key : values()) {
      if (key.code.equals(code)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }
}
