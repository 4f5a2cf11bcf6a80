package songstroke.capture.music;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// Where one player is in its track by what it tells, and how long its [Claim] that it plays is believed.
///
/// When the track's length has passed, it is over, whoever says that it still plays; a position that has moved and
/// stands is no playing, and one that is told again word for word says nothing new.
///
/// All times are readings of the monotonic clock. Not safe for use by several threads.
public final class TrackClock {
  /// Two positions say something about the player's pace when so much time lies between them, in ns.
  private static final long TELLING = TimeUnit.MILLISECONDS.toNanos(500);
  private static final double LEAST_PACE = 0.5;
  private static final double MOST_PACE = 2;
  /// A position so near the end is at the end, in ms.
  private static final double AT_END_MS = 1000;
  private static final double NANOS_PER_MILLI = 1e6;

  private final long patience;
  private PositionLine line;
  private boolean told;
  /// Whether a position was told since the player last began to run or to stand.
  private boolean measured;
  private double toldMs;
  private long toldNanos;
  /// Whether the player's position has been seen to move by itself.
  private boolean moves;
  private long standsSince = PositionLine.NEVER;

  /// A clock that stands, of a player that has told nothing.
  public TrackClock(long nanos) {
    this(nanos, Claim.END_PATIENCE);
  }

  /// @param patience how long the player may be late, in ns
  public TrackClock(long nanos, long patience) {
    this.line = PositionLine.unknown(nanos);
    this.patience = patience;
  }

  /// The line at this moment, which does not change any more.
  public PositionLine line() {
    return line;
  }

  /// Another track begins, of which neither position nor length is known.
  public void begin(long nanos) {
    line = line.forgotten(nanos);
    told = false;
    measured = false;
    standsSince = PositionLine.NEVER;
  }

  public void length(OptionalLong millis) {
    line = line.endingAt(millis);
  }

  public void rate(double rate, long nanos) {
    if (rate != line.rate()) {
      line = line.rate(rate, nanos);
    }
  }

  /// The player runs from a time on, or stands.
  public void running(boolean running, long nanos) {
    if (running != line.running()) {
      line = line.running(running, nanos);
      toldNanos = nanos;
      measured = false;
      standsSince = PositionLine.NEVER;
    }
  }

  /// The player says by itself that it is at a position.
  public void jumped(double millis, long nanos) {
    line = line.through(Math.min(millis, line.endMs()), nanos);
    remember(millis, nanos);
  }

  /// The player is asked, and tells a position.
  public void told(double millis, long nanos) {
    // A player that waits tells where; one that says 0 all the time does not.
    boolean waits = !line.running() && millis > 0;
    if (isRepeated(millis) && !waits) {
      if (line.running() && moves && standsSince == PositionLine.NEVER && nanos - toldNanos >= TELLING) {
        standsSince = toldNanos;
      }
      return;
    }
    moves |= line.running() && isMoving(millis, nanos);
    boolean stillOver = line.endNanos() <= nanos && millis >= line.endMs() - AT_END_MS;
    if (!stillOver) {
      line = line.through(Math.min(millis, line.endMs()), nanos);
    }
    remember(millis, nanos);
  }

  /// Whether a position is, to the letter, the one that was told before.
  public boolean isRepeated(double millis) {
    return told && millis == toldMs;
  }

  /// Whether a position lies as far from the one told before as a player comes in that time.
  public boolean isMoving(double millis, long nanos) {
    double expected = (nanos - toldNanos) / NANOS_PER_MILLI * line.rate();
    return measured && nanos - toldNanos >= TELLING && millis - toldMs >= LEAST_PACE * expected
        && millis - toldMs <= MOST_PACE * expected;
  }

  /// Since when the word that it plays is wrong, if nothing new is said; [PositionLine#NEVER] while it may be right.
  public long doubtedFrom() {
    return claim().expiry().map(Claim.Expiry::from).orElse(PositionLine.NEVER);
  }

  /// When the word that it plays is no longer believed, or [PositionLine#NEVER].
  public long believedUntil() {
    return claim().expiry().map(Claim.Expiry::at).orElse(PositionLine.NEVER);
  }

  /// Whether the word that it plays is no longer believed.
  public boolean isDoubted(long nanos) {
    return believedUntil() <= nanos;
  }

  /// Whether it is the position that is not to be believed, not the length.
  public boolean stands() {
    return claim().expiry().filter(expiry -> expiry.cause() == Claim.Cause.STANDS).isPresent();
  }

  private Claim claim() {
    return new Claim(known(line.endNanos()), known(standsSince), OptionalLong.empty(), patience);
  }

  private static OptionalLong known(long nanos) {
    return nanos == PositionLine.NEVER ? OptionalLong.empty() : OptionalLong.of(nanos);
  }

  private void remember(double millis, long nanos) {
    told = true;
    measured = true;
    toldMs = millis;
    toldNanos = nanos;
    standsSince = PositionLine.NEVER;
  }
}
