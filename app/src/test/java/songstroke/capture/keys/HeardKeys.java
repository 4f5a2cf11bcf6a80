package songstroke.capture.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import songstroke.capture.SourceHealth;
import songstroke.timeline.Clocks;
import songstroke.timeline.KeyClass;
import songstroke.timeline.LeftOut;

/// A listener that remembers everything and lets a test wait for it. Safe for several threads.
public final class HeardKeys implements KeyListener {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<KeyDown> presses = new ArrayList<>();
  private final List<Release> releases = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<SourceHealth> health = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /// A key going up.
  public record Release(long sequence, long nanos) {}

  @Override
  public synchronized void pressed(KeyDown down) {
    presses.add(down);
    heard();
  }

  @Override
  public synchronized void released(long sequence, long nanos) {
    releases.add(new Release(sequence, nanos));
    heard();
  }

  @Override
  public synchronized void leftOut(LeftOut why) {
    leftOut.add(why);
    heard();
  }

  @Override
  public synchronized void health(SourceHealth now) {
    health.add(now);
    heard();
  }

  public synchronized List<KeyDown> presses() {
    return List.copyOf(presses);
  }

  public synchronized List<KeyClass> classes() {
    return presses.stream().map(KeyDown::keyClass).toList();
  }

  public synchronized List<Release> releases() {
    return List.copyOf(releases);
  }

  /// Why presses were left out, once per press.
  public synchronized List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  public synchronized List<SourceHealth> health() {
    return List.copyOf(health);
  }

  /// The threads that called, each once.
  public synchronized List<Thread> threads() {
    return List.copyOf(threads);
  }

  /// Waits for so many presses, repeats among them, and fails when they do not come.
  public HeardKeys awaitPresses(int count) {
    return await(heard -> heard.presses.size() >= count, count + " presses");
  }

  public HeardKeys awaitReleases(int count) {
    return await(heard -> heard.releases.size() >= count, count + " releases");
  }

  /// Waits until so many presses were left out.
  public HeardKeys awaitLeftOut(int count) {
    return await(heard -> heard.leftOut.size() >= count, count + " presses left out");
  }

  public HeardKeys awaitHealth(Class<? extends SourceHealth> kind, int times) {
    return await(heard -> heard.health.stream().filter(kind::isInstance).count() >= times,
        kind.getSimpleName() + " for the " + times + ". time");
  }

  private synchronized HeardKeys await(Predicate<HeardKeys> condition, String what) {
    long end = Clocks.system().monotonicNanos() + PATIENCE.toNanos();
    try {
      while (!condition.test(this)) {
        long left = (end - Clocks.system().monotonicNanos()) / 1_000_000;
        assertThat(left).as("ms left to wait for %s; heard %s, %d releases, %s", what, presses.size(),
            releases.size(), health).isPositive();
        wait(left);
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for " + what, e);
    }
    return this;
  }

  private void heard() {
    if (!threads.contains(Thread.currentThread())) {
      threads.add(Thread.currentThread());
    }
    notifyAll();
  }
}
