package songstroke.capture.music.smtc;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceThread;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.Programs;
import songstroke.capture.music.SourcePriority;
import songstroke.capture.music.polled.Look;
import songstroke.capture.music.polled.PolledFollower;
import songstroke.problem.Problem;
import songstroke.timeline.Clocks;

/// Follows the media sessions of Windows by a child, Windows PowerShell 5.1, that looks twice a second.
///
/// A child that ends or falls silent is started again after a second, then less and less often. One that says that it
/// is blocked, or of which [#MOST_FAILURES] in a row said nothing, is the end of the source.
public final class SmtcMusicSource implements MusicSource {
  /// The name by which the person chooses it.
  public static final String NAME = "smtc";
  public static final SourcePriority STANDING = SourcePriority.ofThisMachine(2);
  static final int MOST_FAILURES = 3;
  private static final String PROGRAM = "powershell.exe";
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(20);
  private static final long CHILD_LOOKS_EVERY = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long FIRST_RETRY_MILLIS = 1_000;
  private static final long LAST_RETRY_MILLIS = 60_000;

  private final Map<String, String> environment;
  private final Clocks clocks;
  private final SourceThread thread = new SourceThread("music-smtc");
  private volatile @Nullable PowerShell child;
  private int failures;
  private boolean over;

  public SmtcMusicSource(Map<String, String> environment, Clocks clocks) {
    this.environment = Map.copyOf(environment);
    this.clocks = clocks;
  }

  /// Makes sure that there is a program to run.
  ///
  /// @throws SourceUnavailableException when there is none
  public static void require(Map<String, String> environment) throws SourceUnavailableException {
    program(environment);
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
    Path program = program(environment);
    thread.start(() -> follow(program, listener));
  }

  @Override
  public void close() {
    thread.announceClose();
    PowerShell running = child;
    if (running != null) {
      running.close();
    }
    thread.end();
  }

  private static Path program(Map<String, String> environment) throws SourceUnavailableException {
    return Programs.find(environment, PROGRAM)
        .orElseThrow(() -> new SourceUnavailableException(Problem.UNAVAILABLE,
            NAME, "there is no " + PROGRAM + " here",
            "this source is for Windows 10 and later, use --music auto"));
  }

  private void follow(Path program, MusicListener listener) {
    var follower = new PolledFollower(listener,
        "the media sessions of Windows (not verified on a real machine)", STANDING);
    long retry = FIRST_RETRY_MILLIS;
    while (!over && !thread.isClosing()) {
      failures++;
      try (var started = new PowerShell(program, clocks)) {
        child = started;
        if (!thread.isClosing()) {
          listen(started, follower);
        }
      } catch (IOException e) {
        lost(follower, PROGRAM + " cannot be run: " + e.getMessage());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
      if (!over && failures >= MOST_FAILURES && !thread.isClosing()) {
        end(follower, PROGRAM + " says nothing");
      }
      retry = failures == 0 ? FIRST_RETRY_MILLIS : Math.min(2 * retry, LAST_RETRY_MILLIS);
      if (!over) {
        thread.pause(retry);
      }
    }
  }

  private void listen(PowerShell from, PolledFollower follower) throws InterruptedException {
    while (!over && !thread.isClosing()) {
      PowerShell.Line line = from.next(SILENCE);
      if (thread.isClosing()) {
        return;
      }
      if (line == null || line.text() == null) {
        String complaint = line == null ? "" : from.complaint();
        lost(follower, PROGRAM + (line == null ? " fell silent" : " ended")
            + (complaint.isEmpty() ? "" : ": " + complaint));
        return;
      }
      hear(line.text(), line.nanos(), follower);
    }
  }

  private void hear(String text, long nanos, PolledFollower follower) {
    switch (SessionLine.of(text)) {
      case SessionLine.Sessions sessions -> {
        failures = 0;
        follower.unchangedUntil(nanos - CHILD_LOOKS_EVERY);
        follower.saw(new Look.Seen(sessions.playback(), nanos));
      }
      case SessionLine.Blocked blocked -> end(follower, blocked.why());
      case SessionLine.Trouble trouble -> lost(follower, trouble.why());
      case SessionLine.Broken _ -> lost(follower, PROGRAM + " said something that cannot be read");
    }
  }

  private void lost(PolledFollower follower, String why) {
    if (!thread.isClosing()) {
      follower.lost(new Look.Trouble(clocks.monotonicNanos(), why, "", Duration.ZERO));
    }
  }

  private void end(PolledFollower follower, String why) {
    over = true;
    follower.ended(clocks.monotonicNanos(), NAME + ": " + why,
        why + "; ask who looks after this machine, or use --music none");
  }
}
