package songstroke.capture.music;

import java.time.Duration;

/// What is known of a source before it says anything, for who must choose between several.
///
/// @param remote      whether it speaks of an account, whatever the device, instead of this machine
/// @param rank        lower is believed first
/// @param lag         how long after a change it may still say what was before it
/// @param tellsPauses whether it can be told from its word that the music waits or is over
public record SourcePriority(boolean remote, int rank, Duration lag, boolean tellsPauses) {
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  /// A source of this machine that says at once what it sees.
  public static SourcePriority ofThisMachine(int rank) {
    return ofThisMachine(rank, AT_ONCE);
  }

  /// A source of this machine.
  public static SourcePriority ofThisMachine(int rank, Duration lag) {
    return new SourcePriority(false, rank, lag, true);
  }

  /// A source that speaks of an account.
  public static SourcePriority ofAnAccount(int rank, Duration lag, boolean tellsPauses) {
    return new SourcePriority(true, rank, lag, tellsPauses);
  }
}
