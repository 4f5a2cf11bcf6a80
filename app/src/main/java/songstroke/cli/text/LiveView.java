package songstroke.cli.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceHealth;
import songstroke.recorder.RecordingListener;
import songstroke.segment.OpenSegment;
import songstroke.timeline.Playback;

/// Shows a running recording on a screen, from a thread of its own: a terminal that stands still (Ctrl-S) holds up what
/// is shown and not the recording. Safe for use by several threads.
public final class LiveView implements RecordingListener {
  /// How many parts of the last minute are shown.
  static final int PARTS = 20;
  /// Lines that wait for a terminal that stands still; older ones are dropped.
  private static final int MOST_LINES = 200;
  private static final long END_PATIENCE_MILLIS = 1_000;
  private static final String TERMINAL = "terminal";

  private final Screen screen;
  private final TypingPulse pulse = new TypingPulse();
  private final Deque<String> lines = new ArrayDeque<>();
  private @Nullable Thread thread;
  private boolean over;
  private boolean changed;
  private boolean shared;

  private long startMs;
  private OptionalLong durationMs = OptionalLong.empty();
  private long nowMs;
  private long presses;
  private double wordsPerMinute = Double.NaN;
  private boolean paused;
  private Playback playback = new Playback.Unknown("");
  private SourceHealth keys = new SourceHealth.Working("");
  private SourceHealth music = new SourceHealth.Working("");

  public LiveView(Screen screen) {
    this.screen = screen;
  }

  /// Begins to show.
  ///
  /// @param start    the recording's start on its own line, in ms
  /// @param duration how long it is meant to be, in ms
  public synchronized void begin(long start, OptionalLong duration) {
    startMs = start;
    nowMs = start;
    durationMs = duration;
    update();
  }

  @Override
  public synchronized void began(Began began) {
    shared = began.header().keys().equals(TERMINAL);
    begin(began.header().start(), began.duration().map(time -> OptionalLong.of(time.toMillis()))
        .orElse(OptionalLong.empty()));
    say(began.sentence() + " Ctrl-C ends it " + (began.duration().isPresent() ? "early " : "")
        + "and keeps what is there.");
  }

  @Override
  public void pressed(long t, boolean text) {
    pulse.press(t, text);
  }

  @Override
  public synchronized void playback(Playback change) {
    playback = change;
  }

  @Override
  public synchronized void keys(SourceHealth health) {
    keys = health;
  }

  @Override
  public synchronized void music(SourceHealth health) {
    music = health;
  }

  @Override
  public synchronized void paused(boolean now) {
    paused = now;
  }

  @Override
  public synchronized void say(String line) {
    if (lines.size() >= MOST_LINES) {
      lines.removeFirst();
    }
    lines.addLast(line);
    update();
  }

  @Override
  public void beat(Beat beat) {
    moveTo(beat.now(), beat.presses(), beat.segment());
  }

  /// Moves the view on.
  ///
  /// @param t          the time on the recording's line, in ms
  /// @param allPresses so far
  public synchronized void moveTo(long t, long allPresses, OpenSegment segment) {
    nowMs = Math.max(nowMs, t);
    presses = allPresses;
    wordsPerMinute = segment.activeWpm();
    changed = true;
    update();
  }

  /// Shows what is left and takes away what does not stay; a terminal that stands still is not waited for.
  @Override
  public void ended() {
    Thread shower;
    synchronized (this) {
      over = true;
      shower = thread;
      notifyAll();
    }
    try {
      if (shower != null) {
        TimeUnit.MILLISECONDS.timedJoin(shower, END_PATIENCE_MILLIS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized Moment moment() {
    return new Moment(nowMs - startMs, durationMs, wordsPerMinute, pulse.lastMinute(nowMs, PARTS), presses,
        playback, notice());
  }

  private void update() {
    if (thread == null && !over) {
      thread = Thread.ofPlatform().daemon().name("live view").start(this::run);
    }
    notifyAll();
  }

  private void run() {
    boolean sharing = false;
    for (Work work = next(); work != null; work = next()) {
      if (work.shared() && !sharing) {
        sharing = true;
        screen.shareTerminal();
      }
      work.lines().forEach(screen::say);
      work.moment().ifPresent(screen::show);
    }
    screen.close();
  }

  /// What a round of the thread shows.
  private record Work(boolean shared, List<String> lines, Optional<Moment> moment) {}

  /// Waits for something to show; nothing when the recording is over and all was shown.
  private synchronized @Nullable Work next() {
    try {
      while (lines.isEmpty() && !changed && !over) {
        wait();
      }
    } catch (InterruptedException _) {
      return null;
    }
    if (lines.isEmpty() && !changed) {
      return null;
    }
    var work = new Work(shared, new ArrayList<>(lines), changed ? Optional.of(moment()) : Optional.empty());
    lines.clear();
    changed = false;
    return work;
  }

  private String notice() {
    List<String> notices = new ArrayList<>();
    if (paused) {
      notices.add("paused: nothing is recorded");
    }
    notice("keys", keys).ifPresent(notices::add);
    notice("music", music).ifPresent(notices::add);
    return String.join("; ", notices);
  }

  private static Optional<String> notice(String source, SourceHealth health) {
    return switch (health) {
      case SourceHealth.Working _ -> Optional.empty();
      case SourceHealth.Interrupted lost -> Optional
          .of(source + ": " + lost.what() + (lost.remedy().isEmpty() ? "" : ", " + lost.remedy()));
      case SourceHealth.Ended ended -> Optional.of(source + ": " + ended.why());
    };
  }
}
