package songstroke.capture.music.scrobbled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.HeardMusic;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.MusicSourceContract;
import songstroke.capture.music.polled.Look;
import songstroke.capture.music.polled.PolledFollower;
import songstroke.capture.music.polled.PolledMusicSource;
import songstroke.http.PoliteHttp;
import songstroke.secret.Secret;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;
import songstroke.timeline.SettableClocks;

/// The Last.fm source against a service on this machine.
class LastFmTest implements MusicSourceContract {
  private static final String AGENT = "Songstroke/1.0 ( me@example.org )";
  private static final String KEY = "0123456789abcdefDONOTSHOW";
  private static final String PLAYING = """
      {"recenttracks":{"@attr":{"user":"ann"},"track":[{"name":"TITLE","artist":{"mbid":"","#text":"Ann"},
      "album":{"mbid":"","#text":"Tones"},"mbid":"","@attr":{"nowplaying":"true"}},
      {"name":"Before","artist":{"#text":"Bob"},"date":{"uts":"1772452800"}}]}}""";

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
    assertThat(service.asked()).allSatisfy(asked -> assertThat(asked).isEqualTo(new ScriptedService.Asked(
        "/2.0/?method=user.getrecenttracks&user=ann&limit=1&api_key=" + KEY + "&format=json", AGENT)));
  }

  @Override
  public MusicSource source() {
    var unhurried = new PoliteHttp(AGENT, Clocks.system(), _ -> {});
    return new PolledMusicSource(new LastFmLookout(
        new ServiceAccess("ann", service.address(), "me@example.org", () -> unhurried, Clocks.system()),
        () -> Optional.of(new Secret(KEY))),
        Duration.ofMillis(50), Clocks.system());
  }

  @Override
  public void playSecond() {
    play("Second");
  }

  @Test
  void theTrackIsReadAndCalledLowInConfidence() {
    LastFmLookout lookout = lookout();
    var playing = (Playback.Playing) ((Look.Seen) lookout.look()).playback();
    assertThat(playing.item().track().title()).isEqualTo("First");
    assertThat(playing.item().track().album()).isEqualTo("Tones");
    assertThat(playing.item().player()).isEqualTo("lastfm");
    assertThat(lookout.place()).contains("low confidence");
  }

  @Test
  void aTrackThatIsOverIsNoWordOfMusic() {
    service.say("""
        {"recenttracks":{"track":{"name":"Before","artist":{"#text":"Bob"},"date":{"uts":"1772452800"}}}}""");
    assertThat(((Look.Seen) lookout().look()).playback())
        .isEqualTo(new Playback.Unknown("Last.fm has no word of music"));
  }

  @Test
  void aTrackNamedForTooLongIsUnknown() {
    var heard = new HeardMusic();
    var follower = new PolledFollower(heard, "Last.fm", LastFmLookout.STANDING);
    LastFmLookout lookout = lookout();
    long begin = clocks.monotonicNanos();
    for (int minute = 0; minute < 60; minute++) {
      follower.saw((Look.Seen) lookout.look());
      clocks.tick(Duration.ofMinutes(1));
    }
    play("Second");
    follower.saw((Look.Seen) lookout.look());
    assertThat(heard.reports()).extracting(HeardMusic.Report::title).containsExactly("First", "", "Second");
    assertThat(heard.reports().get(1).nanos() - begin).isEqualTo(Duration.ofMinutes(20).toNanos());
    assertThat(heard.reports().get(1).playback())
        .isEqualTo(new Playback.Unknown("lastfm has named the same track for 20 minutes"));
  }

  @Test
  void everyRefusalIsInWordsThatDoNotShowTheKey() {
    refused(404, "{\"error\":6,\"message\":\"User not found\"}", "knows no user 'ann'", "lastfm.user");
    refused(403, "{\"error\":10,\"message\":\"Invalid API key\"}", "does not take the API key", "secret set");
    refused(403, "{\"error\":26,\"message\":\"Suspended\"}", "does not take the API key", "secret set");
    refused(403, "{\"error\":17,\"message\":\"Login: User required to be logged in\"}",
        "hides the recent listening of 'ann'", "privacy settings");
    refused(403, "forbidden", "refuses to answer (403)", "secret set");
    refused(404, "404 page not found", "there is no Last.fm API at http://127.0.0.1", "lastfm.url");
    refused(200, "{\"code\":200}", "there is no Last.fm API at", "lastfm.url");
    refused(200, "{\"error\":29,\"message\":\"Rate limit exceeded\"}", "too often", "");
    refused(200, "{\"error\":16,\"message\":\"try again\"}", "error 16", "");
    refused(503, "", "503", "");
    refused(200, "<html>api_key=" + KEY + "</html>", "not JSON", "");
    service.close();
    refused(200, "", "cannot be reached", "");
  }

  @Test
  void withoutAKeyNobodyIsAskedAndTheCommandIsNamed() {
    var access = new ServiceAccess("ann", service.address(), "me@example.org",
        () -> http, clocks);
    assertThatThrownBy(() -> new LastFmLookout(access, Optional::empty).require())
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContainingAll("songstroke secret set lastfm.api-key", "SONGSTROKE_LASTFM_API_KEY");
    assertThatThrownBy(() -> new LastFmLookout(access, () -> {
      throw new IOException("the store is locked");
    }).require()).isInstanceOf(SourceUnavailableException.class).hasMessageContaining("the store is locked");
    assertThat(service.asked()).isEmpty();
  }

  private void refused(int status, String body, String what, String remedy) {
    service.say(status, body, Map.of());
    var trouble = (Look.Trouble) lookout().look();
    assertThat(trouble.what()).contains(what).doesNotContain(KEY);
    assertThat(trouble.remedy()).contains(remedy).doesNotContain(KEY);
  }

  private void play(String title) {
    service.say(PLAYING.replace("TITLE", title));
  }

  private LastFmLookout lookout() {
    var fresh = new PoliteHttp(AGENT, clocks, clocks::tick);
    return new LastFmLookout(new ServiceAccess("ann", service.address(), "me@example.org",
        () -> fresh, clocks), () -> Optional.of(new Secret(KEY)));
  }
}
