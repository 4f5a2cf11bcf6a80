package songstroke.wiring;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import songstroke.enrich.ArtistQuery;
import songstroke.enrich.GenreKnowledge;
import songstroke.enrich.GenreReading;
import songstroke.http.UserAgent;
import songstroke.lookup.GenreServices;
import songstroke.recorder.StopSignal;
import songstroke.settings.Home;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.steps.Enrich;
import songstroke.steps.KnownGenres;
import songstroke.steps.OnlineGenres;
import songstroke.timeline.Clocks;
import songstroke.timeline.Sleeper;

/// Where a command finds genres, as the settings say: on the network when the person wants that and gives a contact,
/// otherwise among what is known.
///
/// @param sleeper lets time pass between two requests
public record GenreSearch(Settings settings, Home home, Clocks clocks, Sleeper sleeper) {
  private static final String NO_CONTACT = "genres are not looked up: the services want to know whom they can write"
      + " to; set 'contact' in config.toml to an e-mail address or web page of yours";

  /// Makes the step.
  ///
  /// @throws SettingsException when a setting is wrong
  /// @throws IOException       when a lexicon or genre tree of the person's own has a mistake
  public Enrich step(OnlineGenres.Audience audience) throws SettingsException, IOException {
    Supplier<GenreReading> reading = new UserGenres(home).vocabulary();
    Enrich.Genres known = KnownGenres.byMemory(home.genreMemory(), reading, clocks);
    GenreServices services = services();
    String contact = settings.get(Key.CONTACT);
    SettingChecks.requireContact(settings, Key.CONTACT);
    if (!settings.decision(Key.ENRICH_ONLINE).orElse(false)) {
      return new Enrich(known, reading);
    }
    GenreServices asked = contact.isEmpty() ? services.onThisMachine() : services;
    if (asked.names().isEmpty()) {
      return new Enrich(contact.isEmpty() ? explained(known, audience) : known, reading);
    }
    String agent = UserAgent.of(Version.number(), contact.isEmpty() ? "http://localhost/" : contact);
    return new Enrich(new OnlineGenres(
        new OnlineGenres.Setup(home.genreMemory(), asked, agent, reading), clocks, sleeper, audience),
        reading);
  }

  private GenreServices services() throws SettingsException {
    return new GenreServices(base(Key.MUSICBRAINZ_URL), base(Key.LISTENBRAINZ_URL), base(Key.LASTFM_URL),
        Optional.of(settings.get(Key.LASTFM_API_KEY)).filter(key -> !key.isEmpty()));
  }

  /// A service without an address is not asked.
  private String base(Key key) throws SettingsException {
    return settings.get(key).isBlank() ? "" : settings.address(key).toString();
  }

  private static Enrich.Genres explained(Enrich.Genres genres, OnlineGenres.Audience audience) {
    return (artists, context) -> {
      Map<ArtistQuery, GenreKnowledge> known = genres.of(artists, context);
      if (known.values().stream().anyMatch(GenreKnowledge.Pending.class::isInstance)) {
        context.log(NO_CONTACT);
        audience.say(NO_CONTACT);
      }
      return known;
    };
  }

  /// Nobody hears, and nobody ends it; the step keeps what is said in its log.
  public static OnlineGenres.Audience unheard() {
    return audience(_ -> {}, StopSignal::never);
  }

  /// Tells the progress line by line.
  ///
  /// @param stop gives what ends the search, when it begins
  public static OnlineGenres.Audience audience(Consumer<String> lines,
      Supplier<StopSignal> stop) {
    return new OnlineGenres.Audience() {
      @Override
      public StopSignal begin() {
        return stop.get();
      }

      @Override
      public void say(String line) {
        lines.accept(line);
      }
    };
  }
}
