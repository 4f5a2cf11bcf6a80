package songstroke.capture.music.spotify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/// A person's listening, written down beforehand: what plays at each moment of a virtual clock, and what Spotify would
/// answer then. The same seed gives the same session. Times are in ms since the session's beginning.
///
/// Safe for use by several threads.
public final class ScriptedListening {
  private static final long JITTER_MS = 500;
  private static final long EPOCH_MS = 1_772_442_000_000L;

  /// What can be loaded.
  public enum Kind {
    TRACK, LOCAL, EPISODE, AD
  }

  /// Something to listen to.
  ///
  /// @param uri      what it is called; empty for an advertisement
  /// @param lengthMs its length
  public record Loaded(Kind kind, String uri, String title, long lengthMs) {}

  /// A stretch in which one thing went on; the stretches tile the session.
  ///
  /// @param loaded  what the player holds; empty when no device is active
  /// @param playing whether it plays
  /// @param fromMs  the position at the start
  public record Stretch(long start, long end, Optional<Loaded> loaded, boolean playing, long fromMs) {
    public boolean isSame(Stretch other) {
      return loaded.equals(other.loaded) && playing == other.playing;
    }
  }

  /// How often what happens, as shares of the plays.
  ///
  /// @param leastMs no stretch but an advertisement's is shorter
  public record Habits(double skips, double pauses, double ads, double episodes, double locals, double seeks,
      double repeats, double idles, long leastMs) {
    /// Tracks of two to five minutes, a quarter of them skipped, pauses in a tenth.
    public static final Habits PLAIN = new Habits(0.25, 0.1, 0, 0, 0, 0, 0, 0, 2_000);
    /// Everything that can happen.
    public static final Habits ALL = new Habits(0.25, 0.1, 0.05, 0.02, 0.02, 0.05, 0.04, 0.02, 20_000);
  }

  /// What answers say of the time of the last change.
  public enum Stamps {
    TRUE, FROZEN,
    /// They say the time of the answer.
    OF_THE_ANSWER
  }

  private final List<Stretch> stretches;
  private final long seed;
  private final Stamps stamps;

  private ScriptedListening(List<Stretch> stretches, long seed, Stamps stamps) {
    this.stretches = List.copyOf(stretches);
    this.seed = seed;
    this.stamps = stamps;
  }

  /// A session of just these stretches, which tile it.
  public static ScriptedListening of(List<Stretch> stretches, Stamps stamps) {
    return new ScriptedListening(stretches, 1, stamps);
  }

  /// A session of so many plays, whose answers say when the state changed last.
  public static ScriptedListening of(long seed, int plays, Habits habits) {
    return of(seed, plays, habits, Stamps.TRUE);
  }

  /// A session of so many plays.
  public static ScriptedListening of(long seed, int plays, Habits habits, Stamps stamps) {
    var writer = new Writer(new SplittableRandom(seed), habits);
    for (int i = 0; i < plays; i++) {
      writer.play(i);
    }
    return new ScriptedListening(writer.stretches, seed, stamps);
  }

  /// What really happened, in order: seeks cut a stretch in two.
  public List<Stretch> truth() {
    return stretches;
  }

  public long lengthMs() {
    return stretches.getLast().end();
  }

  /// What goes on at a moment; after the end the last stretch goes on.
  public Stretch at(long millis) {
    int low = 0;
    int high = stretches.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (stretches.get(middle).start() <= millis) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return stretches.get(low);
  }

  /// The body of the answer at a moment, its position off by up to half a second; empty for 204.
  public Optional<String> bodyAt(long millis) {
    Stretch now = at(millis);
    return now.loaded().map(loaded -> body(now, loaded, millis));
  }

  private String body(Stretch now, Loaded loaded, long millis) {
    long jitter = new SplittableRandom(seed * 31 + millis).nextLong(-JITTER_MS, JITTER_MS + 1);
    long position = now.playing()
        ? Math.max(0, now.fromMs() + millis - now.start() + jitter)
        : now.fromMs();
    String type = loaded.kind() == Kind.AD ? "ad" : loaded.kind() == Kind.EPISODE ? "episode" : "track";
    return String.format(Locale.ROOT, """
        {"timestamp":%d,"context":null,"progress_ms":%d,"item":%s,"currently_playing_type":"%s",\
        "actions":{"disallows":{"resuming":true}},"is_playing":%b}""", stamp(now, millis), position,
        item(loaded), type, now.playing());
  }

