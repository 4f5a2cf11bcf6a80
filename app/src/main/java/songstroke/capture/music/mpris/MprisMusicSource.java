package songstroke.capture.music.mpris;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.SourcePriority;
import songstroke.timeline.Clocks;

/// Follows every player of the desktop's media session.
///
/// One thread of its own takes what the bus says from a queue and calls the listener; connecting happens in the
/// background and is tried again, less and less often, for as long as there is no bus. A player that says more than can
/// be taken in fills no memory: what has no room in the queue is lost, and the players are asked what they do.
public final class MprisMusicSource implements MusicSource {
  /// The name by which the person chooses it.
  public static final String NAME = "mpris";
  public static final SourcePriority STANDING = SourcePriority.ofThisMachine(1);
  private static final long FIRST_RETRY = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long LAST_RETRY = TimeUnit.SECONDS.toNanos(10);
  private static final int MOST_WAITING = 4_000;

  /// What the loop waits for.
  private sealed interface Event {
    /// @param link the number of the connection attempt it belongs to
    record Said(int link, long nanos, PlayerSignal signal) implements Event {}

    record Linked(int number, BusLink link, PlayerSignal.Listed players) implements Event {}

    record Failed(int number, String why) implements Event {}

    record Close() implements Event {}
  }

  private final Map<String, String> environment;
  private final Clocks clocks;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  /// How much of what the bus said waits in the queue.
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean missed;
  private final AtomicBoolean closed = new AtomicBoolean();
  private @Nullable Thread loop;

  private @Nullable BusLink link;
  private int attempt;
  private boolean connecting;
  private long retryAt;
  private long retryAfter = FIRST_RETRY;
  private long now;

  public MprisMusicSource(Map<String, String> environment, Clocks clocks) {
    this.environment = Map.copyOf(environment);
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
    SessionBusAddress address = SessionBusAddress.of(environment);
    loop = Thread.ofPlatform().daemon().name("music-mpris").start(() -> follow(address, listener));
  }

  @Override
  public void close() {
    Thread running = loop;
    if (!closed.compareAndSet(false, true) || running == null) {
      return;
    }
    events.add(new Event.Close());
    if (!running.equals(Thread.currentThread())) {
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void follow(SessionBusAddress address, MusicListener listener) {
    var follower = new PlayersFollower(listener, this::send);
    now = clocks.monotonicNanos();
    retryAt = now;
    try {
      while (!closed.get()) {
        if (link == null && !connecting && clocks.monotonicNanos() >= retryAt) {
          connect(address);
        }
        Event event = next(Math.min(follower.due(), link == null && !connecting ? retryAt : Long.MAX_VALUE));
        if (!closed.get()) {
          handle(event, follower);
          askWhatWasMissed(follower);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      drop();
    }
  }

  private void handle(@Nullable Event event, PlayersFollower follower) {
    switch (event) {
      case null -> follower.advance(tick(clocks.monotonicNanos()));
      case Event.Said said -> {
        waiting.decrementAndGet();
        if (said.link == attempt) {
          follower.hear(tick(said.nanos), said.signal);
          if (said.signal instanceof PlayerSignal.BusLost) {
            lost();
          }
        }
      }
      case Event.Linked linked -> {
        if (linked.number != attempt) {
          linked.link.close();
          return;
        }
        connecting = false;
        link = linked.link;
        retryAfter = FIRST_RETRY;
        follower.hear(tick(clocks.monotonicNanos()), linked.players);
      }
      case Event.Failed failed -> {
        if (failed.number == attempt) {
          follower.hear(tick(clocks.monotonicNanos()), new PlayerSignal.BusLost(failed.why));
          lost();
        }
      }
      case Event.Close _ -> {
      }
    }
  }

  /// Puts what the bus said into the queue. Only signals of players come in numbers, and only they can be lost.
  private void hear(Event.Said event) {
    boolean isMany = event.signal instanceof PlayerSignal.Changed
        || event.signal instanceof PlayerSignal.Seeked;
    if (isMany && waiting.get() >= MOST_WAITING) {
      missed = true;
    } else {
      waiting.incrementAndGet();
      events.add(event);
    }
  }

  private void askWhatWasMissed(PlayersFollower follower) {
    if (missed && waiting.get() == 0) {
      missed = false;
      follower.missedSomething(tick(clocks.monotonicNanos()));
    }
  }

  /// The next event, or null when something is due before one comes.
  private @Nullable Event next(long due) throws InterruptedException {
    return due == Long.MAX_VALUE
        ? events.take()
        : events.poll(Math.max(0, due - clocks.monotonicNanos()), TimeUnit.NANOSECONDS);
  }

  /// Time for the follower: signals come from several threads, and a few ns out of order.
  private long tick(long nanos) {
    now = Math.max(now, nanos);
    return now;
  }

  private void connect(SessionBusAddress address) {
    connecting = true;
    int number = ++attempt;
    Thread.ofVirtual().name("mpris-connect").start(() -> {
      try {
        BusLink opened = BusLink.open(address, clocks,
            (nanos, signal) -> hear(new Event.Said(number, nanos, signal)));
        try {
          events.add(new Event.Linked(number, opened, new PlayerSignal.Listed(opened.players())));
        } catch (IOException e) {
          opened.close();
          throw e;
        }
        if (closed.get()) {
          opened.close();
        }
      } catch (IOException e) {
        events.add(new Event.Failed(number, "no session bus: " + e.getMessage()));
      }
    });
  }

  private void lost() {
    drop();
    attempt++;
    connecting = false;
    retryAt = clocks.monotonicNanos() + retryAfter;
    retryAfter = Math.min(2 * retryAfter, LAST_RETRY);
  }

  private void drop() {
    if (link != null) {
      link.close();
      link = null;
    }
  }

  private void send(PlayerCall call) {
    if (link != null) {
      link.send(call);
    }
  }
}
