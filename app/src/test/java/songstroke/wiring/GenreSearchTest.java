package songstroke.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.enrich.DataFileException;
import songstroke.enrich.ScriptedGenreServices;
import songstroke.recorder.StopSignal;
import songstroke.segment.ByPause;
import songstroke.segment.SegmentBuilder;
import songstroke.segment.State;
import songstroke.settings.SettingsException;
import songstroke.steps.Enrich;
import songstroke.steps.HeardContext;

/// The step `enrich` as the settings make it; the services are on this machine, as is whoever asks them.
class GenreSearchTest {
  private static final String NOT_LOOKED_UP = "genres are not looked up: the services want to know";

  @TempDir
  Path folder;

  private final List<String> said = new ArrayList<>();
  private final HeardContext context = new HeardContext(Map.of());
  private Calls calls;
  private ScriptedGenreServices services;

  @BeforeEach
  void serviceThatKnowsNova() throws IOException {
    calls = new Calls(folder);
    services = new ScriptedGenreServices(calls.clocks);
    services.on("artist_name=Nova,", """
        {"artist_credit_name":"Nova","metadata":{"tag":{"artist":[{"tag":"shoegaze","count":4}]}}}""");
    calls.flags.putAll(Map.of("enrich.online", "true", "listenbrainz.url", services.address(),
        "musicbrainz.url", services.address(), "lastfm.url", services.address()));
  }

  @AfterEach
  void everyRequestWasWellMannered() {
    services.close();
    assertThat(services.complaints()).isEmpty();
  }

  @Test
  void withAContactServicesAreAskedUnderIt() throws Exception {
    calls.flags.put("contact", "someone@example.org");

    assertThat(genres("Nova")).contains("Nova,shoegaze,listenbrainz,");
    assertThat(services.requests()).isNotEmpty().allSatisfy(request -> assertThat(request.agent())
        .isEqualTo("Songstroke/" + Version.number() + " ( someone@example.org )"));
    assertThat(said).anySatisfy(line -> assertThat(line).contains("MusicBrainz, ListenBrainz"));
  }

  @Test
  void servicesOnThisMachineNeedNoContact() throws Exception {
    assertThat(genres("Nova")).contains("Nova,shoegaze,listenbrainz,");
    assertThat(services.requests()).isNotEmpty().allSatisfy(request -> assertThat(request.agent())
        .contains("( http://localhost/ )"));
  }

  @Test
  void withoutAContactNobodyElseIsAskedAndThePersonHearsWhy() throws Exception {
    elsewhere();

    assertThat(genres("Nova")).contains("Nova,,pending,,");
    assertThat(said).singleElement().asString().startsWith(NOT_LOOKED_UP).contains("'contact'",
        "config.toml");
    assertThat(context.log).isEqualTo(said);
  }

  @Test
  void thePersonHearsNothingWhenEveryGenreIsKnown() throws Exception {
    elsewhere();

    assertThat(genres("Nova", "jazz")).contains("Nova,jazz,tag,");
    assertThat(said).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "ask"})
  void nobodyIsAskedUntilThePersonSaysSo(String decision) throws Exception {
    calls.flags.putAll(Map.of("enrich.online", decision, "contact", "someone@example.org"));

    assertThat(genres("Nova")).contains("Nova,,pending,,");
    assertThat(said).isEmpty();
    assertThat(services.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"me", "someone at example.org", "ftp://example.org", "a@b (c)"})
  void aContactThatNobodyCanWriteToIsRefusedEvenOffline(String contact) {
    calls.flags.put("contact", contact);
    assertThatThrownBy(this::step).isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("contact (from flag)", "'" + contact + "'", "e-mail address");

    calls.flags.put("enrich.online", "false");
    assertThatThrownBy(this::step).isInstanceOf(SettingsException.class);
  }

  @Test
  void aServiceWithoutAnAddressIsNotAsked() throws Exception {
    calls.flags.putAll(Map.of("musicbrainz.url", "", "lastfm.url", ""));

    assertThat(genres("Nova")).contains("Nova,shoegaze,listenbrainz,");
    assertThat(said).anySatisfy(line -> assertThat(line).startsWith("genres: asking ListenBrainz about"));
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    calls.flags.put("musicbrainz.url", "musicbrainz");

    assertThatThrownBy(this::step).isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("musicbrainz.url", "'musicbrainz'", "an address such as");
  }

  @Test
  void aMistakeInAnOwnLexiconIsSeenBeforeAnyWork() throws IOException {
    calls.configure("lexicon.txt", "[heads]\n0.9 : blawp\n");

    assertThatThrownBy(this::step).isInstanceOf(DataFileException.class)
        .hasMessageContaining("lexicon.txt, line 2: ");
  }

  private void elsewhere() {
    calls.flags.putAll(Map.of("musicbrainz.url", "https://musicbrainz.invalid", "listenbrainz.url",
        "https://listenbrainz.invalid", "lastfm.url", "https://lastfm.invalid"));
  }

  private Enrich step() throws Exception {
    Invocation call = calls.call();
    return new GenreSearch(call.settings(), call.home(), calls.clocks, calls.clocks::tick)
        .step(GenreSearch.audience(said::add, StopSignal::never));
  }

  /// What the step writes into `genres.csv` about one artist.
  private String genres(String artist, String... tags) throws Exception {
    SegmentBuilder song = SegmentBuilder.segment().state(State.MUSIC, "").track("t-1", "Low Tide")
        .artist(artist.toLowerCase(Locale.ROOT), artist).genres(List.of(tags));
    return step().run(ByPause.only(List.of(song.build())), context).genres();
  }
}
