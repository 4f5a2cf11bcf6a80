package songstroke.wiring;

import java.util.Set;
import java.util.function.Consumer;

import songstroke.http.UserAgent;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.sources.KeySources;
import songstroke.sources.MusicSources;
import songstroke.spotify.Redirect;

/// Judges the value of a setting as the part of the program that uses it does, without using it.
public final class SettingChecks {
  private SettingChecks() {}

  /// Uses a setting for nothing.
  private interface Check {
    void of(Settings settings, Key key) throws SettingsException;
  }

  /// Makes sure that a setting can be used.
  ///
  /// @throws SettingsException when it cannot; says what it may be
  public static void require(Settings settings, Key key) throws SettingsException {
    check(key).of(settings, key);
  }

  private static Check check(Key key) {
    return switch (key) {
      case KEYS_SOURCE -> named(KeySources::requireKnown);
      case MUSIC_SOURCE -> named(MusicSources::requireKnown);
      case KEYS_ACCEPT_SYNTHETIC -> Settings::flag;
      case ENRICH_ONLINE -> Settings::decision;
      case STORE_RAW_DAYS -> Settings::days;
      case SPOTIFY_DAILY_BUDGET -> Settings::count;
      case DAY_START -> (settings, _) -> settings.dayStart();
      case POLL_INTERVAL -> (settings, _) -> RecordingSession.parameters(settings, Set.of());
      case CONTACT -> SettingChecks::requireContact;
      case SPOTIFY_REDIRECT_URI -> (settings, _) -> Redirect.of(settings);
      case LISTENBRAINZ_URL, LASTFM_URL, MUSICBRAINZ_URL, SPOTIFY_API_URL, SPOTIFY_ACCOUNTS_URL ->
        Settings::address;
      case LISTENBRAINZ_USER, LASTFM_USER, LASTFM_API_KEY, SPOTIFY_CLIENT_ID, HOOK_ON_SUCCESS,
          HOOK_ON_FAILURE ->
        (_, _) -> {};
    };
  }

  /// @param requirement throws an [IllegalArgumentException] with what there is
  private static Check named(Consumer<String> requirement) {
    return (settings, key) -> {
      try {
        requirement.accept(settings.get(key));
      } catch (IllegalArgumentException e) {
        throw settings.refused(key, String.valueOf(e.getMessage()));
      }
    };
  }

  /// No contact at all is right: then nobody is asked.
  static void requireContact(Settings settings, Key key) throws SettingsException {
    String contact = settings.get(key);
    if (!contact.isEmpty() && !UserAgent.isContact(contact)) {
      throw settings.refused(key, "'" + contact + "' is neither an e-mail address nor a web page");
    }
  }
}
