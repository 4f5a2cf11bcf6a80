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

import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.SettableClocks;

/// One listening session followed in two ways: as this program does, and by a question a second with each boundary
/// where it was seen, as the original demo did.
final class PollingComparison {
  private static final double HOUR_MS = 3_600_000;
  private static final long SECOND_MS = 1_000;

  private PollingComparison() {}

  /// From this moment on this was said to be loaded, and to play or to wait.
  private record Said(long at, String uri, boolean playing) {
    boolean isLike(ScriptedListening.Stretch stretch, boolean heard) {
      return uri.equals(uriOf(stretch)) && (!heard || playing == stretch.playing());
    }
  }

  /// How well a session was followed.
  ///
  /// @param meanMs        mean distance of a play's said beginning from its true one
  /// @param missed        share of plays that were never said
  /// @param misattributed share of the time under a wrong or no item, whether it played or waited
  /// @param misheard      share of the time in which the item was wrong, or said to play while it waited, or the
  ///                      reverse
  record Figures(String name, double callsAnHour, double meanMs, double p95Ms, double missed,
      double misattributed, double misheard) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT,
          "%-24s %5.0f calls/h  mean %4.0f ms  p95 %5.0f ms  missed %.2f %%  misattributed %.3f %%  misheard %.3f %%",
          name, callsAnHour, meanMs, p95Ms, 100 * missed, 100 * misattributed, 100 * misheard);
    }
  }

  /// As this program does.
  static Figures ours(ScriptedListening listening, Optional<Duration> wish) {
    var clocks = new SettableClocks(Instant.ofEpochMilli(1_772_442_000_000L), ZoneOffset.UTC);
    var player = new ScriptedPlayer(listening, clocks, List.of());
    List<Said> said = Followed.until(listening.lengthMs(), player, clocks, wish).said().stream()
        .map(one -> new Said(one.at(), item(one.playback()).flatMap(now -> now.track().id()).orElse(""),
            one.playback() instanceof Playback.Playing))
        .toList();
    return figures(
        wish.map(interval -> "every " + interval.toSeconds() + " s, computed").orElse("this program"),
        player.questions(), said, listening);
  }

  /// As the original demo did.
  static Figures everySecond(ScriptedListening listening) {
    var clocks = new SettableClocks(Instant.ofEpochMilli(1_772_442_000_000L), ZoneOffset.UTC);
    var ways = new ScriptedPlayer(listening, clocks, List.of());
    List<Said> said = new ArrayList<>();
    for (long second = 0; second < listening.lengthMs(); second += SECOND_MS) {
      ScriptedPlayer.Way way = ways.way();
      ScriptedListening.Stretch seen = listening.at(second + way.there());
      if (said.isEmpty() || !said.getLast().isLike(seen, true)) {
        said.add(new Said(second + way.there() + way.back(), uriOf(seen), seen.playing()));
      }
    }
    return figures("1 s, boundary as seen", listening.lengthMs() / SECOND_MS, said, listening);
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
      String uri = uriOf(stretch);
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
        wrong(said, listening, false) / (double) listening.lengthMs(),
        wrong(said, listening, true) / (double) listening.lengthMs());
  }

  /// Walks along both lines at once.
  private static long wrong(List<Said> said, ScriptedListening listening, boolean heard) {
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
        if (at < begins || !said.get(i).isLike(stretch, heard)) {
          wrong += until - at;
        }
        at = until;
      }
    }
    return wrong;
  }

  private static String uriOf(ScriptedListening.Stretch stretch) {
    return stretch.loaded().map(ScriptedListening.Loaded::uri).orElse("");
  }
}
