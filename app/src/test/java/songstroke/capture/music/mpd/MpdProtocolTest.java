package songstroke.capture.music.mpd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.HeardMusic;
import songstroke.timeline.AudioKind;
import songstroke.timeline.Clocks;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;

/// What the MPD source makes of addresses and of a server's words, also of words that no MPD would say.
class MpdProtocolTest {
  private static final String STATE = """
      state: play
      elapsed: 1.5
      volume: 50
      file: a.flac
      Title: First
      Artist: Ann
      OK
      """;

  @TempDir
  Path folder;

  @Test
  void theAddressIsFoundAsMpdsOwnClientsFindIt() throws Exception {
    assertThat(address(Map.of())).isEqualTo("localhost:6600");
    assertThat(address(Map.of("MPD_HOST", "box", "MPD_PORT", "7700"))).isEqualTo("box:7700");
    assertThat(address(Map.of("MPD_HOST", "/a/socket"))).isEqualTo("/a/socket");
    MpdAddress secret = MpdAddress.of(Map.of("MPD_HOST", "s3same@/a/socket"));
    assertThat(secret.place()).hasToString("/a/socket");
    assertThat(secret.password().orElseThrow().reveal()).isEqualTo("s3same");
    assertThat(secret.toString()).doesNotContain("s3same");
    Map<String, String> runtime = Map.of("XDG_RUNTIME_DIR", folder.toString());
    assertThat(address(runtime)).isEqualTo("localhost:6600");
    assertThat(MpdAddress.isNamed(runtime)).isFalse();
    Path socket = Files.createFile(Files.createDirectories(folder.resolve("mpd")).resolve("socket"));
    assertThat(address(runtime)).isEqualTo(socket.toString());
    assertThat(MpdAddress.isNamed(runtime)).isTrue();
  }

  @Test
  void abstractSocketsAndPortsThatAreNoneAreNamed() {
    for (String host : List.of("@mpd", "s3same@@mpd")) {
      assertThatThrownBy(() -> MpdAddress.of(Map.of("MPD_HOST", host)))
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessageContainingAll("abstract socket '@mpd'", "MPD_HOST")
          .hasMessageNotContaining("s3same");
    }
    for (String port : List.of("0", "65536", "x", "-1", "123456789")) {
      assertThatThrownBy(() -> MpdAddress.of(Map.of("MPD_PORT", port)))
          .isInstanceOf(SourceUnavailableException.class).hasMessageContainingAll("MPD_PORT", port);
    }
  }

  @Test
  void severalArtistsAndGenresAndIdsAreKept() {
    NowPlaying item = item("file: a/b.flac", "Artist: Ann", "Artist: Bob", "Title: T: the track", "Album: L",
        "Genre: Ambient; Drone", "Genre: Metal", "duration: 214.5", "Time: 214", "MUSICBRAINZ_TRACKID: m-1",
        "Unheard: of");
    assertThat(item.track().title()).isEqualTo("T: the track");
    assertThat(item.track().artists()).containsExactly("Ann", "Bob");
    assertThat(item.track().genres()).containsExactly("Ambient", "Drone", "Metal");
    assertThat(item.track().lengthMs()).hasValue(214_500);
    assertThat(item.track().id()).hasValue("mb:track:m-1");
  }

  @Test
  void aStreamNamesArtistAndTitleInOneAndItsStationAsTheAlbum() {
    NowPlaying item = item("file: https://radio.example/stream", "Name: Radio X", "Title: Ann - Low - Tide");
    assertThat(item.track().artists()).containsExactly("Ann");
    assertThat(item.track().title()).isEqualTo("Low - Tide");
    assertThat(item.track().album()).isEqualTo("Radio X");
    assertThat(item("file: https://radio.example/stream", "Name: Radio X").kind())
        .isEqualTo(AudioKind.UNKNOWN);
  }

  @Test
  void aFileWithoutTagsGoesByItsNameAlone() {
    assertThat(item("file: private/folder/Some Song.mp3").track().title()).isEqualTo("Some Song");
    assertThat(item("file: a.b", "duration: NaN", "Time: many").track().lengthMs())
        .isEqualTo(OptionalLong.empty());
  }

  @Test
  void wordsThatAreNotTheProtocolAreUnknownUntilTheServerMakesSense() throws Exception {
    try (
        var server = new Scripted("OK MPD 0.23.5\n", STATE, "changed: player\nOK\n", "state play nonsense\n");
        var source = new MpdMusicSource(server.environment(), Clocks.system())) {
      var heard = new HeardMusic();
      source.start(heard);
      heard.awaitTitle("First");
      var unknown = (Playback.Unknown) heard.await(1, _ -> true).playback();
      assertThat(unknown.reason()).contains("not MPD's protocol");
      heard.awaitHealth(1, SourceHealth.Interrupted.class::isInstance);
      heard.await(2, report -> report.title().equals("First"));
      assertThat(heard.breaches()).isEmpty();
    }
  }

  @Test
  void aServerThatSaysMoreThanItIsAskedFillsNoMemoryAndIsNotBelieved() throws Exception {
    try (var server = new Flood("volume: 50\n".repeat(1_000));
        var source = new MpdMusicSource(server.environment(), Clocks.system())) {
      var heard = new HeardMusic();
      source.start(heard);
      heard.await(report -> report.playback() instanceof Playback.Unknown);
      heard.awaitHealth(1, SourceHealth.Interrupted.class::isInstance);
      assertThat(server.sentAtOnce()).isLessThan(4_000_000);
      assertThat(heard.breaches()).isEmpty();
    }
  }

