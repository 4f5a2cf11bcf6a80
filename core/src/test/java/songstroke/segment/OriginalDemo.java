package songstroke.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import songstroke.timeline.KeyPress;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.TimelineEvent;
import songstroke.timeline.WallLabel;

/// The arithmetic of the original demo, its faults included: what it would have made of a recording.
///
/// It asks the player every so often, takes whatever item it is given, whether that plays or not, and starts a
/// row when the item's id is another one. Rows and presses carry the wall clock's time; each row then takes
/// every press with `start <= time <= end`, repeats too.
final class OriginalDemo {
  private final long pollMs;
  private final Function<String, List<String>> genresOfArtist;

  /// @param genresOfArtist the one look-up for all artists after the collection; what it throws ends the run
  OriginalDemo(long pollMs, Function<String, List<String>> genresOfArtist) {
    this.pollMs = pollMs;
    this.genresOfArtist = genresOfArtist;
  }

  /// A row of its table.
  record Row(String trackId, String genres, double durationSeconds, long keypresses, double wpm) {}

  /// A row of what its chart is drawn from.
  record Dot(String genre, double wpm) {}

  /// What it collects.
  private static final class Collected {
    final NowPlaying item;
    final long start;
    long end;

    Collected(NowPlaying item, long start) {
      this.item = item;
      this.start = start;
    }
  }

  /// Its table for a collection from `start` to `end`.
  List<Row> rows(List<TimelineEvent> events, long start, long end) {
    List<Long> presses = new ArrayList<>();
    List<Collected> rows = new ArrayList<>();
    long ahead = 0;
    NowPlaying item = null;
    long poll = start;
    for (TimelineEvent event : events) {
      for (; poll < event.t(); poll += pollMs) {
        poll(rows, item, poll + ahead);
      }
      switch (event) {
        case KeyPress press -> presses.add(press.t() + ahead);
        case PlaybackChange change -> item = item(change.playback(), item);
        case WallLabel label -> ahead = label.wallMillis() - label.t();
        default -> {
          // it knows nothing else
        }
      }
    }
    for (; poll < end; poll += pollMs) {
      poll(rows, item, poll + ahead);
    }
    close(rows, end + ahead);
    return rows.stream().map(row -> row(row, presses)).toList();
  }

  /// One dot for each genre of each row.
  static List<Dot> exploded(List<Row> rows) {
    return rows.stream()
        .flatMap(row -> List.of(row.genres().split(", ")).stream().map(genre -> new Dot(genre, row.wpm())))
        .toList();
  }

  private static @Nullable NowPlaying item(Playback playback, @Nullable NowPlaying before) {
    return switch (playback) {
      case Playback.Playing playing -> playing.item();
      case Playback.Paused paused -> paused.item().orElse(before);
      case Playback.Muted muted -> muted.item().orElse(before);
      case Playback.Stopped _ -> null;
      case Playback.Unknown _ -> null;
    };
  }

  private static void poll(List<Collected> rows, @Nullable NowPlaying item, long wall) {
    if (item == null) {
      return;
    }
    item.track().artists().getFirst();
    if (rows.isEmpty() || !rows.getLast().item.track().key().equals(item.track().key())) {
      close(rows, wall);
      rows.add(new Collected(item, wall));
    }
  }

  private static void close(List<Collected> rows, long wall) {
    if (!rows.isEmpty()) {
      rows.getLast().end = wall;
    }
  }

  private Row row(Collected row, List<Long> presses) {
    long count = presses.stream().filter(t -> row.start <= t && t <= row.end).count();
    double seconds = (row.end - row.start) / 1000.0;
    String genres = String.join(", ", genresOfArtist.apply(row.item.track().artists().getFirst()));
    return new Row(row.item.track().key(), genres.isEmpty() ? "Unknown Genre" : genres, seconds, count,
        count / 5.0 / (seconds / 60));
  }
}
