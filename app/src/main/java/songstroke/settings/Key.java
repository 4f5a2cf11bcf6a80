package songstroke.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The settings that there are. None of them may come from a `.env` in the working folder, unless it says so here:
/// somebody else may have written that folder.
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
  LASTFM_URL("lastfm.url", "https://ws.audioscrobbler.com", Trait.GETS_SECRETS),
  /// Seconds between two looks at sources that must be asked.
  POLL_INTERVAL("poll-interval", "auto"),
  /// The time at which a day begins, for everything that counts by days.
  DAY_START("day-start", "04:00"),
  /// For how many days single key presses are kept; 0 keeps none.
  STORE_RAW_DAYS("store.raw-days", "30"),
  /// The id of the person's own app at Spotify's developer dashboard.
  SPOTIFY_CLIENT_ID("spotify.client-id", "", "SPOTIPY_CLIENT_ID", Trait.CREDENTIAL),
  /// Where the browser comes back from Spotify: an address of this machine.
  SPOTIFY_REDIRECT_URI("spotify.redirect-uri", "http://127.0.0.1/callback", "SPOTIPY_REDIRECT_URI"),
  /// Where the Spotify Web API is, with or without its `/v1`.
  SPOTIFY_API_URL("spotify.api-url", "https://api.spotify.com", Trait.GETS_SECRETS),
  /// Where one signs in to Spotify.
  SPOTIFY_ACCOUNTS_URL("spotify.accounts-url", "https://accounts.spotify.com", Trait.GETS_SECRETS),
  /// How many questions Spotify is asked within any 24 hours, at most.
  SPOTIFY_DAILY_BUDGET("spotify.daily-budget", "3000"),
  /// Whether services on the network are asked for genres; `ask` puts the question once.
  ENRICH_ONLINE("enrich.online", "ask"),
  /// MusicBrainz' base address.
  MUSICBRAINZ_URL("musicbrainz.url", "https://musicbrainz.org"),
  /// The person's own key at Last.fm: a secret, never shown.
  LASTFM_API_KEY("lastfm.api-key", "", Trait.SECRET, Trait.CREDENTIAL),
  /// A command that gets each successful run as JSON on its standard input.
  HOOK_ON_SUCCESS("hooks.on-success", ""),
  /// A command that gets each failed or interrupted run as JSON on its standard input.
  HOOK_ON_FAILURE("hooks.on-failure", "");

  private final String code;
  private final String standard;
  private final String original;
  private final boolean secret;
  private final boolean credential;
  private final boolean getsSecrets;

  /// What sets a setting apart.
  private enum Trait {
    /// Its value must not be shown, nor lie where others can read it.
    SECRET,
    /// A `.env` may give it under our name as well.
    CREDENTIAL,
    /// It is an address to which secrets are sent.
    GETS_SECRETS
  }

  Key(String code, String standard, Trait... traits) {
    this(code, standard, "", traits);
  }

  /// @param original the name in the environment and in `.env` of the demo that this program follows
  Key(String code, String standard, String original, Trait... traits) {
    this.code = code;
    this.standard = standard;
    this.original = original;
    List<Trait> all = List.of(traits);
    secret = all.contains(Trait.SECRET);
    credential = all.contains(Trait.CREDENTIAL);
    getsSecrets = all.contains(Trait.GETS_SECRETS);
  }

  /// The name in `config.toml` and for `--config`.
  public String code() {
    return code;
  }

  /// Whether its value must not be shown.
  public boolean isSecret() {
    return secret;
  }

  /// Whether it is an address to which secrets are sent: refused unless it keeps them to itself.
  public boolean getsSecrets() {
    return getsSecrets;
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
    return original.isEmpty() ? List.of(variable()) : List.of(variable(), original);
  }

  /// The names under which a `.env` of the working folder may give it; the first that is set wins. For most there are
  /// none.
  List<String> dotEnvVariables() {
    List<String> names = new ArrayList<>(variables());
    if (!credential) {
      names.remove(variable());
    }
    return List.copyOf(names);
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
