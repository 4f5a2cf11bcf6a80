package songstroke.segment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import songstroke.name.ArtistName;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Track;

/// What players say of a track, which may come in pieces.
final class Tags {
  private static final long LENGTH_TOLERANCE_MS = 2000;

  private Tags() {}

  /// Whether two consecutive descriptions are of the same track: equal, or one merely knows more than the
  /// other, as when tags arrive while a player loads.
  static boolean ofOneTrack(Track before, Track after) {
    if (before.sameAs(after)) {
      return true;
    }
    boolean idsDiffer = before.id().isPresent() && after.id().isPresent();
    return !idsDiffer && !after.title().isBlank() && before.title().equals(after.title())
        && (before.artists().isEmpty() || after.artists().isEmpty()
            || before.artists().equals(after.artists()))
        && (before.album().isBlank() || after.album().isBlank() || before.album().equals(after.album()))
        && lengthsAgree(length(before), length(after));
  }

  /// Whether two descriptions name the same track and give it different lengths.
  static boolean differInLengthOnly(Track before, Track after) {
    return !after.title().isBlank() && !before.sameAs(after)
        && before
            .sameAs(new Track(after.id(), after.title(), after.artists(), after.album(), before.lengthMs(),
                after.genres()));
  }

  private static boolean lengthsAgree(long a, long b) {
    return a <= 0 || b <= 0 || Math.abs(a - b) <= LENGTH_TOLERANCE_MS;
  }

  /// The track's length in ms, 0 when unknown.
  static long length(Track track) {
    return track.lengthMs().orElse(0);
  }

  /// The later description of an item, filled up from the earlier one.
  static NowPlaying fuller(NowPlaying before, NowPlaying after) {
    Track old = before.track();
    Track now = after.track();
    Optional<String> id = now.id().isPresent() ? now.id() : old.id();
    OptionalLong length = length(now) > 0 ? now.lengthMs() : old.lengthMs();
    List<String> artists = now.artists().isEmpty() ? old.artists() : now.artists();
    List<String> genres = now.genres().isEmpty() ? old.genres() : now.genres();
    var track = new Track(id, now.title().isBlank() ? old.title() : now.title(), artists,
        now.album().isBlank() ? old.album() : now.album(), length, genres);
    return new NowPlaying(after.kind(), after.player().isEmpty() ? before.player() : after.player(), track);
  }

  /// All artists in one text.
  static String artistName(Track track) {
    return String.join(", ", track.artists());
  }

  /// The first artist's name in a form in which spellings meet; empty when there is none but placeholders.
  static String artistId(Track track) {
    return track.artists().stream().map(ArtistName::id).filter(id -> !id.isEmpty()).findFirst().orElse("");
  }
}
