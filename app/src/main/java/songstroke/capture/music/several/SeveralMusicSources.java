package songstroke.capture.music.several;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceThread;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicReporter;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.SourcePriority;
import songstroke.problem.Problem;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;

/// Several sources as one. What they report goes into a queue; one thread of its own chooses and calls the listener. A
/// source that cannot work or dies leaves the others going, and its health carries its name.
public final class SeveralMusicSources implements MusicSource {
  private final List<MusicSource> sources;
  private final Predicate<MusicSource> optional;
  private final Clocks clocks;
  private final SourceThread thread = new SourceThread("music-several");
  private final AtomicBoolean closed = new AtomicBoolean();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final List<MusicSource> started = new ArrayList<>();
  private final Map<String, SourceHealth> healths = new LinkedHashMap<>();
  private OptionalInt winner = OptionalInt.empty();

  /// What the loop waits for.
  private sealed interface Event {
    record Played(int source, long nanos, Playback playback) implements Event {}

    record Moved(int source, long nanos) implements Event {}

    record Health(String source, SourceHealth health) implements Event {}

    record Line(String text) implements Event {}

    record Close() implements Event {}
  }

  /// @param sources  at least two, of different names
  /// @param optional those that are passed over in silence when they cannot work here
  public SeveralMusicSources(List<MusicSource> sources, Predicate<MusicSource> optional, Clocks clocks) {
    this.sources = List.copyOf(sources);
    this.optional = optional;
    this.clocks = clocks;
  }

  @Override
  public String name() {
    List<MusicSource> named = started.isEmpty() ? sources : started;
    return named.stream().map(MusicSource::name).collect(Collectors.joining(","));
  }

  /// That of the best of them.
  @Override
  public SourcePriority priority() {
    return sources.stream().map(MusicSource::priority).min(Comparator.comparingInt(SourcePriority::rank))
        .orElseThrow();
  }

  /// Starts them all; one that works is enough.
  @Override
  public void start(MusicListener listener) throws SourceUnavailableException {
    long begin = clocks.monotonicNanos();
    List<SourceUnavailableException> unavailable = new ArrayList<>();
    for (MusicSource source : sources) {
      try {
        source.start(new Ear(started.size(), source.name()));
        started.add(source);
      } catch (SourceUnavailableException e) {
        unavailable.add(e);
        if (!optional.test(source)) {
          healths.put(source.name(), ofUnavailable(e));
        }
      }
    }
    if (started.isEmpty()) {
      throw together(unavailable);
    }
    var reporter = new MusicReporter(listener, MusicReporter.SAYS_JUMPS);
    var chooser = new Chooser(started.stream().map(MusicSource::priority).toList(), begin,
        new Chooser.Outcome() {
          @Override
          public void chosen(long nanos, Playback playback, OptionalInt source) {
            winner = source;
            reporter.again(nanos, playback);
          }

          @Override
          public void happened(long nanos) {
            reporter.moved(nanos);
          }
        });
    thread.start(() -> choose(chooser, reporter));
  }

  @Override
  public void typed(long nanos) {
    started.forEach(source -> source.typed(nanos));
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    thread.announceClose();
    events.add(new Event.Close());
    started.forEach(MusicSource::close);
    thread.end();
  }

  private void choose(Chooser chooser, MusicReporter reporter) {
    try {
      while (!thread.isClosing()) {
        Event event = next(chooser.due());
        if (thread.isClosing()) {
          return;
        }
        long now = clocks.monotonicNanos();
        switch (event) {
          case null -> chooser.advance(now);
          case Event.Played played -> chooser.hear(now, played.source, played.nanos, played.playback);
          case Event.Moved moved -> move(moved, reporter);
          case Event.Health health -> {
            healths.put(health.source, health.health);
            reporter.health(together(healths));
          }
          case Event.Line line -> reporter.say(line.text);
          case Event.Close _ -> {
          }
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Event next(long due) throws InterruptedException {
    return due == Long.MAX_VALUE
        ? events.take()
        : events.poll(Math.max(0, due - clocks.monotonicNanos()), TimeUnit.NANOSECONDS);
  }

  /// Only the source that is used may correct the time of the last change.
  private void move(Event.Moved moved, MusicReporter reporter) {
    if (winner.equals(OptionalInt.of(moved.source))) {
      reporter.moved(moved.nanos);
    }
  }

  /// Why none of them works, in the words of all.
  private static SourceUnavailableException together(List<SourceUnavailableException> all) {
    Problem cause = all.stream().map(SourceUnavailableException::problem)
        .filter(Problem.NO_PERMISSION::equals)
        .findFirst().orElse(Problem.UNAVAILABLE);
    SourceUnavailableException first = all.getFirst();
    String remedy = Stream
        .concat(Stream.of(first.remedy()), all.stream().skip(1).map(e -> String.valueOf(e.getMessage())))
        .filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    return new SourceUnavailableException(cause, first.source(), first.what(), remedy, first);
  }

  /// One health out of several: trouble goes before well-being, and an end counts only when it is everybody's.
  static SourceHealth together(Map<String, SourceHealth> healths) {
    List<String> works = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    List<String> over = new ArrayList<>();
    List<String> remedies = new ArrayList<>();
    healths.forEach((name, health) -> {
      switch (health) {
        case SourceHealth.Working working -> works.add(name + ": " + working.detail());
        case SourceHealth.Interrupted interrupted -> {
          lost.add(name + ": " + interrupted.what());
          remedies.add(interrupted.remedy());
        }
        case SourceHealth.Ended ended -> over.add(name + ": " + ended.why());
      }
    });
    if (!lost.isEmpty()) {
      return new SourceHealth.Interrupted(String.join("; ", lost),
          remedies.stream().filter(remedy -> !remedy.isEmpty()).findFirst().orElse(""));
    }
    works.addAll(over);
    return works.size() == over.size()
        ? new SourceHealth.Ended(String.join("; ", over))
        : new SourceHealth.Working(String.join("; ", works));
  }

  private static SourceHealth ofUnavailable(SourceUnavailableException e) {
    return new SourceHealth.Interrupted(e.what(),
        e.remedy().isEmpty() ? "" : e.remedy() + ", then begin again");
  }

  /// Puts what one source says into the queue.
  private final class Ear implements MusicListener {
    private final int number;
    private final String name;

    Ear(int number, String name) {
      this.number = number;
      this.name = name;
    }

    @Override
    public void playback(long nanos, Playback playback) {
      events.add(new Event.Played(number, nanos, playback));
    }

    @Override
    public void changeMoved(long nanos) {
      events.add(new Event.Moved(number, nanos));
    }

    @Override
    public void health(SourceHealth health) {
      events.add(new Event.Health(name, health));
    }

    @Override
    public void say(String line) {
      events.add(new Event.Line(line));
    }
  }
}
