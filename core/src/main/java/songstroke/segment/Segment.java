package songstroke.segment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// One stretch of a recording during which the music did one thing: a row of `segments.csv`.
///
/// Made by [SegmentFold] or [SegmentsCsv], or by hand with [#builder]. What is not known is an empty
/// text or `Optional`, `NaN`, or [TypingMetrics#UNDEFINED] for counts and lengths.
///
/// @param id           unique; follows from the recording's start and the segment's place in it
/// @param sessionId    the session of its first text press, or the current one
/// @param seq          its number among its session's segments, from 1
/// @param day          the analysis day as a count (written: days since 1970-01-01): the local date of the
///                     session's start minus four hours
/// @param startUtc     what the wall clock showed at its start
/// @param utcOffsetMin minutes east of UTC at its start
/// @param hourLocal    local time of day at its start in hours, `[0, 24)`
/// @param minInSession minutes since its session began
/// @param state        what could be heard
/// @param reason       a code of [Reason], or a player's own words
/// @param trackId      MUSIC and NONMUSIC only, as are the next three
/// @param trackName    the title
/// @param artistName   all artists, joined by `, `
/// @param artistId     the first artist in NFKC lower case
/// @param genres       MUSIC only: as the source gave them, each once, none with a `;`
/// @param task         what was worked on for the longest part of it
/// @param durationMs   its length on the monotonic clock
/// @param metrics      how was typed
/// @param excluded     a code of [Exclusion]; empty when the analysis may use it
public record Segment(String id, String sessionId, long seq, OptionalLong day, Optional<Instant> startUtc,
    OptionalInt utcOffsetMin, double hourLocal, double minInSession, State state, String reason,
    String trackId, String trackName, String artistName, String artistId, List<String> genres, String task,
    long durationMs, TypingMetrics metrics, String excluded) {
  public Segment {
    genres = genres.stream()
        .map(genre -> genre.replace(';', ',').strip())
        .filter(genre -> !genre.isEmpty())
        .distinct()
        .toList();
    TypingMetrics.requireCount("milliseconds", durationMs);
  }

  /// A builder in which nothing is known and the state is [State#UNKNOWN].
  public static SegmentBuilder builder() {
    return new SegmentBuilder();
  }

  /// Words a minute as the original demo counted them: every press / 5 / minutes of segment. `NaN` when the
  /// segment's length or presses are not known.
  public double grossWpm() {
    long presses = metrics.keys().presses();
    return presses >= 0 && durationMs > 0 ? presses / 5.0 / (durationMs / 60_000.0) : Double.NaN;
  }

  /// Whether the analysis may use it.
  public boolean isUsable() {
    return excluded.isEmpty();
  }

  /// The same segment with other genres, as a look-up found them.
  public Segment withGenres(List<String> found) {
    return new Segment(id, sessionId, seq, day, startUtc, utcOffsetMin, hourLocal, minInSession, state,
        reason,
        trackId, trackName, artistName, artistId, found, task, durationMs, metrics, excluded);
  }

  Segment withExcluded(String code) {
    return new Segment(id, sessionId, seq, day, startUtc, utcOffsetMin, hourLocal, minInSession, state,
        reason,
        trackId, trackName, artistName, artistId, genres, task, durationMs, metrics, code);
  }
}
