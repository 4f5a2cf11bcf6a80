package songstroke.capture.music.spotify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

/// What holds whatever Spotify answers, however wrong that is.
class PlaybackEstimatorProperties {
  private static final long MILLI = 1_000_000;
  private static final long WALL = 1_772_442_000_000L;

  @Property
  void changesAreToldInOrderNeverOfTheFutureAndWithPositionsThatCanBe(@ForAll long seed) {
    var random = new SplittableRandom(seed);
    var following = new PlaybackEstimator(0);
    long now = 0;
    long last = 0;
    long before = 0;
    for (int look = 0; look < 60; look++) {
      now += random.nextLong(1, random.nextInt(10) == 0 ? 400_000 : 25_000) * MILLI;
      List<EstimatedChange> all = new ArrayList<>(taken(following, random, now));
      all.addAll(following.passed(now));
      for (EstimatedChange told : all) {
        switch (told) {
          case EstimatedChange.Changed changed -> {
            assertThat(changed.nanos()).isBetween(last, now);
            before = last;
            last = changed.nanos();
            if (changed.playback() instanceof Playback.Playing playing) {
              assertThat(playing.positionMs().orElse(0)).isNotNegative();
            }
          }
          case EstimatedChange.Moved moved -> {
            assertThat(moved.nanos()).isBetween(before, now);
            last = moved.nanos();
          }
        }
      }
      assertThat(following.deadline().orElse(Long.MAX_VALUE)).isGreaterThan(now);
    }
  }

  private static List<EstimatedChange> taken(PlaybackEstimator following, SplittableRandom random, long now) {
    return switch (random.nextInt(12)) {
      case 0 -> following.unanswered(now, "no route");
      case 1 -> following.passed(now);
      case 2 -> following.seen(new PlayerAnswer.Nothing(), now, wall(now));
      case 3 -> following.seen(new PlayerAnswer.Stale(), now, wall(now));
      default -> following.seen(
          new PlayerAnswer.Holding(item(random), random.nextInt(3) > 0, progress(random),
              changed(random, now)),
          now,
          wall(now));
    };
  }

  private static LoadedItem item(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> new LoadedItem.Advertisement();
      case 1 -> new LoadedItem.Nameless(random.nextBoolean());
      case 2 -> new LoadedItem.Speech();
      default -> track("T" + random.nextInt(3),
          random.nextInt(6) == 0 ? OptionalLong.empty() : OptionalLong.of(200_000));
    };
  }

  private static LoadedItem track(String name, OptionalLong length) {
    var track = new Track(Optional.of("spotify:track:" + name), name, List.of("Ann"), "", length, List.of());
    return new LoadedItem.Named(new NowPlaying(AudioKind.MUSIC, "spotify", track), "");
  }

  private static OptionalLong progress(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> OptionalLong.empty();
      case 1 -> OptionalLong.of(0);
      default -> OptionalLong.of(random.nextLong(210_000));
    };
  }

  private static OptionalLong changed(SplittableRandom random, long now) {
    return switch (random.nextInt(4)) {
      case 0 -> OptionalLong.empty();
      case 1 -> OptionalLong.of(random.nextLong(Long.MAX_VALUE));
      default -> OptionalLong.of(wall(now) - random.nextLong(-5_000, 60_000));
    };
  }

  private static long wall(long now) {
    return WALL + now / MILLI;
  }
}
