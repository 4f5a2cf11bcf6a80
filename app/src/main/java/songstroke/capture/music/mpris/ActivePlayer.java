package songstroke.capture.music.mpris;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/// Which of several players a person hears: the one that began to play, or changed its track, last; of two that
/// did so together the one that names an artist, then one that is no browser.
///
/// A player that is on the bus twice counts once: two names of one process, two players that began the same track
/// together, or a browser and the helper in it, which names the same song in other words.
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
    for (Player player : matching(players, Player::isHeard)) {
      int twin = indexOfTwin(distinct, player, players);
      if (twin < 0) {
        distinct.add(player);
      } else if (!isOneProcess(player, distinct.get(twin))
          && isBetter(player, distinct.get(twin), reported)) {
        distinct.set(twin, player);
      }
    }
    return distinct;
  }

  /// The players of which something holds, the most likely one first.
  static List<Player> matching(Collection<Player> players, Predicate<Player> condition) {
    return players.stream().filter(condition).sorted(MOST_LIKELY_FIRST).toList();
  }

  private static int indexOfTwin(List<Player> distinct, Player player, Collection<Player> all) {
    for (int i = 0; i < distinct.size(); i++) {
      Player other = distinct.get(i);
      if (isOneProcess(player, other) || isSameSound(player, other) || isHelperOf(player, other, all)
          || isHelperOf(other, player, all)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isOneProcess(Player one, Player other) {
    return one.pid().isPresent() && one.pid().equals(other.pid());
  }

  private static boolean isSameSound(Player one, Player other) {
    var track = one.state().loaded().item().track();
    var otherTrack = other.state().loaded().item().track();
    return !track.title().isBlank() && track.title().equals(otherTrack.title())
        && track.artists().equals(otherTrack.artists())
        && Math.abs(one.since() - other.since()) <= SAME_START;
  }

  /// Whether a player is the helper in a browser. It names the browser's process; where no process on the bus is the
  /// named one, as when one of them runs in a container, or it names none, it belongs to the only browser that plays.
  private static boolean isHelperOf(Player helper, Player browser, Collection<Player> all) {
    if (!helper.name().isHelper() || browser.name().isHelper() || !browser.name().browser()) {
      return false;
    }
    OptionalLong host = helper.state().loaded().hostPid();
    List<Player> browsers = all.stream()
        .filter(player -> player.name().browser() && !player.name().isHelper()).toList();
    if (host.isPresent() && browsers.stream().anyMatch(player -> player.pid().equals(host))) {
      return browser.pid().equals(host);
    }
    List<Player> playing = browsers.stream().filter(Player::isHeard).toList();
    return playing.size() == 1 || playing.stream().filter(player -> isNamedAlike(helper, player)).toList()
        .equals(List.of(browser));
  }

  private static boolean isNamedAlike(Player helper, Player browser) {
    String title = helper.state().loaded().item().track().title().toLowerCase(Locale.ROOT);
    String other = browser.state().loaded().item().track().title().toLowerCase(Locale.ROOT);
    return !title.isBlank() && !other.isBlank() && (title.contains(other) || other.contains(title));
  }

  /// Whether a player's word counts rather than that of its twin: that of a helper that names more, then that of the
  /// one that was reported last, then that of one that is no browser.
  private static boolean isBetter(Player player, Player than, @Nullable Player reported) {
    boolean artist = player.state().loaded().hasArtist();
    if (artist != than.state().loaded().hasArtist()) {
      return artist;
    }
    if (player == reported || than == reported) {
      return player == reported;
    }
    if (player.name().isHelper() != than.name().isHelper()) {
      return player.name().isHelper();
    }
    return !player.name().browser() && than.name().browser();
  }
}
