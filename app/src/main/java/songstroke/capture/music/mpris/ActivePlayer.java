package songstroke.capture.music.mpris;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/// Which of several players a person hears: the one that began to play, or changed its track, last; of two that
/// did so together the one that names an artist, then one that is no browser. A player that is on the bus twice
/// counts once: two names of one process, or a browser and its helper playing the same thing.
final class ActivePlayer {
  private static final long SAME_START = TimeUnit.SECONDS.toNanos(2);
  private static final Comparator<Player> MOST_LIKELY_FIRST = Comparator.comparingLong(Player::since)
      .reversed()
      .thenComparing(player -> !player.state().loaded().hasArtist())
      .thenComparing(player -> player.name().browser())
      .thenComparing(Player::busName);

  private ActivePlayer() {}

  /// The players that can be heard now, the most likely one first, each once.
  ///
  /// @param reported the one that was reported last
  static List<Player> heard(Collection<Player> players, @Nullable Player reported) {
    List<Player> distinct = new ArrayList<>();
    for (Player player : matching(players,
        p -> !p.isFrozen() && p.state().playing() && p.state().audible())) {
      int twin = indexOfTwin(distinct, player);
      if (twin < 0) {
        distinct.add(player);
      } else if (isSameSound(player, distinct.get(twin)) && isBetter(player, distinct.get(twin), reported)) {
        distinct.set(twin, player);
      }
    }
    return distinct;
  }

  /// The players of which something holds, the most likely one first.
  static List<Player> matching(Collection<Player> players, Predicate<Player> condition) {
    return players.stream().filter(condition).sorted(MOST_LIKELY_FIRST).toList();
  }

  private static int indexOfTwin(List<Player> distinct, Player player) {
    for (int i = 0; i < distinct.size(); i++) {
      Player other = distinct.get(i);
      boolean oneProcess = player.pid().isPresent() && player.pid().equals(other.pid());
      if (oneProcess || isSameSound(player, other)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSameSound(Player one, Player other) {
    var track = one.state().loaded().item().track();
    var otherTrack = other.state().loaded().item().track();
    return !track.title().isBlank() && track.title().equals(otherTrack.title())
        && track.artists().equals(otherTrack.artists())
        && Math.abs(one.since() - other.since()) <= SAME_START;
  }

  private static boolean isBetter(Player player, Player than, @Nullable Player reported) {
    if (player == reported || than == reported) {
      return player == reported;
    }
    return !player.name().browser() && than.name().browser();
  }
}