  @Test
  void anAnswerThatNeverEndsIsNotReadToItsEnd() throws Exception {
    try (var server = new Scripted("OK MPD 0.23.5\n", "Comment: x\n".repeat(1_000_000));
        var source = new MpdMusicSource(server.environment(), Clocks.system())) {
      assertThatThrownBy(() -> source.start(new HeardMusic())).isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining("not MPD's protocol");
    }
  }

  @Test
  void aPositionThatStandsWhileTheServerSaysPlayIsUnknownAfterTheEnd() {
    var heard = new HeardMusic();
    var follower = new MpdFollower(heard, "here");
    long second = 1_000_000_000;
    for (int t = 0; t < 60; t += 5) {
      follower.saw(MpdState.of(new MpdLink.Answer(
          List.of("state: play", "elapsed: 1.5", "duration: 10", "file: a.flac", "Title: First"), t * second,
          t * second)),
          OptionalLong.empty());
    }
    assertThat(heard.reports()).extracting(HeardMusic.Report::nanos).containsExactly(0L,
        8_500 * second / 1000);
    assertThat(heard.reports().getLast().playback()).isInstanceOf(Playback.Unknown.class);
  }

  @Test
  void aSongOfARadioHasNeitherTheLengthNorThePositionOfTheStream() {
    MpdState state = MpdState
        .of(new MpdLink.Answer(List.of("state: play", "elapsed: 500.5", "duration: 20.035",
            "file: http://radio.example/stream", "Name: Radio X", "Title: Ann - Low Tide"), 0, 0));
    assertThat(state.item().orElseThrow().track().lengthMs()).isEmpty();
    assertThat(state.elapsedMs()).isEmpty();
    assertThat(item("file: http://h.example/a.mp3", "Artist: Ann", "Title: Low Tide", "duration: 200").track()
        .lengthMs())
        .hasValue(200_000);
  }

  @Test
  void entitiesInNamesAreDecoded() {
    NowPlaying item = item("file: http://radio.example/stream",
        "Title: Simon &amp; Garfield - It&#39;s A Song");
    assertThat(item.track().artists()).containsExactly("Simon & Garfield");
    assertThat(item.track().title()).isEqualTo("It's A Song");
    assertThat(item("file: a.flac", "Title: Rock &amp; Roll").track().title()).isEqualTo("Rock & Roll");
  }

  @Test
  void whatListensThereAndIsNoMpdIsRefused() throws IOException {
    try (var server = new Scripted("HTTP/1.1 400 Bad Request\n");
        var source = new MpdMusicSource(server.environment(), Clocks.system())) {
      assertThatThrownBy(() -> source.start(new HeardMusic())).isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining("is no MPD");
    }
  }

  @Test
  void aServerThatNeverGreetsIsUnavailableAfterItsTime() throws IOException {
    try (var server = new Scripted();
        var source = new MpdMusicSource(server.environment(), Clocks.system())) {
      assertThatThrownBy(() -> source.start(new HeardMusic())).isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining("does not answer");
    }
  }

  private static String address(Map<String, String> environment) throws SourceUnavailableException {
    return MpdAddress.of(environment).place().toString();
  }

  private static NowPlaying item(String... lines) {
    return MpdState.of(new MpdLink.Answer(List.of(lines), 0, 0)).item().orElseThrow();
  }

  /// A server that plays, and after its first answer says a text again and again without being asked.
  private final class Flood implements AutoCloseable {
    private final Path socket = folder.resolve("flood");
    private final ServerSocketChannel listening;
    private final AtomicLong most = new AtomicLong();

    Flood(String text) throws IOException {
      listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      listening.bind(UnixDomainSocketAddress.of(socket));
      Thread.ofPlatform().daemon().start(() -> serve(text));
    }

    Map<String, String> environment() {
      return Map.of("MPD_HOST", socket.toString());
    }

    /// The most bytes that one connection took.
    long sentAtOnce() {
      return most.get();
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }

    private void serve(String text) {
      while (listening.isOpen()) {
        long sent = 0;
        try (SocketChannel channel = listening.accept()) {
          var commands = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
          channel.write(StandardCharsets.UTF_8.encode("OK MPD 0.23.5\n"));
          for (String command = ""; !"command_list_end".equals(command); command = commands.readLine()) {
            Objects.requireNonNull(command);
          }
          channel.write(StandardCharsets.UTF_8.encode(STATE));
          while (true) {
            sent += channel.write(StandardCharsets.UTF_8.encode(text));
            most.accumulateAndGet(sent, Math::max);
          }
        } catch (IOException _) {
          // the other side is gone, or the test is over
        }
      }
    }
  }

  /// A server that says a text at the connection and one more after each command, then starts again with a connection.
  private final class Scripted implements AutoCloseable {
    private final Path socket = folder.resolve("scripted");
    private final ServerSocketChannel listening;
    private final List<String> texts;

    Scripted(String... texts) throws IOException {
      this.texts = List.of(texts);
      listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      listening.bind(UnixDomainSocketAddress.of(socket));
      Thread.ofPlatform().daemon().start(this::serve);
    }

    Map<String, String> environment() {
      return Map.of("MPD_HOST", socket.toString());
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }

    private void serve() {
      while (listening.isOpen()) {
        try (SocketChannel channel = listening.accept()) {
          var commands = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
          for (String text : texts) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            String command = commands.readLine();
            while (command != null && (command.equals("command_list_begin") || command.equals("status")
                || command.equals("currentsong"))) {
              command = commands.readLine();
            }
          }
          commands.lines().forEach(_ -> {});
        } catch (IOException _) {
          // the other side is gone, or the test is over
        }
      }
    }
  }
}
