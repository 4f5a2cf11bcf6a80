package songstroke.capture.music.scrobbled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.HeardMusic;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.MusicSourceContract;
import songstroke.capture.music.polled.Look;
import songstroke.capture.music.polled.PolledFollower;
import songstroke.capture.music.polled.PolledMusicSource;
import songstroke.http.PoliteHttp;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;
import songstroke.timeline.SettableClocks;

/// The ListenBrainz source against a service on this machine.
class ListenBrainzTest implements MusicSourceContract {
  private static final String AGENT = "Songstroke/1.0 ( me@example.org )";
  private static final String PLAYING = """
      {"payload":{"count":1,"playing_now":true,"unheard-of":[],"listens":[{"playing_now":true,"track_metadata":
      {"track_name":"TITLE","artist_name":"Ann","release_name":"Tones","additional_info":{"duration_ms":60000,
      "recording_mbid":"r-TITLE","tags":["ambient; drone"]}}}]}}""";

  private final SettableClocks clocks = new SettableClocks(Instant.parse("2026-03-02T12:00:00Z"),
      ZoneOffset.UTC);
  private final PoliteHttp http = new PoliteHttp(AGENT, clocks, clocks::tick);
  private ScriptedService service;

  @BeforeEach
  void serve() throws IOException {
    service = new ScriptedService();
    play("First");
  }

  @AfterEach
  void end() {
    service.close();
    assertThat(service.asked()).allSatisfy(asked -> assertThat(asked).isEqualTo(
        new ScriptedService.Asked("/1/user/ann%20b/playing-now", AGENT)));
  }

  @Override
  public MusicSource source() {
    var unhurried = new PoliteHttp(AGENT, Clocks.system(), _ -> {});
    return new PolledMusicSource(new ListenBrainzLookout(
        new ServiceAccess("ann b", service.address(), "me@example.org", () -> unhurried, Clocks.system())),
        Duration.ofMillis(50), Clocks.system());
  }

  @Override
  public void playSecond() {
    play("Second");
  }

  @Test
  void theTrackIsReadWithItsTags() {
    var seen = (Look.Seen) lookout("ann b").look();
    var playing = (Playback.Playing) seen.playback();
    assertThat(playing.positionMs()).isEmpty();
    assertThat(playing.item().player()).isEqualTo("listenbrainz");
    assertThat(playing.item().track().id()).hasValue("mb:track:r-First");
    assertThat(playing.item().track().artists()).containsExactly("Ann");
    assertThat(playing.item().track().genres()).containsExactly("ambient", "drone");
    assertThat(playing.item().track().lengthMs()).hasValue(60_000);
  }

  @Test
  void noWordIsNotSilence() {
    for (String nothing : new String[]{"{\"payload\":{\"count\":0,\"listens\":[]}}",
      "{\"payload\":{\"listens\":[{\"track_metadata\":{\"track_name\":null,\"artist_name\":7}}]}}"}) {
      service.say(nothing);
      clocks.tick(Duration.ofSeconds(2));
      assertThat(((Look.Seen) lookout("ann b").look()).playback())
          .isEqualTo(new Playback.Unknown("ListenBrainz has no word of music"));
    }
  }

