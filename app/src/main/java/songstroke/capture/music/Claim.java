package songstroke.capture.music;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A source's word that something plays, and what has become of it since: a claim with an age. It is believed until it
/// [expires][#expiry].
///
/// Pure; all times are readings of the monotonic clock in ns.
///
/// @param end             when the item ends, or would have ended at the latest; empty when that cannot be told
/// @param standsSince     when the player's position moved last; empty while it moves or is not told
/// @param unansweredSince when the source was asked first without an answer; empty while it answers
/// @param endPatience     how long after the end of an item the next word is waited for
public record Claim(OptionalLong end, OptionalLong standsSince, OptionalLong unansweredSince,
    long endPatience) {
  /// So long after the end of an item the next word of a source is waited for that says at once what it sees.
  public static final long END_PATIENCE = TimeUnit.SECONDS.toNanos(20);
  /// So long a position may stand still while the source says that it plays.
  public static final long STANDING_PATIENCE = TimeUnit.SECONDS.toNanos(30);
  /// So long a claim without an end is believed while the source does not answer.
  public static final long SILENCE_PATIENCE = TimeUnit.SECONDS.toNanos(30);

  /// The claim of a source that says at once what it sees.
  public Claim(OptionalLong end, OptionalLong standsSince, OptionalLong unansweredSince) {
    this(end, standsSince, unansweredSince, END_PATIENCE);
  }

  /// Why a claim is no longer believed.
  public enum Cause {
    /// The item has ended, and nothing was heard of what followed.
    OVER,
    /// The player's position stood still.
    STANDS,
    /// The source does not answer.
    SILENT
  }

  /// The end of belief.
  ///
  /// @param at   from this moment on the claim is not believed
  /// @param from the time from which on it cannot be said what plays
  public record Expiry(long at, long from, Cause cause) {}

  /// When the claim is no longer believed, unless something is heard before; empty while it is believed for as long as
  /// the source repeats it.
  public Optional<Expiry> expiry() {
    Optional<Expiry> over = end.isPresent()
        ? Optional.of(new Expiry(end.getAsLong() + endPatience, end.getAsLong(), Cause.OVER))
        : unansweredSince.stream()
            .mapToObj(since -> new Expiry(since + SILENCE_PATIENCE, since, Cause.SILENT)).findFirst();
    Optional<Expiry> stands = standsSince.stream()
        .mapToObj(since -> new Expiry(since + STANDING_PATIENCE, since, Cause.STANDS)).findFirst();
    return Stream.of(over, stands).flatMap(Optional::stream)
        .reduce((one, other) -> other.at() - one.at() < 0 ? other : one);
  }
}
