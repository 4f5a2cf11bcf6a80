package songstroke.timeline;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;
import songstroke.timeline.RecordingLine.BrokenField;
import songstroke.timeline.RecordingLines.LineTooLongException;
import tools.jackson.core.JacksonException;

/// A recording file, read event by event in constant memory.
///
/// Fields and kinds of events from later versions are passed over with one warning each; a last line cut off
/// by a crash is dropped with a warning; everything else that is wrong is a [RecordingFormatException].
/// Not safe for use by several threads.
public final class RecordingReader implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final RecordingLines lines;
  private final PressRun run = new PressRun();
  private final KeyLineScanner scanner = new KeyLineScanner();
  private final Consumer<String> warnings;
  private final Set<String> warned = new HashSet<>();
  private final RecordingHeader header;

  private long last = Long.MIN_VALUE;
  private @Nullable NowPlaying item;

  private RecordingReader(String name, RecordingLines lines, Consumer<String> warnings) throws IOException {
    this.name = name;
    this.lines = lines;
    this.warnings = warnings;
    this.header = readHeader();
  }

  /// Opens a recording file, compressed by gzip or not whatever its name, and reads its header.
  ///
  /// @param warnings receives one warning per kind of skipped item
  /// @throws RecordingFormatException   when the header is missing or broken
  /// @throws java.nio.file.NoSuchFileException when there is no such file
  public static RecordingReader open(Path file, Consumer<String> warnings) throws IOException {
    try {
      InputStream plain = plain(file);
      try {
        return new RecordingReader(file.toString(), new RecordingLines(plain), warnings);
      } catch (IOException | RuntimeException e) {
        plain.close();
        throw e;
      }
    } catch (EOFException e) {
      throw new RecordingFormatException(file.toString(), 1,
          "the gzip file is cut off before its first line");
    }
  }

  /// The lines of a recording file, compressed by gzip or not, for the caller to close.
  public static InputStream plain(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      return isZipped(in) ? new GZIPInputStream(in, BUFFER) : in;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /// Reads a recording that is already open; closing the reader closes `in`.
  ///
  /// @param name what to call it in messages
  public static RecordingReader of(String name, InputStream in, Consumer<String> warnings)
      throws IOException {
    return new RecordingReader(name, new RecordingLines(in), warnings);
  }

  static RecordingReader of(String name, RecordingLines lines, Consumer<String> warnings) throws IOException {
    return new RecordingReader(name, lines, warnings);
  }

  public RecordingHeader header() {
    return header;
  }

  /// The time of the last event that was read, in ms since 1970 UTC; before the first, the recording's start.
  public long lastTime() {
    return last;
  }

  /// Gives on the presses up to the next other event, which it returns; null at the end. Times never go back.
  public @Nullable TimelineEvent next(PressSink presses) throws IOException {
    while (true) {
      last = lines.takeRun(run, last, presses);
      TimelineEvent event = next();
      if (!(event instanceof KeyPress press)) {
        return event;
      }
      presses.press(press.t(), press.keyClass(), press.holdMs(), press.repeat());
    }
  }

  /// The next event, or null at the end. Times never go back.
  public @Nullable TimelineEvent next() throws IOException {
    if (lines.takePress(scanner, last)) {
      last = scanner.t();
      return new KeyPress(last, scanner.keyClass(), scanner.hold(), scanner.repeat());
    }
    return nextParsed();
  }

  /// The event of the next line that holds one, always read as JSON.
  @Nullable
  TimelineEvent nextParsed() throws IOException {
    while (readLine()) {
      if (lines.length() == 0) {
        continue;
      }
      try {
        TimelineEvent event = event(line());
        if (event != null) {
          return event;
        }
      } catch (JacksonException e) {
        if (!lines.isTerminated()) {
          warnings.accept(place() + "the last line is cut off and was dropped");
          return null;
        }
        throw broken("not valid JSON: " + e.getOriginalMessage());
      } catch (BrokenField e) {
        throw broken(e.getMessage());
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /// Whether the stream, which stays where it is, begins with gzip's two magic bytes.
  private static boolean isZipped(InputStream in) throws IOException {
    in.mark(2);
    boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return zipped;
  }

  private RecordingHeader readHeader() throws IOException {
    if (!readLine()) {
      throw new RecordingFormatException(name, 1, "the file is empty");
    }
    try {
      RecordingLine fields = line();
      if (fields.format == null) {
        throw broken("no header; the first line must be {\"format\":\"" + RecordingHeader.FORMAT + "\",...}");
      }
      if (!fields.format.equals(RecordingHeader.FORMAT)) {
        throw broken(
            "field 'format' is '" + fields.format + "'; this version reads " + RecordingHeader.FORMAT);
      }
      if (fields.start == null) {
        throw broken("field 'start' is missing");
      }
      last = fields.start;
      return new RecordingHeader(fields.start, zone(fields.zone == null ? "UTC" : fields.zone),
          fields.keys == null ? "" : fields.keys, fields.music == null ? "" : fields.music,
          fields.run == null ? "" : fields.run);
    } catch (JacksonException e) {
      throw broken("no header: not valid JSON");
    } catch (BrokenField e) {
      throw broken("no header: " + e.getMessage());
    }
  }

  private @Nullable TimelineEvent event(RecordingLine fields) throws BrokenField {
    Long t = fields.t;
    if (t == null) {
      throw new BrokenField("field 't' is missing");
    }
    if (t < last) {
      throw new BrokenField("field 't' goes back: " + t + " after " + last);
    }
    last = t;
    if (fields.key != null) {
      return press(t, fields.key, fields);
    }
    if (fields.play != null) {
      return playback(t, fields.play, fields);
    }
    if (fields.task != null) {
      return new TaskChange(t, fields.task);
    }
    if (fields.mark != null) {
      return new Mark(t, constant("mark", fields.mark, Mark.Kind.class));
    }
    if (fields.wall != null) {
      return new WallLabel(t, fields.wall, fields.zone == null ? header.zone() : zone(fields.zone));
    }
    if (fields.since != null) {
      return new ChangeMoved(t, since(t, fields));
    }
    warnOnce("event", "an event of a kind this version does not know was passed over");
    return null;
  }

  private static KeyPress press(long t, String key, RecordingLine fields) throws BrokenField {
    Long hold = fields.hold;
    if (hold != null && (hold < 0 || hold > Integer.MAX_VALUE)) {
      throw new BrokenField("field 'hold' is " + hold + "; a key is held for 0 ms or more");
    }
    int holdMs = hold == null ? KeyPress.UNKNOWN_HOLD : Math.toIntExact(hold);
    return new KeyPress(t, constant("key", key, KeyClass.class), holdMs, fields.repeat);
  }

  private PlaybackChange playback(long t, String play, RecordingLine fields) throws BrokenField {
    NowPlaying now = item(fields);
    item = now == null ? item : now;
    Optional<NowPlaying> current = Optional.ofNullable(item);
    OptionalLong position = fields.positionMs == null
        ? OptionalLong.empty()
        : OptionalLong.of(fields.positionMs);
    Playback playback = switch (play) {
      case "playing" -> item == null
          ? new Playback.Unknown("the player names no track")
          : new Playback.Playing(item, position);
      case "paused" -> new Playback.Paused(current);
      case "stopped" -> new Playback.Stopped();
      case "muted" -> new Playback.Muted(current);
      case "unknown" -> new Playback.Unknown(fields.reason == null ? "" : fields.reason);
      default -> throw new BrokenField("field 'play' is '" + play
          + "'; it is one of playing, paused, stopped, muted, unknown");
    };
    return new PlaybackChange(t, since(t, fields), playback);
  }

  private static long since(long t, RecordingLine fields) throws BrokenField {
    long since = fields.since == null ? t : fields.since;
    if (since > t) {
      throw new BrokenField("field 'since' is " + since + ", after 't', which is " + t);
    }
    return since;
  }

  /// What the line says is loaded; what it leaves out stays as it was.
  private @Nullable NowPlaying item(RecordingLine fields) throws BrokenField {
    NowPlaying before = item;
    if (fields.track == null && before == null) {
      return null;
    }
    AudioKind kind = fields.kind != null
        ? constant("kind", fields.kind, AudioKind.class)
        : fields.track == null && before != null ? before.kind() : AudioKind.MUSIC;
    String player = fields.player != null ? fields.player : before == null ? "" : before.player();
    Track track = fields.track != null ? fields.track : before == null ? null : before.track();
    return track == null ? null : new NowPlaying(kind, player, track);
  }

  private static <E extends Enum<E>> E constant(String field, String code, Class<E> type) throws BrokenField {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(code)) {
        return constant;
      }
    }
    throw new BrokenField("field '" + field + "' is '" + code + "'; it is one of "
        + String.join(", ",
            Arrays.stream(type.getEnumConstants()).map(e -> e.name().toLowerCase(Locale.ROOT)).toList()));
  }

  private static ZoneId zone(String id) throws BrokenField {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new BrokenField("field 'zone' is '" + id + "', which is no time zone");
    }
  }

  private RecordingLine line() throws BrokenField {
    return RecordingLine.parse(lines.bytes(), lines.start(), lines.length(), this::warnUnknownField);
  }

  private boolean readLine() throws IOException {
    try {
      return lines.next();
    } catch (LineTooLongException _) {
      throw broken("the line is longer than a megabyte");
    }
  }

  private void warnUnknownField(String field) {
    warnOnce("field " + field, "field '" + field + "' is not known to this version and was passed over");
  }

  private void warnOnce(String kind, String message) {
    if (warned.add(kind)) {
      warnings.accept(place() + message);
    }
  }

  private RecordingFormatException broken(@Nullable String what) {
    return new RecordingFormatException(name, lines.number(), String.valueOf(what));
  }

  private String place() {
    return name + ", line " + lines.number() + ": ";
  }
}
