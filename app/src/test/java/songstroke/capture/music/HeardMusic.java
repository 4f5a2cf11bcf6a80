package songstroke.capture.music;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import songstroke.capture.SourceHealth;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;

/// What a music source said, and a way to wait for it. It notes every breach of the listener's rules.
public final class HeardMusic implements MusicListener {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  /// One report.
  ///
  /// @param nanos   when it happened, as the source says
  /// @param arrived when it was heard
  public record Report(long nanos, long arrived, Playback playback) {
    /// The title of the item that plays; empty when nothing does.
    public String title() {
      return playback instanceof Playback.Playing playing ? playing.item().track().title() : "";
    }
  }

  private final List<Report> reports = new ArrayList<>();
  private final List<SourceHealth> healths = new ArrayList<>();
  private final List<String> breaches = new ArrayList<>();
  private int inside;
  private boolean over;

  @Override
  public void playback(long nanos, Playback playback) {
    enter();
    synchronized (this) {
      long now = Clocks.system().monotonicNanos();
      if (nanos > now) {
        breaches.add("a report from the future: " + playback);
      }
      if (!reports.isEmpty() && nanos < reports.getLast().nanos) {
        breaches.add("a report from before the one before: " + playback);
      }
      reports.add(new Report(nanos, now, playback));
      leave();
    }
  }

  @Override
  public void changeMoved(long nanos) {
    enter();
    synchronized (this) {
      if (nanos > Clocks.system().monotonicNanos()) {
        breaches.add("a change moved into the future");
      }
      if (reports.isEmpty() || (reports.size() > 1 && nanos < reports.get(reports.size() - 2).nanos)) {
        breaches.add("a change moved before the one before it");
      }
      if (!reports.isEmpty()) {
        Report last = reports.removeLast();
        reports.add(new Report(nanos, last.arrived, last.playback));
      }
      leave();
    }
  }

  @Override
  public void health(SourceHealth health) {
    enter();
    synchronized (this) {
      if (!healths.isEmpty() && healths.getLast().equals(health)) {
        breaches.add("the same health twice: " + health);
      }
      healths.add(health);
      leave();
    }
  }

  private synchronized void enter() {
    inside++;
    if (inside > 1) {
      breaches.add("two calls at once");
    }
    if (over) {
      breaches.add("a call after close");
    }
  }

  private synchronized void leave() {
    inside--;
    notifyAll();
  }

  /// From now on every call is a breach.
  public synchronized void expectNothingMore() {
    over = true;
  }

  public synchronized List<Report> reports() {
    return List.copyOf(reports);
  }

  public synchronized List<SourceHealth> healths() {
    return List.copyOf(healths);
  }

  public synchronized List<String> breaches() {
    return List.copyOf(breaches);
  }

  /// Waits until a report fits that is not among the first `after`.
  public Report await(int after, Predicate<Report> fits) {
    return awaitIn(() -> reports, after, fits, "report");
  }

  /// Waits until a report fits.
  public Report await(Predicate<Report> fits) {
    return await(0, fits);
  }

  /// Waits until a track of a title plays.
  public Report awaitTitle(String title) {
    return await(report -> report.title().equals(title));
  }

  public SourceHealth awaitHealth(int after, Predicate<SourceHealth> fits) {
    return awaitIn(() -> healths, after, fits, "health");
  }

  private synchronized <T> T awaitIn(java.util.function.Supplier<List<T>> all, int after, Predicate<T> fits,
      String what) {
    long deadline = Clocks.system().monotonicNanos() + PATIENCE;
    while (true) {
      List<T> list = all.get();
      for (int i = after; i < list.size(); i++) {
        if (fits.test(list.get(i))) {
          return list.get(i);
        }
      }
      long left = deadline - Clocks.system().monotonicNanos();
      if (left <= 0) {
        throw new AssertionError("No such " + what + " came; reports " + reports + ", healths " + healths);
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
