package songstroke.capture.music.mpris;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Track;

/// What a player has loaded, as its metadata name it.
///
/// @param slot     the player's own track id. It never says alone which track it is: some players never change it,
///                 some count the places of the playlist, some make a new one with each signal; empty when there is
///                 none
/// @param item     what is reported
/// @param lengthMs the length as the player last gave it; that of the reported item may be another,
///                 or none
/// @param hostPid  the process of the browser that a helper speaks for, when it names one
/// @param part     whether the item is only a part of what is loaded, a song of a radio: then length and position are
///                 those of the whole, and are not reported with the item
/// @param remote   whether it comes from another machine: then it may be a stream without an end, whatever its length
record Loaded(String slot, NowPlaying item, OptionalLong lengthMs, OptionalLong hostPid, boolean part,
    boolean remote) {
  /// A length that is off by no more is the same, in ms.
  private static final long SAME_LENGTH_MS = 2000;

  /// How one thing loaded differs from the next.
  enum Difference {
    NONE,
    /// The same track, with something corrected: its length, its genres.
    DETAIL,
    /// The same track by its names, in another place of the playlist.
    SLOT,
    /// Another track.
    TRACK
  }

  static Loaded nothing(PlayerName player) {
    return new Loaded("", new NowPlaying(AudioKind.UNKNOWN, player.text(),
        new Track(Optional.empty(), "", List.of(), "", OptionalLong.empty(), List.of())),
        OptionalLong.empty(), OptionalLong.empty(), false, false);
  }

  /// The same on its own.
  Loaded asWhole() {
    return new Loaded(slot, item, lengthMs, hostPid, false, remote);
  }

  Difference differenceTo(Loaded next) {
    Track before = item.track();
    Track after = next.item.track();
    boolean sameNames = before.title().equals(after.title()) && before.artists().equals(after.artists())
        && before.album().equals(after.album());
    boolean sameSlot = slot.equals(next.slot);
    boolean named = !after.title().isEmpty() || !after.artists().isEmpty();
    if (!sameNames || (!named && !sameSlot && seconds() != next.seconds())) {
      return Difference.TRACK;
    }
    if (before.id().isPresent() && after.id().isPresent() && !before.id().equals(after.id())) {
      return Difference.TRACK;
    }
    if (!sameSlot) {
      return Difference.SLOT;
    }
    return equals(next) ? Difference.NONE : Difference.DETAIL;
  }

  /// The same, reported under a length.
  Loaded under(OptionalLong length) {
    Track track = item.track();
    return track.lengthMs().equals(length)
        ? this
        : new Loaded(slot, new NowPlaying(item.kind(), item.player(), new Track(track.id(), track.title(),
            track.artists(), track.album(), length, track.genres())), lengthMs, hostPid, part, remote);
  }

  /// The same as a part of something longer.
  Loaded asPart() {
    return new Loaded(slot, item, lengthMs, hostPid, true, remote).under(OptionalLong.empty());
  }

  /// This, of a track that was reported before: under the length it was reported with, unless the player knows it only
  /// now or knows it to be another. A length that grows as time goes by is that of a stream which is still being
  /// loaded.
  ///
  /// @param reported the same track as it was last
  /// @param passedMs how long ago that was
  Loaded after(Loaded reported, double passedMs) {
    if (reported.part) {
      return asPart();
    }
    OptionalLong known = reported.item.track().lengthMs();
    if (lengthMs.isEmpty()) {
      return new Loaded(slot, item, reported.lengthMs, hostPid, false, remote).under(known);
    }
    if (known.isEmpty()) {
      return under(lengthMs);
    }
    boolean news = !lengthMs.equals(reported.lengthMs) && !isGrowth(reported.lengthMs, passedMs)
        && Math.abs(known.getAsLong() - lengthMs.getAsLong()) > SAME_LENGTH_MS;
    return under(news ? lengthMs : known);
  }

  boolean hasArtist() {
    return !item.track().artists().isEmpty();
  }

  private boolean isGrowth(OptionalLong before, double passedMs) {
    long growth = before.isEmpty() ? 0 : lengthMs.orElse(0) - before.getAsLong();
    return growth > 0 && growth <= 2 * passedMs + SAME_LENGTH_MS;
  }

  private long seconds() {
    return Math.round(lengthMs.orElse(0) / 1000.0);
  }
}
