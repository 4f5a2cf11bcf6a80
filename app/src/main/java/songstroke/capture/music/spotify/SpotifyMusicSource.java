package songstroke.capture.music.spotify;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import songstroke.capture.SourceHealth;
import songstroke.capture.SourceThread;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.SourcePriority;
import songstroke.spotify.PlayerApi;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;

/// What the person's Spotify account plays, wherever it plays, by asking the Web API now and then.
///
/// It says of a track when it began, some seconds after it did, and corrects that time while it learns more. It asks
/// nothing while nobody types: it must be told with [#typed]. After `close` a question that is under way is let go
/// and its answer dropped.
public final class SpotifyMusicSource implements MusicSource {
  public static final String NAME = "spotify";
  public static final SourcePriority STANDING = SourcePriority.ofAnAccount(10, Duration.ofSeconds(30), true);
  private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(1);

  private final Account account;
  private final Optional<Duration> interval;
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
    PlayerApi open() throws SourceUnavailableException;
  }

  /// @param interval how often the person wants it to ask, at least every second; if they have said so
  /// @param clocks   the same that stamp the answers
  public SpotifyMusicSource(Account account, Optional<Duration> interval, Clocks clocks) {
    this.account = account;
    this.interval = interval;
    this.clocks = clocks;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SourcePriority priority() {
    return STANDING;
  }

  @Override
  public void start(MusicListener listener) throws SourceUnavailableException {
    PlayerApi api = account.open();
    var schedule = new PollSchedule(interval, api::pace, clocks.monotonicNanos());
    var follower = new SpotifyPoller(api, clocks, schedule, whileOpen(listener));
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

  private void follow(SpotifyPoller follower) {
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
        tell(() -> listener.playback(nanos, playback));
      }

      @Override
      public void changeMoved(long nanos) {
        tell(() -> listener.changeMoved(nanos));
      }

      @Override
      public void health(SourceHealth health) {
        tell(() -> listener.health(health));
      }

      @Override
      public void say(String line) {
        tell(() -> listener.say(line));
      }
    };
  }

  private void tell(Runnable word) {
    synchronized (telling) {
      if (!closed) {
        word.run();
      }
    }
  }
}
