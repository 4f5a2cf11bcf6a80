package songstroke.capture.music.spotify;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import songstroke.capture.SourceHealth;
import songstroke.capture.music.MusicListener;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.SettableClocks;

/// One listening session followed in two ways: as this program does, and by a question a second with each boundary
/// where it was seen, as the original demo did. Which item is loaded counts, playing or paused.
final class PollingComparison {
  private static final long MILLI = 1_000_000;
  private static final double HOUR_MS = 3_600_000;
  private static final long SECOND_MS = 1_000;

  private PollingComparison() {}

  /// From this moment on this was said to be loaded.
  private record Said(long at, String uri) {}

  /// How well a session was followed.
  ///
  /// @param meanMs        mean distance of a play's said beginning from its true one
  /// @param missed        share of plays that were never said
  /// @param misattributed share of the time under a wrong or no item
  record Figures(String name, double callsAnHour, double meanMs, double p95Ms, double missed,
      double misattributed) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT,
          "%-28s %7.0f calls/h  mean %5.0f ms  p95 %6.0f ms  missed %.2f %%  misattributed %.3f %%", name,
          callsAnHour, meanMs, p95Ms, 100 * missed, 100 * misattributed);
    }
  }

  /// As this program does.
  static Figures ours(ScriptedListening listening, Duration heartbeat) {
    var clocks = new SettableClocks(Instant.ofEpochMilli(1_772_442_000_000L), ZoneOffset.UTC);
    var player = new ScriptedPlayer(listening, clocks, List.of());
    long origin = clocks.monotonicNanos();
    List<Said> said = new ArrayList<>();
    var follower = new Follower(player, clocks, new PollSchedule(heartbeat, () -> 1, origin),
        noting(said, origin));
    while (player.now() < listening.lengthMs()) {
      OptionalLong next = follower.turn(clocks.monotonicNanos());
      clocks.tick(Duration.ofNanos(Math.max(MILLI, next.orElseThrow() - clocks.monotonicNanos())));
    }
    return figures(heartbeat.toSeconds() + " s heartbeat, computed", player.questions(), said, listening);
  }

  /// As the original demo did.
  static Figures everySecond(ScriptedListening listening) {
    var clocks = new SettableClocks(Instant.ofEpochMilli(1_772_442_000_000L), ZoneOffset.UTC);
    var ways = new ScriptedPlayer(listening, clocks, List.of());
    List<Said> said = new ArrayList<>();
    String last = "";
    for (long second = 0; second < listening.lengthMs(); second += SECOND_MS) {
      ScriptedPlayer.Way way = ways.way();
      String uri = listening.at(second + way.there()).loaded().map(ScriptedListening.Loaded::uri).orElse("");
      if (!uri.equals(last)) {
        said.add(new Said(second + way.there() + way.back(), uri));
        last = uri;
      }
    }
    return figures("1 s, boundary as seen", listening.lengthMs() / SECOND_MS, said, listening);
  }

  private static MusicListener noting(List<Said> said, long origin) {
    return new MusicListener() {
      @Override
      public void playback(long nanos, Playback playback) {
        said.add(
            new Said((nanos - origin) / MILLI, item(playback).flatMap(now -> now.track().id()).orElse("")));
      }

      @Override
      public void changeMoved(long nanos) {
        said.add(new Said((nanos - origin) / MILLI, said.removeLast().uri()));
      }

      @Override
      public void health(SourceHealth health) {
        // It is always well here.
      }
    };
  }

  private static Optional<NowPlaying> item(Playback playback) {
    return switch (playback) {
      case Playback.Playing playing -> Optional.of(playing.item());
      case Playback.Paused paused -> paused.item();
      case Playback.Muted muted -> muted.item();
      case Playback.Stopped _ -> Optional.empty();
      case Playback.Unknown _ -> Optional.empty();
    };
  }

  private static Figures figures(String name, long calls, List<Said> said, ScriptedListening listening) {
    Map<String, Long> began = new HashMap<>();
    said.forEach(one -> began.putIfAbsent(one.uri(), one.at()));
    List<Long> errors = new ArrayList<>();
    long plays = 0;
    String last = "";
    for (ScriptedListening.Stretch stretch : listening.truth()) {
      String uri = uri(stretch);
      if (!uri.equals(last) && !uri.isEmpty() && stretch.start() > 0) {
        plays++;
        if (began.containsKey(uri)) {
          errors.add(Math.abs(began.get(uri) - stretch.start()));
        }
      }
      last = uri;
    }
    long[] sorted = errors.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Figures(name, calls / (listening.lengthMs() / HOUR_MS),
        Arrays.stream(sorted).average().orElse(0),
        sorted[Math.toIntExact(sorted.length * 95L / 100)], 1 - (double) sorted.length / plays,
        misattributed(said, listening) / (double) listening.lengthMs());
  }

  /// Walks along both lines at once.
  private static long misattributed(List<Said> said, ScriptedListening listening) {
    long wrong = 0;
    int i = 0;
    for (ScriptedListening.Stretch stretch : listening.truth()) {
      long at = stretch.start();
      while (at < stretch.end()) {
        while (i + 1 < said.size() && said.get(i + 1).at() <= at) {
          i++;
        }
        long begins = said.get(i).at();
        long until = Math.min(stretch.end(),
            at < begins ? begins : i + 1 < said.size() ? said.get(i + 1).at() : stretch.end());
        if (at < begins || !said.get(i).uri().equals(uri(stretch))) {
          wrong += until - at;
        }
        at = until;
      }
    }
    return wrong;
  }

  private static String uri(ScriptedListening.Stretch stretch) {
    return stretch.loaded().map(ScriptedListening.Loaded::uri).orElse("");
  }
}
