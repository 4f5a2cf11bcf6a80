package songstroke.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import songstroke.name.ArtistName;

/// An artist whose genres are wanted, with all that helps to tell it from others of the same name.
///
/// @param artist    as the player writes it, not blank
/// @param title     a track of the artist, when known
/// @param mbid      the artist's id at MusicBrainz, when known
/// @param spotifyId the artist's id at Spotify, when known
/// @param isrc      the track's international recording code, when known
/// @param trackId   the track's id as its source writes it, such as `spotify:track:...`, when there is one
/// @param tags      genres the file or the player gives; one may hold several
public record ArtistQuery(String artist, Optional<String> title, Optional<String> mbid,
    Optional<String> spotifyId,
    Optional<String> isrc, Optional<String> trackId, List<String> tags) {
  private static final Pattern GUESTS = Pattern.compile(
      "\\s*[(\\[]\\s*(?:feat|ft|featuring|with)\\b[^)\\]]*[)\\]]|\\s+(?:feat\\.?|ft\\.?|featuring)\\s.*$",
      Pattern.CASE_INSENSITIVE);

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
    return ArtistName.key(artist);
  }

  /// By what to ask when nobody knows this artist and track: the title without its guests, and the first of several
  /// artists in one name, the longest reading first.
  public List<ArtistQuery> simpler() {
    Optional<String> bare = title.map(text -> GUESTS.matcher(text).replaceAll("").strip())
        .filter(text -> !text.isEmpty());
    List<ArtistQuery> simpler = new ArrayList<>();
    if (!bare.equals(title)) {
      simpler.add(new ArtistQuery(artist, bare, mbid, spotifyId, isrc, trackId, tags));
    }
    for (String first : ArtistName.firsts(artist)) {
      simpler.add(
          new ArtistQuery(first, bare, Optional.empty(), Optional.empty(), isrc, trackId, List.of()));
    }
    return List.copyOf(simpler);
  }
}
