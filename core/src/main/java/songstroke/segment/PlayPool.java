package songstroke.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Judges segments: says of each in `excluded` whether the analysis may use it.
///
/// The parts of one play, that is MUSIC segments of one track with nothing but a pause of at most 10 s between
/// each two, are judged as one. Segments are held back until their play is judged, in their order; a play that
/// is good enough holds nothing back any more, and one of very many parts is judged early.
final class PlayPool {
  private static final long LONGEST_PAUSE_MS = 10_000;
  private static final long SHORTEST_LISTENING_MS = 30_000;
  private static final long SHORTEST_SILENCE_MS = 60_000;
  private static final long FEWEST_INTERVALS = 40;
  private static final long LEAST_ACTIVE_MS = 10_000;
  private static final int MOST_PARTS = 1000;

  private final Consumer<Segment> judged;
  private final List<Segment> held = new ArrayList<>();
  private String track = "";
  private boolean open;
  private boolean afterPause;
  private long listenedMs;
  private long intervals;
  private long activeMs;

  PlayPool(Consumer<Segment> judged) {
    this.judged = judged;
  }

  void accept(Segment segment) {
    if (segment.heard().isMusic()) {
      if (!(open && afterPause && track.equals(segment.heard().trackId())) || held.size() >= MOST_PARTS) {
        end();
        track = segment.heard().trackId();
      }
      part(segment);
    } else if (open && !afterPause && isShortPause(segment)) {
      afterPause = true;
      held.add(segment);
    } else {
      end();
      judged.accept(segment.withExcluded(alone(segment)));
    }
  }

  /// No further part of the current play will come.
  void end() {
    release(verdict());
    open = false;
    listenedMs = 0;
    intervals = 0;
    activeMs = 0;
  }

  private void part(Segment segment) {
    held.add(segment);
    open = true;
    afterPause = false;
    listenedMs += segment.durationMs();
    intervals += segment.metrics().intervals();
    activeMs += segment.metrics().activeMs();
    if (verdict().isEmpty()) {
      release(Exclusion.NONE);
    }
  }

  private void release(String verdict) {
    for (Segment segment : held) {
      judged.accept(segment.withExcluded(segment.heard().isMusic() ? verdict : alone(segment)));
    }
    held.clear();
  }

  private String verdict() {
    return listenedMs < SHORTEST_LISTENING_MS ? Exclusion.SKIP : typing(intervals, activeMs);
  }

  private static String alone(Segment segment) {
    return switch (segment.heard().state()) {
      case NONMUSIC -> Exclusion.NONMUSIC;
      case UNKNOWN -> Exclusion.UNKNOWN;
      case SUSPEND -> Exclusion.SUSPEND;
      case SILENCE -> silence(segment);
      case MUSIC -> throw new IllegalArgumentException("Music is judged by its play");
    };
  }

  private static String silence(Segment segment) {
    if (!segment.isUsable()) {
      return segment.excluded();
    }
    long shortest = segment.heard().isPaused() ? SHORTEST_LISTENING_MS : SHORTEST_SILENCE_MS;
    return segment.durationMs() < shortest
        ? Exclusion.SHORT_SILENCE
        : typing(segment.metrics().intervals(), segment.metrics().activeMs());
  }

  private static String typing(long intervals, long activeMs) {
    if (intervals < FEWEST_INTERVALS) {
      return Exclusion.FEW_INTERVALS;
    }
    return activeMs < LEAST_ACTIVE_MS ? Exclusion.LITTLE_ACTIVE_TIME : Exclusion.NONE;
  }

  private static boolean isShortPause(Segment segment) {
    return segment.heard().isPaused() && segment.durationMs() <= LONGEST_PAUSE_MS;
  }
}
