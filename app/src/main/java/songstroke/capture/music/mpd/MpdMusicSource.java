package songstroke.capture.music.mpd;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceThread;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.SourcePriority;
import songstroke.problem.Problem;
import songstroke.timeline.Clocks;

/// Follows a Music Player Daemon by its command `idle`, which returns the moment something changes.
///
/// A server that goes away is tried again after a quarter of a second, then less and less often, at most every five
/// seconds; so is one that breaks the protocol again and again. One that says nothing for five seconds is asked what it
/// does, and is out of reach when it does not answer within two.
public final class MpdMusicSource implements MusicSource {
  /// The name by which the person chooses it.
  public static final String NAME = "mpd";
  public static final SourcePriority STANDING = SourcePriority.ofThisMachine(0);
  private static final long QUIET = TimeUnit.SECONDS.toNanos(5);
  private static final long FIRST_RETRY_MILLIS = 250;
  private static final long LAST_RETRY_MILLIS = 5_000;
  /// Between two looks at a server that changes without end.
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(50);

  private final Map<String, String> environment;
  private final Clocks clocks;
  private final SourceThread thread = new SourceThread("music-mpd");
  private volatile @Nullable MpdLink link;

  public MpdMusicSource(Map<String, String> environment, Clocks clocks) {
    this.environment = Map.copyOf(environment);
    this.clocks = clocks;
  }

  /// Whether the person has named a server, or one's socket is there.
  public static boolean isNamed(Map<String, String> environment) {
    return MpdAddress.isNamed(environment);
  }

  /// Makes sure that a server answers and lets us see what plays.
  ///
  /// @return what plays there now, in a few words
  /// @throws SourceUnavailableException when there is none, or it rejects the connection
  public static String look(Map<String, String> environment, Clocks clocks)
      throws SourceUnavailableException {
    MpdAddress address = MpdAddress.of(environment);
    try (MpdLink link = new MpdLink(address.place(), clocks)) {
      MpdState state = first(link, address);
      return "the server at " + address.place() + " ("
          + state.doing().name().toLowerCase(java.util.Locale.ROOT) + ")";
    }
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
    MpdAddress address = MpdAddress.of(environment);
    var open = new MpdLink(address.place(), clocks);
    MpdState found;
    try {
      found = first(open, address);
    } catch (SourceUnavailableException e) {
      open.close();
      throw e;
    }
    link = open;
    thread.start(() -> follow(address, open, found, listener));
  }

  @Override
  public void close() {
    thread.announceClose();
    MpdLink open = link;
    if (open != null) {
      open.close();
    }
    thread.end();
  }

  private static MpdState first(MpdLink link, MpdAddress address) throws SourceUnavailableException {
    try {
      link.greet(address.password());
      return MpdState.of(link.state());
    } catch (MpdLink.RefusedException e) {
      throw unavailable(Problem.NO_PERMISSION, e, "name it as MPD_HOST=password@host");
    } catch (IOException e) {
      throw unavailable(Problem.UNAVAILABLE, e, "start mpd, or say with MPD_HOST and MPD_PORT where it is");
    }
  }

  private static SourceUnavailableException unavailable(Problem cause, IOException e, String remedy) {
    return new SourceUnavailableException(cause, NAME, String.valueOf(e.getMessage()), remedy, e);
  }

  private void follow(MpdAddress address, MpdLink first, MpdState found, MusicListener listener) {
    var follower = new MpdFollower(listener, address.place().toString());
    follower.saw(found, OptionalLong.empty());
    listenUntilLost(first, follower);
    long retry = FIRST_RETRY_MILLIS;
    while (!thread.isClosing()) {
      thread.pause(retry);
      if (!thread.isClosing()) {
        long begun = clocks.monotonicNanos();
        listenAgain(address, follower);
        boolean lasted = clocks.monotonicNanos() - begun > QUIET;
        retry = lasted ? FIRST_RETRY_MILLIS : Math.min(2 * retry, LAST_RETRY_MILLIS);
      }
    }
  }

  /// Connects and listens until the connection is lost.
  private void listenAgain(MpdAddress address, MpdFollower follower) {
    var open = new MpdLink(address.place(), clocks);
    link = open;
    try {
      if (!thread.isClosing()) {
        open.greet(address.password());
        follower.saw(MpdState.of(open.state()), OptionalLong.empty());
        listenUntilLost(open, follower);
      }
    } catch (IOException e) {
      lost(follower, e);
    } finally {
      open.close();
    }
  }

  private void listenUntilLost(MpdLink open, MpdFollower follower) {
    long looked = clocks.monotonicNanos() - SHORTEST;
    try (open) {
      while (!thread.isClosing()) {
        OptionalLong sign = open.awaitChange(QUIET);
        thread.pause(TimeUnit.NANOSECONDS.toMillis(looked + SHORTEST - clocks.monotonicNanos()));
        looked = clocks.monotonicNanos();
        follower.saw(MpdState.of(open.state()), sign);
      }
    } catch (IOException e) {
      lost(follower, e);
    }
  }

  private void lost(MpdFollower follower, IOException e) {
    if (!thread.isClosing()) {
      long since = e instanceof MpdLink.SilentException silent ? silent.since() : clocks.monotonicNanos();
      follower.lost(since, String.valueOf(e.getMessage()));
    }
  }
}
