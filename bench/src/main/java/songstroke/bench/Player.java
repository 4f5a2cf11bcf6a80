package songstroke.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A player whose music changes about every 140 s: natural ends, skips, pauses, stops, repeats, advertisements.
final class Player {
  /// How many tracks differ in length.
  static final int LENGTHS = 500;
  private static final int TRACKS_PER_ARTIST = 10;
  /// A prime, so that tracks that follow one another are of different artists.
  private static final long SCATTER = 7919;
  private static final List<String> GENRES = List.of("ambient", "drum and bass", "jazz", "metal", "techno",
      "folk", "classical", "hip hop", "house", "post-rock", "soul", "indie");

  private final SplittableRandom random;
  private final int tracks;
  private final List<Change> changes = new ArrayList<>();
  private long t;
  private int track = -1;

  /// A line of the recording.
  record Change(long t, String line) {}

  /// @param tracks how many different ones there are
  Player(SplittableRandom random, int tracks) {
    this.random = random;
    this.tracks = tracks;
  }

  /// What happens in a sitting, in order.
  ///
  /// @param sleeps whether the machine sleeps at its end; otherwise the music stops
  List<Change> sitting(long start, long end, boolean sleeps) {
    changes.clear();
    t = start;
    while (t < end - 600_000) {
      play();
      between();
    }
    t = Math.max(t, end);
    if (sleeps) {
      note("\"mark\":\"suspend\"");
    } else {
      note("\"play\":\"stopped\"");
    }
    return List.copyOf(changes);
  }

  private void play() {
    boolean again = track >= 0 && random.nextInt(25) == 0;
    if (!again) {
      track = (track + 1) % tracks;
    }
    playing(0);
    long length = length();
    if (random.nextInt(4) == 0) {
      t += random.nextLong(2_000, 60_000);
      return;
    }
    if (random.nextInt(6) == 0) {
      long heard = random.nextLong(5_000, length - 5_000);
      t += heard;
      pause();
      playing(heard);
      length -= heard;
    }
    t += length;
  }

  private void pause() {
    int kind = random.nextInt(10);
    boolean named = random.nextBoolean();
    note("\"play\":\"paused\"" + (named ? ",\"kind\":\"music\",\"track\":" + trackFields() : ""));
    if (kind == 0) {
      // exactly as long as a pause rings on, or as parts of one play may be apart
      t += random.nextBoolean() ? 60_000 : 10_000;
    } else if (kind < 5) {
      t += random.nextLong(500, 12_000);
    } else {
      t += random.nextLong(12_000, 240_000);
    }
  }

  /// What comes between two tracks, if anything.
  private void between() {
    int kind = random.nextInt(200);
    if (kind < 16) {
      note("\"play\":\"stopped\"");
      t += kind == 0 ? 3_000 : random.nextLong(100, 3_000);
    } else if (kind < 24) {
      note("\"play\":\"stopped\"");
      t += random.nextLong(3_000, 12_000);
    } else if (kind < 30) {
      note("\"play\":\"stopped\"");
      t += random.nextLong(30_000, 600_000);
    } else if (kind < 34) {
      note("\"play\":\"playing\",\"kind\":\"ad\",\"player\":\"mpv\",\"track\":{\"title\":\"Advertisement\"}");
      t += 30_000;
    } else if (kind == 34) {
      note(
          "\"play\":\"playing\",\"kind\":\"speech\",\"player\":\"mpv\",\"track\":{\"id\":\"talk\",\"title\":\"Talk\"}");
      t += random.nextLong(60_000, 300_000);
    } else if (kind == 35) {
      note("\"play\":\"unknown\",\"reason\":\"UNREACHABLE\"");
      t += random.nextLong(5_000, 60_000);
    } else if (kind == 36) {
      note("\"play\":\"muted\"");
      t += random.nextLong(5_000, 120_000);
    }
  }

  private void playing(long position) {
    note("\"play\":\"playing\",\"kind\":\"music\",\"player\":\"mpv\",\"track\":" + trackFields()
        + ",\"position_ms\":" + position);
  }

  private long length() {
    return 120_000 + track % LENGTHS * 331L;
  }

  private String trackFields() {
    int number = (int) (track * SCATTER % tracks);
    int artist = number / TRACKS_PER_ARTIST;
    String genre = GENRES.get(artist % GENRES.size());
    String genres = artist % 3 == 0
        ? genre + "\",\"" + GENRES.get((artist / 3 + 5) % GENRES.size())
        : genre;
    return "{\"id\":\"track:" + number + "\",\"title\":\"Track " + number + "\",\"artists\":[\"Artist "
        + artist
        + "\"],\"album\":\"Album " + artist + "\",\"length_ms\":" + length() + ",\"genres\":[\"" + genres
        + "\"]}";
  }

  private void note(String fields) {
    changes.add(new Change(t, "{\"t\":" + t + "," + fields + "}\n"));
  }
}