  @Test
  void anUnknownUserIsNamedWithItsSetting() {
    service.say(404, "{\"code\":404,\"error\":\"Cannot find user\"}", Map.of());
    var trouble = (Look.Trouble) lookout("ann b").look();
    assertThat(trouble.what()).isEqualTo("ListenBrainz knows no user 'ann b'");
    assertThat(trouble.remedy()).contains("listenbrainz.user");
    assertThat(trouble.silence()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"404 page not found", "<html>", "{\"message\":\"no such route\"}"})
  void anAddressWithoutSuchAnApiIsNamedAndNotTheUser(String body) {
    service.say(404, body, Map.of());
    var trouble = (Look.Trouble) lookout("ann b").look();
    assertThat(trouble.what()).startsWith("there is no ListenBrainz API at " + service.address())
        .contains("404");
    assertThat(trouble.remedy()).contains("listenbrainz.url").doesNotContain("listenbrainz.user");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"code\": 200, \"error\": \"Invalid Method\"}", "{}", "{\"status\":\"ok\"}",
    "{\"payload\":{}}",
    "[]"})
  void aServerThatDoesNotReportWhatPlaysIsNamedAndIsNotSilence(String body) {
    service.say(body);
    var trouble = (Look.Trouble) lookout("ann b").look();
    assertThat(trouble.what())
        .isEqualTo("the server at " + service.address() + " does not report what is playing");
    assertThat(trouble.remedy()).contains("listenbrainz.url");
  }

  @Test
  void aTrackThatIsStillNamedWhenItMustBeOverIsUnknownSinceItsEnd() {
    var heard = new HeardMusic();
    var follower = new PolledFollower(heard, "ListenBrainz", ListenBrainzLookout.STANDING);
    ListenBrainzLookout lookout = lookout("ann b");
    long begin = clocks.monotonicNanos();
    for (int i = 0; i < 20; i++) {
      follower.saw((Look.Seen) lookout.look());
      clocks.tick(Duration.ofSeconds(30));
    }
    assertThat(heard.reports()).extracting(HeardMusic.Report::title).containsExactly("First", "");
    assertThat(heard.reports().getLast().nanos() - begin).isEqualTo(Duration.ofSeconds(60).toNanos());
  }

  @Test
  void itsLimitsAreObeyed() {
    ListenBrainzLookout lookout = lookout("ann b");
    service.say(429, "",
        Map.of("Retry-After", "120", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset-In", "17"));
    var trouble = (Look.Trouble) lookout.look();
    assertThat(trouble.what()).contains("429");
    assertThat(trouble.silence()).isEqualTo(Duration.ofMinutes(2));
    play("First");
    clocks.tick(Duration.ofSeconds(100));
    assertThat(lookout.look()).isInstanceOf(Look.Trouble.class);
    assertThat(service.asked()).hasSize(1);
    clocks.tick(Duration.ofSeconds(21));
    service.say(200, "{\"payload\":{\"listens\":[]}}",
        Map.of("X-RateLimit-Remaining", "29", "X-RateLimit-Reset-In", "5"));
    assertThat(lookout.look()).isInstanceOf(Look.Seen.class);
    assertThat(lookout.quota()).isEqualTo("29 requests left for 5 s");
  }

  @Test
  void aDateAsRetryAfterIsObeyed() {
    service.say(503, "", Map.of("Retry-After", "Mon, 02 Mar 2026 12:03:00 GMT"));
    var trouble = (Look.Trouble) lookout("ann b").look();
    assertThat(trouble.what()).contains("503");
    assertThat(trouble.silence()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void aLogInPageAndARefusalAndADeadServerAreTroubleInWords() {
    service.say("<html>Welcome to the hotel</html>");
    assertThat(((Look.Trouble) lookout("ann b").look()).what()).contains("not JSON");
    service.say(401, "{}", Map.of());
    assertThat(((Look.Trouble) lookout("ann b").look()).what()).contains("refuses").contains("401");
    service.close();
    assertThat(((Look.Trouble) lookout("ann b").look()).what()).contains("cannot be reached");
  }

  @Test
  void withoutUserContactOrAddressNobodyIsAskedAndTheSettingIsNamed() {
    assertThatThrownBy(
        () -> new ListenBrainzLookout(new ServiceAccess("", "https://h", "me@x.org", () -> http, clocks))
            .require())
        .isInstanceOf(SourceUnavailableException.class).hasMessageContaining("listenbrainz.user");
    assertThatThrownBy(
        () -> new ListenBrainzLookout(new ServiceAccess("ann", "https://h", "", () -> http, clocks))
            .require())
        .isInstanceOf(SourceUnavailableException.class).hasMessageContaining("set contact to");
    assertThatThrownBy(
        () -> new ListenBrainzLookout(
            new ServiceAccess("ann", "https://h", "a b\r\nX: y", () -> http, clocks))
            .require())
        .isInstanceOf(SourceUnavailableException.class).hasMessageContaining("contact");
    assertThatThrownBy(
        () -> new ListenBrainzLookout(new ServiceAccess("ann", "h o", "me@x.org", () -> http, clocks))
            .require())
        .isInstanceOf(SourceUnavailableException.class).hasMessageContaining("listenbrainz.url");
  }

  private void play(String title) {
    service.say(PLAYING.replace("TITLE", title));
  }

  private ListenBrainzLookout lookout(String user) {
    var fresh = new PoliteHttp(AGENT, clocks, clocks::tick);
    return new ListenBrainzLookout(new ServiceAccess(user, service.address(), "me@example.org",
        () -> fresh, clocks));
  }
}
