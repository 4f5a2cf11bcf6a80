package songstroke.sources;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.several.Winner;
import songstroke.timeline.Playback;

/// One look at what several sources say now, each on its own, and which one is used.
public final class MusicGlance {
  private static final SourceHealth NO_ANSWER = new SourceHealth.Interrupted("no answer yet", "");

  private MusicGlance() {}

  /// What one source says.
  ///
  /// @param playback what plays; empty when it said nothing in time, or cannot work here
  /// @param health   how it is; ended when it cannot work here
  /// @param wins     whether its word is the one that counts
  public record View(String name, Optional<Playback> playback, SourceHealth health, boolean wins) {
    /// Whether it said anything in time, be it that it cannot work here.
    public boolean hasAnswered() {
      return playback.isPresent() || !health.equals(NO_ANSWER);
    }
  }

  /// Starts the sources, waits until each has said something, and closes them.
  ///
  /// @param limit how long they have for it
  static List<View> at(List<MusicSource> sources, Duration limit) {
    var spoken = new CountDownLatch(sources.size());
    List<Ear> ears = sources.stream().map(source -> new Ear(source, spoken)).toList();
    List<Thread> threads = ears.stream().map(ear -> Thread.ofVirtual().start(ear::listen)).toList();
    try {
      boolean all = spoken.await(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!all) {
        threads.forEach(Thread::interrupt);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    List<View> views = views(ears);
    List<Thread> closing = sources.stream().map(source -> Thread.ofVirtual().start(source::close)).toList();
    for (Thread thread : closing) {
      try {
        thread.join(limit);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    return views;
  }

  private static List<View> views(List<Ear> ears) {
    List<Heard> all = ears.stream().map(Ear::heard).toList();
    List<Heard> saying = all.stream().filter(heard -> heard.playback.isPresent()).toList();
    OptionalInt winner = Winner.of(saying.stream().map(heard -> heard.source.priority()).toList(),
        saying.stream().map(heard -> heard.playback.orElseThrow()).toList());
    List<View> views = new ArrayList<>();
    for (Heard heard : all) {
      boolean wins = winner.isPresent() && saying.get(winner.getAsInt()).equals(heard);
      views.add(new View(heard.source.name(), heard.playback, heard.health, wins));
    }
    return List.copyOf(views);
  }

  /// What one source has said.
  private record Heard(MusicSource source, Optional<Playback> playback, SourceHealth health) {}

  /// Listens to one source.
  private static final class Ear implements MusicListener {
    private final MusicSource source;
    private final CountDownLatch spoken;
    private @Nullable Playback playback;
    private SourceHealth health = NO_ANSWER;
    private boolean described;

    Ear(MusicSource source, CountDownLatch spoken) {
      this.source = source;
      this.spoken = spoken;
    }

    void listen() {
      try {
        source.start(this);
      } catch (SourceUnavailableException e) {
        unavailable(String.valueOf(e.getMessage()));
      }
    }

    @Override
    public synchronized void playback(long nanos, Playback said) {
      boolean first = playback == null;
      playback = said;
      if (first && described) {
        spoken.countDown();
      }
    }

    @Override
    public synchronized void health(SourceHealth said) {
      boolean first = !described;
      described = true;
      health = said;
      if (first && playback != null) {
        spoken.countDown();
      }
    }

    private synchronized void unavailable(String why) {
      health = new SourceHealth.Ended(why);
      spoken.countDown();
    }

    synchronized Heard heard() {
      return new Heard(source, Optional.ofNullable(playback), health);
    }
  }
}
