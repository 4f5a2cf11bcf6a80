package songstroke.steps;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import songstroke.enrich.ArtistQuery;
import songstroke.enrich.Enricher;
import songstroke.enrich.GenreKnowledge;
import songstroke.enrich.GenreReading;
import songstroke.enrich.Vocabulary;
import songstroke.http.PoliteHttp;
import songstroke.lookup.GenreServices;
import songstroke.lookup.SqliteGenreMemory;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepFailedException;
import songstroke.recorder.StopSignal;
import songstroke.secret.Secret;
import songstroke.timeline.Clocks;
import songstroke.timeline.Sleeper;

/// The person's own word, the player's tags, what is remembered, and for the rest the services on the network, for
/// as long as one run may take for that. Who could not be asked for is `pending` and comes first in a later run.
public final class OnlineGenres implements Enrich.Genres {
  /// How long one run begins to ask for another artist; it ends five seconds later at the latest.
  static final Duration BUDGET = Duration.ofSeconds(15);
  /// The names under which a secret store may have the person's key at Last.fm.
  private static final String KEY = "lastfm.api-key";
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Setup setup;
  private final Clocks clocks;
  private final Sleeper sleeper;
  private final Audience audience;

  /// What to work with.
  ///
  /// @param memory    the file of what is remembered, which is made when it does not exist
  /// @param services  whom to ask; without a key for Last.fm the stack's secret store is looked into
  /// @param userAgent under which name
  /// @param reading   how genre names are read
  public record Setup(Path memory, GenreServices services, String userAgent,
      Supplier<GenreReading> reading) {}

  /// Who watches the asking and may end it.
  public interface Audience {
    /// The asking begins; gives what ends it.
    StopSignal begin();

    /// Hears how far it is.
    void say(String line);
  }

  public OnlineGenres(Setup setup, Clocks clocks, Sleeper sleeper, Audience audience) {
    this.setup = setup;
    this.clocks = clocks;
    this.sleeper = sleeper;
    this.audience = audience;
  }

  @Override
  public Map<ArtistQuery, GenreKnowledge> of(Collection<ArtistQuery> artists, StepContext context)
      throws IOException {
    try (SqliteGenreMemory memory = SqliteGenreMemory.open(setup.memory())) {
      Vocabulary vocabulary = setup.reading().get().vocabulary();
      GenreServices services = withKey(context);
      var http = new PoliteHttp(setup.userAgent(), clocks, sleeper, memory.hostGates());
      var enricher = new Enricher(memory, services.sources(http, vocabulary), vocabulary, clocks);
      var told = new Told(services.names(), context);
      try {
        return enricher.enrich(artists, BUDGET, told::progress);
      } finally {
        told.end();
      }
    }
  }

  private GenreServices withKey(StepContext context) {
    if (setup.services().lastFmKey().isPresent()) {
      return setup.services();
    }
    try {
      Optional<Secret> key = context.optionalSecret(KEY);
      if (key.isPresent()) {
        return setup.services().withKey(key.get().reveal());
      }
    } catch (StepFailedException e) {
      context.log("Last.fm is not asked: " + e.getMessage());
    }
    return setup.services();
  }

  /// Tells of one run's asking, and lets the person end it.
  private final class Told {
    private final List<String> names;
    private final StepContext context;
    private final Thread asking = Thread.currentThread();
    private Enricher.Asked last = new Enricher.Asked(0, 0, 0, "");
    private long nextLine;
    private boolean begun;
    private boolean over;
    private boolean ended;

    Told(List<String> names, StepContext context) {
      this.names = names;
      this.context = context;
    }

    void progress(Enricher.Asked asked) {
      last = asked;
      long now = clocks.monotonicNanos();
      if (!begun) {
        begun = true;
        nextLine = now + BETWEEN_LINES.toNanos();
        tell("genres: asking " + String.join(", ", names) + " about "
            + (asked.of() == 1 ? "1 artist" : asked.of() + " artists") + "; Ctrl-C goes on without");
        StopSignal stop = audience.begin();
        Thread.ofVirtual().name("genres: waiting for Ctrl-C").start(() -> watch(stop));
      } else if (now >= nextLine && asked.asked() < asked.of()) {
        nextLine = now + BETWEEN_LINES.toNanos();
        tell("genres: " + asked.asked() + " of " + asked.of() + " artists asked");
      }
    }

    /// The asking is over; the thread is only interrupted from now on if somebody else wants that.
    void end() {
      synchronized (this) {
        over = true;
        if (ended) {
          Thread.interrupted();
        }
      }
      if (begun) {
        context.note("artists_asked", Integer.toString(last.asked()));
        boolean all = last.asked() == last.of();
        tell("genres: " + last.asked() + " of " + last.of() + " artists asked, " + last.found()
            + " found" + (last.trouble().isEmpty() ? "" : "; " + last.trouble())
            + (all ? "" : "; the next run asks for the rest"));
      }
    }

    private void tell(String line) {
      context.log(line);
      audience.say(line);
    }

    private void watch(StopSignal stop) {
      while (!stop.within(LOOK)) {
        if (isOver()) {
          return;
        }
      }
      synchronized (this) {
        if (!over) {
          ended = true;
          asking.interrupt();
        }
      }
    }

    private synchronized boolean isOver() {
      return over;
    }
  }
}