  private long stamp(Stretch now, long millis) {
    return switch (stamps) {
      case TRUE -> EPOCH_MS + now.start();
      case FROZEN -> 1;
      case OF_THE_ANSWER -> EPOCH_MS + millis;
    };
  }

  private static String item(Loaded loaded) {
    String uri = loaded.uri();
    String id = uri.substring(uri.lastIndexOf(':') + 1);
    String common = String.format(Locale.ROOT, """
        "name":"%s","duration_ms":%d,"uri":"%s","explicit":false,"is_playable":true,""", loaded.title(),
        loaded.lengthMs(), uri);
    return switch (loaded.kind()) {
      case AD -> "null";
      case TRACK -> String.format(Locale.ROOT, """
          {%s"id":"%s","type":"track","is_local":false,"disc_number":1,"track_number":1,\
          "external_ids":{"isrc":"XX%s"},"album":{"name":"Album","uri":"spotify:album:a"},\
          "artists":[{"name":"Artist","id":"a","uri":"spotify:artist:a"}]}""", common, id, id);
      case LOCAL -> String.format(Locale.ROOT, """
          {%s"id":null,"type":"track","is_local":true,"external_ids":{},"album":{"name":"Own","uri":null},\
          "artists":[{"name":"Friend","id":null,"uri":null}]}""", common);
      case EPISODE -> String.format(Locale.ROOT, """
          {%s"id":"%s","type":"episode","show":{"name":"A Show","publisher":"Somebody"}}""", common, id);
    };
  }

  /// Writes one play after the other.
  private static final class Writer {
    final List<Stretch> stretches = new ArrayList<>();
    private final SplittableRandom random;
    private final Habits habits;
    private long now;

    Writer(SplittableRandom random, Habits habits) {
      this.random = random;
      this.habits = habits;
    }

    void play(int number) {
      if (happens(habits.ads())) {
        long length = random.nextLong(15_000, 31_000);
        hear(new Loaded(Kind.AD, "", "", length), 0, length);
      }
      if (happens(habits.idles())) {
        add(Optional.empty(), false, 0, random.nextLong(60_000, 400_000));
      }
      Loaded loaded = loaded(number);
      boolean skipped = happens(habits.skips());
      listen(loaded, skipped ? random.nextLong(habits.leastMs(), loaded.lengthMs()) : loaded.lengthMs());
      if (!skipped && happens(habits.repeats())) {
        listen(loaded, loaded.lengthMs());
      }
    }

    private void listen(Loaded loaded, long until) {
      long from = 0;
      long least = habits.leastMs();
      if (until > 3 * least && happens(habits.pauses())) {
        long pause = random.nextLong(least, until - least);
        hear(loaded, from, pause);
        add(Optional.of(loaded), false, pause, random.nextLong(Math.max(5_000, least), 120_000));
        from = pause;
      }
      if (until - from > 3 * least && happens(habits.seeks())) {
        long seek = random.nextLong(from + least, until - least);
        hear(loaded, from, seek);
        from = random.nextLong(0, until - least);
      }
      hear(loaded, from, until);
    }

    private Loaded loaded(int number) {
      if (happens(habits.episodes())) {
        return new Loaded(Kind.EPISODE, "spotify:episode:e" + number, "Episode " + number,
            random.nextLong(600_000, 1_200_000));
      }
      long length = random.nextLong(120_000, 300_000);
      return happens(habits.locals())
          ? new Loaded(Kind.LOCAL, "spotify:local:Friend:Own:Song+" + number + ":" + length / 1000,
              "Song " + number, length)
          : new Loaded(Kind.TRACK, "spotify:track:t" + number, "Track " + number, length);
    }

    private void hear(Loaded loaded, long from, long to) {
      add(Optional.of(loaded), true, from, to - from);
    }

    private void add(Optional<Loaded> loaded, boolean playing, long from, long length) {
      stretches.add(new Stretch(now, now + length, loaded, playing, from));
      now += length;
    }

    private boolean happens(double share) {
      return share > 0 && random.nextDouble() < share;
    }
  }
}
