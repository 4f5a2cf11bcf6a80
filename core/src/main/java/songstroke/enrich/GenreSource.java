package songstroke.enrich;

import java.util.Optional;

/// Where a genre comes from, from the surest to the least sure.
public enum GenreSource {
  /// The user said so.
  USER("user"),
  /// The file's or player's own tag.
  TAG("tag"),
  /// MusicBrainz, by the artist's MusicBrainz id.
  MUSICBRAINZ_ID("musicbrainz-id"),
  /// MusicBrainz, by the artist's address at Spotify.
  MUSICBRAINZ_URL("musicbrainz-url"),
  /// MusicBrainz, by the track's id there or its address at Spotify.
  MUSICBRAINZ_TRACK("musicbrainz-track"),
  /// MusicBrainz, by the recording's ISRC.
  MUSICBRAINZ_ISRC("musicbrainz-isrc"),
  /// ListenBrainz, by artist and title.
  LISTENBRAINZ("listenbrainz"),
  /// MusicBrainz, by the artist's name alone.
  MUSICBRAINZ_SEARCH("musicbrainz-search"),
  /// Last.fm's tags.
  LASTFM("lastfm"),
  /// What was found for an artist of that name before.
  SAME_ARTIST("same-artist");

  private final String label;

  GenreSource(String label) {
    this.label = label;
  }

  /// The name in files.
  public String label() {
    return label;
  }

  public static Optional<GenreSource> ofLabel(String label) {
    for (GenreSource source : values()) {
      if (source.label.equals(label)) {
        return Optional.of(source);
      }
    }
    return Optional.empty();
  }
}
