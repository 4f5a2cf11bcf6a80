package songstroke.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import songstroke.timeline.GenreText;

/// An artist whose genres are wanted, with all that helps to tell it from others of the same name.
///
/// @param artist    as the player writes it, not blank
/// @param title     a track of the artist, when known
/// @param mbid      the artist's id at MusicBrainz, when known
/// @param spotifyId the artist's id at Spotify, when known
/// @param isrc      the track's international recording code, when known
/// @param trackId   the track's id as its source writes it, such as `spotify:track:...`, when there is one
/// @param tags      genres the file or the player gives
public record ArtistQuery(String artist, Optional<String> title, Optional<String> mbid,
    Optional<String> spotifyId,
    Optional<String> isrc, Optional<String> trackId, List<String> tags) {
  public ArtistQuery {
    if (artist.isBlank()) {
      throw new IllegalArgumentException("An artist has a name");
    }
    tags = List.copyOf(tags);
  }

  /// An artist whose track has no id.
  public ArtistQuery(String artist, Optional<String> title, Optional<String> mbid, Optional<String> spotifyId,
      Optional<String> isrc, List<String> tags) {
    this(artist, title, mbid, spotifyId, isrc, Optional.empty(), tags);
  }

  /// An artist of whom only the name is known.
  public static ArtistQuery ofName(String artist) {
    return new ArtistQuery(artist, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        List.of());
  }

  /// What makes it one artist: the MusicBrainz id, else the Spotify id, else the name alone.
  public String identity() {
    if (mbid.isPresent()) {
      return "mbid:" + mbid.get();
    }
    return spotifyId.map(id -> "spotify:" + id).orElseGet(() -> "name:" + nameKey());
  }

  /// The name without regard to case, accents and signs.
  public String nameKey() {
    return nameKey(artist);
  }

  static String nameKey(String artist) {
    String folded = Folding.ofName(artist);
    return folded.isEmpty() ? artist.strip() : folded;
  }

  /// The genres in the tags, one by one. A tag that the tree knows as a whole is one genre.
  public List<String> splitTags(GenreTree tree) {
    List<String> genres = new ArrayList<>();
    for (String tag : tags) {
      Optional<String> whole = tree.canonical(tag);
      if (whole.isPresent()) {
        genres.add(whole.get());
        continue;
      }
      for (String genre : GenreText.genres(List.of(tag))) {
        genres.add(tree.canonical(genre).orElse(genre));
      }
    }
    return genres.stream().distinct().toList();
  }
}
