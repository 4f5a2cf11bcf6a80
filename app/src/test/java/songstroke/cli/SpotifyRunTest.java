package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.Site;
import songstroke.pipeline.Stack;
import songstroke.segment.Segment;
import songstroke.segment.SegmentsCsv;
import songstroke.segment.State;
import songstroke.spotify.ScriptedReply;
import songstroke.spotify.ScriptedSpotify;
import songstroke.stack.StackDescription;
import songstroke.stack.Stacks;
import songstroke.timeline.Clocks;
import songstroke.timeline.SettableClocks;

/// A run that follows a Spotify account, from the question to the segments.
class SpotifyRunTest {
  private static final long LENGTH_MS = 60_000;
  private static final long FIRST_ENDS_AFTER_MS = 4_000;

  @TempDir
  Path folder;

  private ScriptedSpotify spotify;
  private Path keys;
  private Path out;

  @BeforeEach
  void start() throws IOException {
    spotify = new ScriptedSpotify(Clocks.system());
    keys = typing(8_000);
    out = folder.resolve("out");
  }

  @AfterEach
  void nothingLeaked() throws IOException {
    spotify.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("secrets.json")) {
          assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString())
              .doesNotContain(ScriptedSpotify.MARK);
        }
      }
    }
  }

  @Test
  void aTrackBeginsWhereItBeganAndNotWhereItWasSeen() throws IOException {
    signIn();
    long change = Clocks.system().wall().toEpochMilli() + FIRST_ENDS_AFTER_MS;
    spotify.playing(now -> Optional.of(now < change
        ? body("Low Tide", LENGTH_MS - (change - now))
        : body("High Tide", now - change)));

    cli().run("run", "--duration", "8", "--keys", "replay:" + keys, "--music", "spotify", "--out",
        out.toString()).succeeds();

    List<Segment> music = segments().stream().filter(segment -> segment.heard().state() == State.MUSIC)
        .toList();
    assertThat(music).extracting(segment -> segment.heard().trackName()).containsExactly("Low Tide",
        "High Tide");
    assertThat(music.get(1).when().startUtc().orElseThrow().toEpochMilli()).isCloseTo(change, within(1_000L));
    assertThat(music.get(1).heard().trackId()).startsWith("spotify:track:");
    assertThat(spotify.calls().size()).as("questions in 8 s").isLessThan(8);
  }

  @Test
  void whileSpotifyForbidsQuestionsKeysGoOnAndTheMusicIsUnknown() throws IOException {
    signIn();
    spotify.apiNext(ScriptedReply.quota("10800"));

    Cli.Call call = cli().run("run", "--duration", "3", "--keys", "replay:" + keys, "--music", "spotify",
        "--out", out.toString()).succeeds();

    assertThat(segments()).extracting(segment -> segment.heard().state()).containsOnly(State.UNKNOWN);
    assertThat(segments().stream().mapToLong(segment -> segment.metrics().keys().presses()).sum())
        .isPositive();
    assertThat(spotify.calls()).hasSize(1);
    assertThat(call.out()).contains("notice=");
    assertThat(cli().run("music", "sources").succeeds().out()).contains("spotify");
    assertThat(spotify.calls()).as("nobody asks inside a gate").hasSize(1);
  }

  @Test
  void aSignInThatEndsSoonIsSaidAtTheStart() throws IOException {
    var clocks = new SettableClocks(Clocks.system().wall().minus(java.time.Duration.ofDays(160)),
        ZoneOffset.UTC);
    try (var before = new ScriptedSpotify(clocks)) {
      signIn(before);

      Cli.Call call = cli(before)
          .run("run", "--duration", "1", "--keys", "replay:" + keys, "--music", "spotify",
              "--out", out.toString())
          .succeeds();

      assertThat(call.err()).contains("songstroke spotify login");
    }
  }

  @Test
  void aSignInOfOtherServersIsNotSentAndTheKeysAreRecorded() throws IOException {
    signIn();
    try (var other = new ScriptedSpotify(Clocks.system())) {
      Cli.Call call = cli(other)
          .run("run", "--duration", "1", "--keys", "replay:" + keys, "--music", "spotify",
              "--out", out.toString())
          .succeeds();

      assertThat(call.out()).contains(
          "Music cannot be followed: spotify: the sign-in to Spotify was made with",
          "spotify.accounts-url", "(from environment)", "undo that setting", "songstroke spotify login");
      assertThat(cli(other).run("music", "now").succeeds().out()).contains("undo that setting");
      assertThat(other.refreshes()).isZero();
      assertThat(other.calls()).isEmpty();
    }
    assertThat(segments()).isNotEmpty();
  }

  @Test
  void withoutASignInTheKeysAreRecordedAndTheNextCommandIsSaid() throws IOException {
    Cli.Call call = cli().run("run", "--duration", "1", "--keys", "replay:" + keys, "--music", "spotify",
        "--out", out.toString()).succeeds();

    assertThat(call.out()).contains("Music cannot be followed: spotify: not signed in",
        "songstroke spotify login");
    assertThat(segments()).isNotEmpty();
  }

  private void signIn() throws IOException {
    signIn(spotify);
  }

  private void signIn(ScriptedSpotify server) throws IOException {
    Path data = folder.resolve(".local/share/songstroke");
    var site = new Site(data, Map.of(), Clocks.system());
    try (Stack stack = new Stacks(folder.resolve("stacks.json"), site).open(StackDescription.LOCAL)) {
      server.signedIn(stack.secrets(), data, 3_000);
    }
  }

  private Cli cli() {
    return cli(spotify);
  }

  private Cli cli(ScriptedSpotify server) {
    var cli = new Cli(folder);
    server.environment().forEach(cli::with);
    return cli;
  }

  private List<Segment> segments() throws IOException {
    return SegmentsCsv.read(out.resolve("segments.csv"));
  }

  /// A press every 200 ms.
  private Path typing(int millis) throws IOException {
    var lines = new StringBuilder(
        "{\"format\":\"songstroke-recording/1\",\"start\":0,\"zone\":\"UTC\",\"keys\":\"x11\",\"music\":\"none\"}\n");
    for (int t = 100; t < millis; t += 200) {
      lines.append("{\"t\":").append(t).append(",\"key\":\"char\",\"hold\":80}\n");
    }
    lines.append("{\"t\":").append(millis).append(",\"mark\":\"end\"}\n");
    return Files.writeString(folder.resolve("keys.jsonl"), lines);
  }

  private static String body(String title, long positionMs) {
    String id = title.replace(" ", "");
    return """
        {"timestamp":1,"context":null,"progress_ms":%d,"is_playing":true,"currently_playing_type":"track",
         "item":{"type":"track","id":"%s","uri":"spotify:track:%s","name":"%s","duration_ms":%d,"is_local":false,
                 "album":{"name":"Tides"},"artists":[{"name":"Harbour Lights","id":"hl"}],"external_ids":{}}}"""
        .formatted(positionMs, id, id, title, LENGTH_MS);
  }
}
