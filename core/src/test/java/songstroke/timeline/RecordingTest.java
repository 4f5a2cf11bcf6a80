package songstroke.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
  private static final String HEADER = "{\"format\":\"songstroke-recording/1\",\"start\":1772442000000,"
      + "\"zone\":\"Europe/Berlin\",\"keys\":\"x11\",\"music\":\"mpris\"}\n";
  private static final RecordingHeader HEAD = new RecordingHeader(1772442000000L, ZoneId.of("Europe/Berlin"),
      "x11", "mpris");
  private static final Track TRACK = new Track(Optional.of("abc"), "Título", List.of("坂本龍一", "B"), "Album",
      OptionalLong.of(215_000), List.of("ambient", "d&b"));
  private static final NowPlaying ITEM = new NowPlaying(AudioKind.MUSIC, "mpv", TRACK);

  private final List<String> warnings = new ArrayList<>();

  @TempDir
  Path folder;

  @Test
  void everyKindOfEventSurvivesTheFile() throws IOException {
    List<TimelineEvent> events = List.of(
        new PlaybackChange(1772442000000L, new Playback.Unknown("the bus is gone")),
        new KeyPress(1772442000137L, KeyClass.CHAR, 108, false),
        new KeyPress(1772442000137L, KeyClass.SPACE, KeyPress.UNKNOWN_HOLD, true),
        KeyPress.of(1772442000138L, KeyClass.BACKSPACE), KeyPress.of(1772442000139L, KeyClass.OTHER),
        new PlaybackChange(1772442000300L, new Playback.Playing(ITEM, OptionalLong.of(1200))),
        new PlaybackChange(1772442009000L, new Playback.Paused(Optional.of(ITEM))),
        new PlaybackChange(1772442010000L, new Playback.Muted(Optional.of(ITEM))),
        new PlaybackChange(1772442011000L, new Playback.Stopped()), new TaskChange(1772442012000L, "writing"),
        new WallLabel(1772442013000L, 1772445613000L, ZoneId.of("Asia/Tokyo")),
        new PlaybackChange(1772442040000L, 1772442020000L,
            new Playback.Playing(ITEM, OptionalLong.of(20_000))),
        new ChangeMoved(1772442055000L, 1772442020200L),
        new Mark(1772442060000L, Mark.Kind.SUSPEND), new Mark(1772442060000L, Mark.Kind.END));

    for (String name : List.of("r.jsonl", "r.jsonl.gz")) {
      Path file = folder.resolve(name);
      try (RecordingWriter writer = RecordingWriter.create(file, HEAD)) {
        for (TimelineEvent event : events) {
          writer.write(event);
        }
      }
      try (RecordingReader reader = RecordingReader.open(file, warnings::add)) {
        assertThat(reader.header()).isEqualTo(HEAD);
        assertThat(rest(reader)).isEqualTo(events);
      }
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void whatBecameKnownLateSaysWhenItHappened() throws IOException {
    Path file = folder.resolve("r.jsonl");
    try (RecordingWriter writer = RecordingWriter.create(file, HEAD)) {
      writer.write(new PlaybackChange(1772442040000L, 1772442020000L, new Playback.Stopped()));
      writer.write(new ChangeMoved(1772442055000L, 1772442020200L));
    }

    assertThat(Files.readString(file)).isEqualTo(HEADER + """
        {"t":1772442040000,"since":1772442020000,"play":"stopped"}
        {"t":1772442055000,"since":1772442020200}
        """);
  }

  @Test
  void aRecordingIsReadableByItsOwnerOnly() throws IOException {
    Path file = folder.resolve("r.jsonl");
    RecordingWriter.create(file, HEAD).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
  }

  @Test
  void aFileThatExistsIsNeverReplaced() throws IOException {
    for (String name : List.of("r.jsonl", "r.jsonl.gz")) {
      Path file = Files.writeString(folder.resolve(name), "somebody's presses");

      assertThatThrownBy(() -> RecordingWriter.create(file, HEAD))
          .isInstanceOf(FileAlreadyExistsException.class);
      assertThat(file).hasContent("somebody's presses");
    }
  }

  @Test
  void aLinkThatLeadsNowhereIsNotWrittenThrough() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("r.jsonl"), folder.resolve("elsewhere.jsonl"));

    assertThatThrownBy(() -> RecordingWriter.create(link, HEAD))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(folder.resolve("elsewhere.jsonl")).doesNotExist();
  }

  @Test
  void theRunThatRecordedIsInTheHeader() throws IOException {
    Path file = folder.resolve("r.jsonl");
    var header = new RecordingHeader(HEAD.start(), HEAD.zone(), "x11", "mpris", "20261130-151455-4f2a9c");
    RecordingWriter.create(file, header).close();

    assertThat(Files.readString(file)).contains("\"run\":\"20261130-151455-4f2a9c\"");
    try (RecordingReader reader = RecordingReader.open(file, warnings::add)) {
      assertThat(reader.header()).isEqualTo(header);
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void aZippedRecordingIsReadWhateverItIsCalled() throws IOException {
    Path file = folder.resolve("r.jsonl.gz");
    RecordingWriter.create(file, HEAD).close();

    try (RecordingReader reader = RecordingReader.open(Files.move(file, folder.resolve("r.jsonl")),
        warnings::add)) {
      assertThat(reader.header()).isEqualTo(HEAD);
    }
  }

  @Test
  void whatWasFlushedIsInTheFile() throws IOException {
    Path file = folder.resolve("r.jsonl");
    try (RecordingWriter writer = RecordingWriter.create(file, HEAD)) {
      writer.write(KeyPress.of(1772442000137L, KeyClass.CHAR));
      writer.flush();

      assertThat(Files.readString(file)).isEqualTo(HEADER + "{\"t\":1772442000137,\"key\":\"char\"}\n");
    }
  }

  @Test
  void aLineWithoutTrackKeepsTheTrackBeforeIt() throws IOException {
    var events = read(
        """
            {"t":1772442000300,"play":"playing","kind":"ad","player":"mpv",\
            "track":{"title":"A","artists":[],"album":""}}
            {"t":1772442000400,"play":"paused"}
            {"t":1772442000500,"play":"playing","position_ms":7}
            """);

    var item = new NowPlaying(AudioKind.AD, "mpv",
        new Track(Optional.empty(), "A", List.of(), "", OptionalLong.empty(), List.of()));
    assertThat(events).extracting(e -> ((PlaybackChange) e).playback())
        .containsExactly(new Playback.Playing(item, OptionalLong.empty()),
            new Playback.Paused(Optional.of(item)),
            new Playback.Playing(item, OptionalLong.of(7)));
  }

  @Test
  void whatALaterVersionAddsIsPassedOverWithOneWarningAKind() throws IOException {
    var events = read("""
        {"t":1772442000300,"mood":"fine"}
        {"t":1772442000301,"mood":"fine"}
        {"t":1772442000302,"key":"char","pressure":3}
        {"t":1772442000303,"key":"char","pressure":{"deep":[1]}}
        """);

    assertThat(events).hasSize(2);
    assertThat(warnings).containsExactly(
        "test, line 2: field 'mood' is not known to this version and was passed over",
        "test, line 2: an event of a kind this version does not know was passed over",
        "test, line 4: field 'pressure' is not known to this version and was passed over");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`',
      textBlock = """
          {"key":"char"}                                   | field 't' is missing
          {"t":1772441999999,"key":"char"}                 | field 't' goes back: 1772441999999 after 1772442000000
          {"t":1772442000001.5,"key":"char"}               | field 't' is not a whole number
          {"t":1772442000001,"key":"letter a"}             | field 'key' is 'letter a'; it is one of \
          char, space, backspace, other
          {"t":1772442000001,"key":"char","hold":-3}       | field 'hold' is -3; a key is held for 0 ms or more
          {"t":1772442000001,"key":"char","repeat":1}      | field 'repeat' is neither true nor false
          {"t":1772442000001,"play":"singing"}             | field 'play' is 'singing'; it is one of \
          playing, paused, stopped, muted, unknown
          {"t":1772442000001,"play":"playing","track":[]}  | field 'track' is not an object
          {"t":1772442000001,"mark":"stop"}                | field 'mark' is 'stop'; it is one of \
          suspend, resume, pause, unpause, end
          {"t":1772442000001,"wall":1,"zone":"Mars/Base"}  | field 'zone' is 'Mars/Base', which is no time zone
          {"t":1772442000001}{"t":1}                       | more than one JSON object
          [1]                                              | expected a JSON object
          """)
  void aBrokenLineNamesFileLineAndField(String line, String message) {
    assertThatThrownBy(() -> read(line + "\n")).isInstanceOf(RecordingFormatException.class)
        .hasMessage("test, line 2: " + message);
  }

  @Test
  void aBrokenLineInTheMiddleIsAnErrorAndACutOffLastLineIsNot() throws IOException {
    String good = "{\"t\":1772442000300,\"key\":\"char\"}\n";

    assertThatThrownBy(() -> read("{\"t\":17724\n" + good))
        .hasMessageStartingWith("test, line 2: not valid JSON");
    assertThat(read(good + "{\"t\":1772442000301,\"ke")).hasSize(1);
    assertThat(warnings).containsExactly("test, line 3: the last line is cut off and was dropped");
  }

  @Test
  void aZippedRecordingCutOffByACrashGivesWhatItHolds() throws IOException {
    Path file = folder.resolve("r.jsonl.gz");
    try (RecordingWriter writer = RecordingWriter.create(file, HEAD)) {
      for (int i = 0; i < 5_000; i++) {
        writer.write(new KeyPress(HEAD.start() + 37L * i * i, KeyClass.CHAR, i % 211, false));
      }
    }
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));

    try (RecordingReader reader = RecordingReader.open(file, warnings::add)) {
      assertThat(rest(reader)).hasSizeBetween(1_000, 4_999);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "not a recording\n", "{\"t\":1772442000300,\"key\":\"char\"}\n",
    "{\"format\":\"songstroke-recording/2\",\"start\":1}\n", "{\"format\":\"songstroke-recording/1\"}\n",
    "{\"format\":\"songstroke-recording/1\",\"start\":1,\"zone\":\"Nowhere\"}\n"})
  void aMissingHeaderIsRefused(String content) {
    assertThatThrownBy(
        () -> RecordingReader.of("test", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
            warnings::add))
        .isInstanceOf(RecordingFormatException.class)
        .hasMessageStartingWith("test, line 1: ");
  }

  @Test
  void windowsLineEndsAndEmptyLinesAreReadAsWell() throws IOException {
    assertThat(read("\r\n{\"t\":1772442000300,\"key\":\"space\"}\r\n\n")).hasSize(1);
  }

  private List<TimelineEvent> read(String lines) throws IOException {
    var in = new ByteArrayOutputStream();
    in.writeBytes((HEADER + lines).getBytes(StandardCharsets.UTF_8));
    try (RecordingReader reader = RecordingReader.of("test", new ByteArrayInputStream(in.toByteArray()),
        warnings::add)) {
      return rest(reader);
    }
  }

  private static List<TimelineEvent> rest(RecordingReader reader) throws IOException {
    List<TimelineEvent> events = new ArrayList<>();
    for (TimelineEvent event = reader.next(); event != null; event = reader.next()) {
      events.add(event);
    }
    return events;
  }

  @Test
  void entitiesInARecordingAreDecodedOnceAndNamesThatHoldOneComeBack() throws IOException {
    Path file = Files.writeString(folder.resolve("r.jsonl"), HEADER + """
        {"t":1772442000300,"play":"playing","track":{"title":"It&#39;s &amp;lt;","artists":["A &amp; B"],\
        "album":"Caf&eacute;","genres":["Drum &amp; Bass","Pop\\u0000Rock"]}}
        """);
    TimelineEvent event;
    try (RecordingReader reader = RecordingReader.open(file, warnings::add)) {
      event = rest(reader).getFirst();
    }
    assertThat(event).isInstanceOfSatisfying(PlaybackChange.class,
        change -> assertThat(change.playback()).isInstanceOfSatisfying(Playback.Playing.class, playing -> {
          Track track = playing.item().track();
          assertThat(track.title()).isEqualTo("It's &lt;");
          assertThat(track.artists()).containsExactly("A & B");
          assertThat(track.album()).isEqualTo("Café");
          assertThat(track.genres()).containsExactly("Drum & Bass", "Pop", "Rock");
        }));

    Path again = folder.resolve("again.jsonl");
    try (RecordingWriter writer = RecordingWriter.create(again, HEAD)) {
      writer.write(event);
    }
    try (RecordingReader reader = RecordingReader.open(again, warnings::add)) {
      assertThat(rest(reader)).containsExactly(event);
    }
  }
}
