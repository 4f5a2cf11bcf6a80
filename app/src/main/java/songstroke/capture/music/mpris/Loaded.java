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
///                 some count the places of the playlist; empty when there is none
/// @param item     what is reported
/// @param lengthMs the length as the player last gave it; the reported item keeps the one it was first reported with
record Loaded(String slot, NowPlaying item, OptionalLong lengthMs) {
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
        OptionalLong.empty());
  }

  Difference differenceTo(Loaded next) {
    Track before = item.track();
    Track after = next.item.track();
    boolean sameNames = before.title().equals(after.title()) && before.artists().equals(after.artists())
        && before.album().equals(after.album());
    boolean sameSlot = slot.equals(next.slot);
    if (!sameNames || (!sameSlot && seconds() != next.seconds())) {
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

  /// This, under the length its track was first reported with: a track that grows stays the same track.
  Loaded withLengthOf(Loaded reported) {
    Track track = item.track();
    var kept = new Track(track.id(), track.title(), track.artists(), track.album(),
        reported.item.track().lengthMs(), track.genres());
    return new Loaded(slot, new NowPlaying(item.kind(), item.player(), kept), lengthMs);
  }

  boolean hasArtist() {
    return !item.track().artists().isEmpty();
  }

  private long seconds() {
    return Math.round(lengthMs.orElse(0) / 1000.0);
  }
}
