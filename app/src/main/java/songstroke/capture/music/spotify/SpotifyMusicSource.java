package songstroke.capture.music.spotify;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

import songstroke.capture.SourceHealth;
import songstroke.capture.SourceThread;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.Standing;
import songstroke.spotify.PlayerApi;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;

/// What the person's Spotify account plays, wherever it plays, by asking the Web API now and then.
///
/// It says of a track when it began, some seconds after it did, and mends that time while it learns more. It asks
/// nothing while nobody types: it must be told with [#typed]. After `close` a question that is under way is let go
/// and its answer dropped.
public final class SpotifyMusicSource implements MusicSource {
  public static final String NAME = "spotify";
  public static final Standing STANDING = Standing.ofAnAccount(10, Duration.ofSeconds(30), true);
  /// How often to ask in the middle of a track.
  public static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(1);

  private final Account account;
  private final Duration heartbeat;
  private final Clocks clocks;
  private final SourceThread thread = new SourceThread("music-spotify");
  private final Semaphore wake = new Semaphore(0);
  private final AtomicLong typedAt = new AtomicLong(Long.MIN_VALUE);
  private final Object telling = new Object();
  private volatile boolean asleep;
  private boolean closed;

  /// The person's account.
  public interface Account {
    /// What answers questions to it.
    ///
    /// @throws SourceUnavailableException when nobody is signed in, with the next command
    Asked open() throws SourceUnavailableException;
  }

  /// What answers questions.
  ///
  /// @param budgetLeft the share of the day's questions that is left, 0 to 1; below a half less is asked
  public record Asked(PlayerApi api, DoubleSupplier budgetLeft) {}

  /// @param heartbeat how often to ask in the middle of a track, at least 1 s
  /// @param clocks    the same that stamp the answers
  public SpotifyMusicSource(Account account, Duration heartbeat, Clocks clocks) {
    if (heartbeat.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("Spotify is asked at most once a second, not every " + heartbeat);
    }
    this.account = account;
    this.heartbeat = heartbeat;
    this.clocks = clocks;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Standing standing() {
    return STANDING;
  }

  @Override
  public void start(MusicListener listener) throws SourceUnavailableException {
    Asked asked = account.open();
    var schedule = new PollSchedule(heartbeat, asked.budgetLeft(), clocks.monotonicNanos());
    var follower = new Follower(asked.api(), clocks, schedule, whileOpen(listener));
    thread.start(() -> follow(follower));
  }

  @Override
  public void typed(long nanos) {
    typedAt.accumulateAndGet(nanos, Math::max);
    if (asleep) {
      asleep = false;
      wake.release();
    }
  }

  @Override
  public void close() {
    synchronized (telling) {
      closed = true;
    }
    thread.announceClose();
    wake.release();
  }

  private void follow(Follower follower) {
    while (!thread.isClosing()) {
      long typed = typedAt.get();
      OptionalLong next = follower.turn(typed);
      // Set before the presses are looked at once more, so that none is missed in between.
      asleep = follower.isResting();
      if (asleep && typedAt.get() != typed) {
        continue;
      }
      await(next.isPresent() ? next.getAsLong() - clocks.monotonicNanos() : LONGEST_WAIT);
    }
  }

  private void await(long nanos) {
    try {
      if (wake.tryAcquire(Math.clamp(nanos, 0, LONGEST_WAIT), TimeUnit.NANOSECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException _) {
      thread.announceClose();
    }
  }

  /// The listener until the source is closed.
  private MusicListener whileOpen(MusicListener listener) {
    return new MusicListener() {
      @Override
      public void playback(long nanos, Playback playback) {
        say(() -> listener.playback(nanos, playback));
      }

      @Override
      public void changeMoved(long nanos) {
        say(() -> listener.changeMoved(nanos));
      }

      @Override
      public void health(SourceHealth health) {
        say(() -> listener.health(health));
      }
    };
  }

  private void say(Runnable word) {
    synchronized (telling) {
      if (!closed) {
        word.run();
      }
    }
  }
}
