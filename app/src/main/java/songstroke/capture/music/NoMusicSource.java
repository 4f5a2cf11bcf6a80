package songstroke.capture.music;

import songstroke.capture.SourceHealth;
import songstroke.capture.SourceThread;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;

/// No music source: typing is timed, and nobody says what plays.
public final class NoMusicSource implements MusicSource {
  /// The name by which the person chooses it.
  public static final String NAME = "none";
  private static final SourcePriority STANDING = SourcePriority.ofThisMachine(5);

  private final Clocks clocks;
  private final SourceHealth health;
  private final SourceThread thread = new SourceThread("music-none");

  private NoMusicSource(Clocks clocks, SourceHealth health) {
    this.clocks = clocks;
    this.health = health;
  }

  /// The one the person asked for.
  public static NoMusicSource asked(Clocks clocks) {
    return new NoMusicSource(clocks, new SourceHealth.Working("no music source"));
  }

  /// The one that stands in where no other works.
  public static NoMusicSource because(Clocks clocks, String why) {
    return new NoMusicSource(clocks, new SourceHealth.Ended(why));
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
  public void start(MusicListener listener) {
    long nanos = clocks.monotonicNanos();
    thread.start(() -> {
      listener.playback(nanos, new Playback.Unknown("no music source"));
      listener.health(health);
    });
  }

  @Override
  public void close() {
    thread.end();
  }
}
