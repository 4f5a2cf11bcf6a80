package songstroke.segment;

import java.util.List;
import java.util.regex.Pattern;

import songstroke.timeline.OutsideText;

/// What could be heard during a segment. Texts are empty where nothing is known; all are kept as [OutsideText].
///
/// @param reason     a code of [Reason], or a player's own words
/// @param trackId    MUSIC and NONMUSIC only, as are the next three
/// @param trackName  the title
/// @param artistName all artists, joined by `, `
/// @param artistId   the first artist who is not a placeholder, by [songstroke.name.ArtistName#id]; empty when none is
/// @param genres     MUSIC only: as the source gave them, each once, with `, ` for `;`
public record Heard(State state, String reason, String trackId, String trackName, String artistName,
    String artistId, List<String> genres) {
  private static final int LONGEST_LIST = 10 * OutsideText.LONGEST_NAME;
  private static final Pattern SEMICOLON = Pattern.compile("\\s*;\\s*");

  public static final Heard UNKNOWN = noTrack(State.UNKNOWN, "");

  public Heard {
    reason = OutsideText.name(reason);
    trackId = OutsideText.name(trackId);
    trackName = OutsideText.name(trackName);
    artistName = OutsideText.of(artistName, LONGEST_LIST);
    artistId = OutsideText.name(artistId);
    genres = genres.stream()
        .map(genre -> OutsideText.name(SEMICOLON.matcher(genre).replaceAll(", ")))
        .filter(genre -> !genre.isEmpty())
        .distinct()
        .limit(OutsideText.MOST_NAMES)
        .toList();
  }

  /// A state in which there is no track.
  public static Heard noTrack(State state, String reason) {
    return new Heard(state, reason, "", "", "", "", List.of());
  }

  public boolean isMusic() {
    return state == State.MUSIC;
  }

  /// Whether the player stood on pause, which may be a pause in a play.
  public boolean isPaused() {
    return state == State.SILENCE && reason.equals(Reason.PAUSED);
  }

  /// Title and artists of the track in one line; empty when the title is not known.
  public String titleAndArtists() {
    return trackName.isEmpty() || artistName.isEmpty() ? trackName : trackName + " – " + artistName;
  }

  /// The same with other genres, as a look-up found them.
  public Heard withGenres(List<String> found) {
    return new Heard(state, reason, trackId, trackName, artistName, artistId, found);
  }
}
