package songstroke.settings;

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
  /// Seconds between two looks at sources that must be asked.
  POLL_INTERVAL("poll-interval", "auto"),
  /// For how many days single key presses are kept; 0 keeps none.
  STORE_RAW_DAYS("store.raw-days", "30"),
  /// Whether services on the network are asked for genres; `ask` puts the question once.
  ENRICH_ONLINE("enrich.online", "ask"),
  /// MusicBrainz' base address.
  MUSICBRAINZ_URL("musicbrainz.url", "https://musicbrainz.org"),
  /// ListenBrainz' base address.
  LISTENBRAINZ_URL("listenbrainz.url", "https://api.listenbrainz.org"),
  /// Last.fm's base address.
  LASTFM_URL("lastfm.url", "https://ws.audioscrobbler.com"),
  /// The person's own key at Last.fm: a secret, never shown.
  LASTFM_API_KEY("lastfm.api-key", ""),
  /// An e-mail address or page that the operators of asked services can write to.
  CONTACT("contact", ""),
  /// A command that gets each successful run as JSON on its standard input.
  HOOK_ON_SUCCESS("hooks.on-success", ""),
  /// A command that gets each failed or interrupted run as JSON on its standard input.
  HOOK_ON_FAILURE("hooks.on-failure", "");

  private final String code;
  private final String standard;

  Key(String code, String standard) {
    this.code = code;
    this.standard = standard;
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
