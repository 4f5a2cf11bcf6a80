package songstroke.segment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Gathers the fields of a [Segment] that a test needs; what is not set stays unknown.
public final class SegmentBuilder {
  private String id = "";
  private String sessionId = "";
  private long seq = TypingMetrics.UNDEFINED;
  private OptionalLong day = OptionalLong.empty();
  private Optional<Instant> startUtc = Optional.empty();
  private OptionalInt utcOffsetMin = OptionalInt.empty();
  private double hourLocal = Double.NaN;
  private double minInSession = Double.NaN;
  private State state = State.UNKNOWN;
  private String reason = "";
  private String trackId = "";
  private String trackName = "";
  private String artistName = "";
  private String artistId = "";
  private List<String> genres = List.of();
  private String task = "";
  private long durationMs = TypingMetrics.UNDEFINED;
  private TypingMetrics metrics = TypingMetrics.UNKNOWN;
  private String excluded = Exclusion.NONE;

  private SegmentBuilder() {}

  /// A segment of which nothing is known yet; its state is [State#UNKNOWN].
  public static SegmentBuilder segment() {
    return new SegmentBuilder();
  }

  public SegmentBuilder id(String value) {
    id = value;
    return this;
  }

  /// Its place: the session and its number there, from 1.
  public SegmentBuilder session(String session, long number) {
    sessionId = session;
    seq = number;
    return this;
  }

  public SegmentBuilder day(long value) {
    day = OptionalLong.of(value);
    return this;
  }

  public SegmentBuilder startUtc(Instant value) {
    startUtc = Optional.of(value);
    return this;
  }

  public SegmentBuilder utcOffsetMin(int value) {
    utcOffsetMin = OptionalInt.of(value);
    return this;
  }

  public SegmentBuilder hourLocal(double value) {
    hourLocal = value;
    return this;
  }

  public SegmentBuilder minInSession(double value) {
    minInSession = value;
    return this;
  }

  public SegmentBuilder state(State value, String why) {
    state = value;
    reason = why;
    return this;
  }

  public SegmentBuilder track(String key, String name) {
    trackId = key;
    trackName = name;
    return this;
  }

  public SegmentBuilder artist(String key, String names) {
    artistId = key;
    artistName = names;
    return this;
  }

  public SegmentBuilder genres(List<String> value) {
    genres = value;
    return this;
  }

  public SegmentBuilder task(String value) {
    task = value;
    return this;
  }

  public SegmentBuilder durationMs(long value) {
    durationMs = value;
    return this;
  }

  public SegmentBuilder metrics(TypingMetrics value) {
    metrics = value;
    return this;
  }

  public SegmentBuilder excluded(String value) {
    excluded = value;
    return this;
  }

  public Segment build() {
    return new Segment(new Place(id, sessionId, seq),
        new When(day, startUtc, utcOffsetMin, hourLocal, minInSession),
        new Heard(state, reason, trackId, trackName, artistName, artistId, genres), task, durationMs, metrics,
        excluded);
  }
}
