package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.problem.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MusicCommandTest {
  private static final String KEY = "k3ythatmustnotshow";

  @TempDir
  Path folder;

  @Test
  void theHelpListsItThoughItIsBuiltOnlyWhenItIsNamed() {
    assertThat(new Cli(folder).run("--help").succeeds().out()).contains("music",
        "Show what is playing");
    assertThat(new Cli(folder).run("music", "--help").succeeds().out()).contains("Usage: songstroke music",
        "now",
        "sources");
    new Cli(folder).run("music").failsWith(Problem.USAGE, "missing subcommand: now or sources");
    new Cli(folder).run("musik").failsWith(Problem.USAGE, "music");
  }

  @Test
  void nowMarksTheSourceWhoseWordCounts() throws IOException {
    String replay = "replay:" + recording();
    assertThat(new Cli(folder).run("music", "now", "--wait", "30", "--music", replay).succeeds().out())
        .startsWith("* replay:").contains("playing: Low Tide - Ann (p)");
    JsonNode json = JsonMapper.shared()
        .readTree(new Cli(folder).run("music", "now", "--wait", "30", "--json", "--music", replay).succeeds()
            .out());
    assertThat(json.get(0).path("wins").asBoolean()).isTrue();
    assertThat(json.get(0).path("playback").path("state").asString()).isEqualTo("playing");
    assertThat(json.get(0).path("playback").path("title").asString()).isEqualTo("Low Tide");
  }

  @Test
  void aSourceThatDoesNotAnswerInTimeIsNamedAndTheCommandMayBeTriedAgain() throws IOException {
    try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Cli.Call call = new Cli(folder).run("music", "now", "--wait", "0.5", "--music", "listenbrainz",
          "--config",
          "listenbrainz.user=ann", "--config", "contact=ann@example.org", "--config",
          "listenbrainz.url=http://127.0.0.1:" + mute.getLocalPort());
      call.failsWith(Problem.TEMPORARY, "no answer in time from listenbrainz", "--wait");
      assertThat(call.out()).contains("no answer yet");
    }
  }

  @Test
  void nowSaysWhenNobodyCanSay() {
    assertThat(new Cli(folder).run("music", "now", "--wait", "30").succeeds().out()).contains("mpris",
        "no session bus",
        "songstroke music sources");
    new Cli(folder).run("music", "now", "--wait", "-1").failsWith(Problem.USAGE, "--wait",
        "'-1' is not a length of time");
    new Cli(folder).run("music", "now", "--wait", "90 m").failsWith(Problem.USAGE, "--wait is 5400.0 s");
    new Cli(folder).run("music", "now", "--music", "winamp").failsWith(Problem.USAGE, "winamp");
  }

  @Test
  void sourcesNamesEachWithItsRemedy() {
    String out = cli().run("music", "sources").succeeds().out();
    assertThat(out).contains("mpris", "spotify", "listenbrainz", "no user is set",
        "-> set listenbrainz.user to your name there", "-> start mpd, or say with MPD_HOST");
    JsonNode json = JsonMapper.shared().readTree(cli().run("music", "sources", "--json").succeeds().out());
    assertThat(json).hasSize(7);
    assertThat(json.get(1).path("source").asString()).isEqualTo("mpd");
    assertThat(json.get(1).path("works").asBoolean()).isFalse();
  }

  @Test
  void aServiceThatIsSetUpIsAskedInTheNameOfThePersonsContactAndTheKeyStaysHidden() throws IOException {
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("User-Agent"));
      byte[] body = """
          {"recenttracks":{"track":[{"name":"Far","artist":{"#text":"Ann"},"@attr":{"nowplaying":"true"}}]}}"""
          .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      Cli cli = new Cli(folder).with("SONGSTROKE_LASTFM_API_KEY", KEY).with("SONGSTROKE_LASTFM_USER", "ann");
      Cli.Call without = cli.run("music", "now", "--wait", "30", "--config", "lastfm.url=" + url).succeeds();
      assertThat(without.out()).contains("lastfm", "no contact is set");
      assertThat(asked).isEmpty();
      Cli.Call with = cli
          .run("music", "now", "--wait", "30", "-v", "--config", "lastfm.url=" + url, "--config",
              "contact=me@example.org")
          .succeeds();
      assertThat(with.out()).contains("* lastfm", "playing: Far - Ann");
      assertThat(with.out() + with.err()).doesNotContain(KEY);
      assertThat(asked).singleElement().asString().contains("api_key=" + KEY,
          "Songstroke/0 ( me@example.org )");
      cli.run("music", "now", "--wait", "30", "--config", "lastfm.api-key=" + KEY).failsWith(
          Problem.CONFIGURATION,
          "lastfm.api-key is a secret", "songstroke secret set lastfm.api-key");
    } finally {
      server.stop(0);
    }
  }

  private Cli cli() {
    return new Cli(folder).with("MPD_HOST", folder.resolve("no-socket").toString());
  }

  private Path recording() throws IOException {
    return Files.writeString(folder.resolve("a.jsonl"), """
        {"format":"songstroke-recording/1","start":1772442000000,"zone":"UTC","keys":"x11","music":"mpris"}
        {"t":1772442000000,"play":"playing","player":"p","track":{"title":"Low Tide","artists":["Ann"]}}
        {"t":1772442600000,"mark":"end"}
        """);
  }
}
