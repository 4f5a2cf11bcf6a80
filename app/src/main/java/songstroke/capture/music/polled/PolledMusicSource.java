package songstroke.capture.music.polled;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceThread;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.SourcePriority;
import songstroke.timeline.Clocks;

/// Follows what plays by asking again and again, no more often than an interval and never before whoever is asked
/// allows it. A question that is on its way when the source is closed is dropped.
public final class PolledMusicSource implements MusicSource {
  private final Lookout lookout;
  private final Duration interval;
  private final Clocks clocks;
  private final SourceThread thread;
  private volatile @Nullable FutureTask<Look> question;

  /// @param interval between two questions
  public PolledMusicSource(Lookout lookout, Duration interval, Clocks clocks) {
    this.lookout = lookout;
    this.interval = interval;
    this.clocks = clocks;
    this.thread = new SourceThread("music-" + lookout.name());
  }

  @Override
  public String name() {
    return lookout.name();
  }

  @Override
  public SourcePriority priority() {
    return lookout.priority();
  }

  @Override
  public void start(MusicListener listener) throws SourceUnavailableException {
    lookout.require();
    thread.start(() -> follow(new PolledFollower(listener, lookout.place(), lookout.priority())));
  }

  @Override
  public void close() {
    thread.announceClose();
    FutureTask<Look> asked = question;
    if (asked != null) {
      asked.cancel(true);
    }
    thread.end();
  }

  private void follow(PolledFollower follower) {
    while (!thread.isClosing()) {
      Look look = look();
      Duration wait = interval;
      if (!thread.isClosing()) {
        switch (look) {
          case null -> {
          }
          case Look.Seen seen -> follower.saw(seen);
          case Look.Trouble trouble -> {
            follower.lost(trouble);
            wait = longer(interval, trouble.silence());
          }
        }
      }
      rest(follower, clocks.monotonicNanos() + wait.toNanos());
    }
  }

  /// Waits, but for what falls due meanwhile.
  private void rest(PolledFollower follower, long until) {
    for (long now = clocks.monotonicNanos(); now < until
        && !thread.isClosing(); now = clocks.monotonicNanos()) {
      follower.passed(now);
      thread.pause(Math.max(1, TimeUnit.NANOSECONDS.toMillis(Math.min(until, follower.due()) - now)));
    }
  }

  /// One question, on a thread that can be interrupted; null when the source is closed meanwhile.
  private @Nullable Look look() {
    var task = new FutureTask<Look>(lookout::look);
    question = task;
    long asked = clocks.monotonicNanos();
    if (thread.isClosing()) {
      return null;
    }
    Thread.ofVirtual().name("music-ask").start(task);
    try {
      return task.get();
    } catch (CancellationException _) {
      return null;
    } catch (InterruptedException _) {
      thread.announceClose();
      return null;
    } catch (ExecutionException e) {
      return new Look.Trouble(asked, lookout.name() + ": unexpected: " + e.getCause(), "", interval);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
