package songstroke.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import songstroke.enrich.GenreLookUp;
import songstroke.enrich.Vocabulary;
import songstroke.http.PoliteHttp;

/// The services that are asked for genres.
///
/// @param musicBrainz  base address, `musicbrainz.url`
/// @param listenBrainz base address, `listenbrainz.url`
/// @param lastFm       base address, `lastfm.url`
/// @param lastFmKey    the user's own key at Last.fm; without one it is not asked
public record GenreServices(String musicBrainz, String listenBrainz, String lastFm,
    Optional<String> lastFmKey) {
  /// The public ones.
  public static final GenreServices PUBLIC = new GenreServices("https://musicbrainz.org",
      "https://api.listenbrainz.org", "https://ws.audioscrobbler.com", Optional.empty());

  /// The sources in the order in which they are asked, the surest first.
  public List<GenreLookUp> sources(PoliteHttp http, Vocabulary vocabulary) {
    var tags = new GenreTags(vocabulary);
    var musicBrainzService = new MusicBrainz(musicBrainz, http, tags);
    List<GenreLookUp> sources = new ArrayList<>(
        List.of(musicBrainzService.byIdentity(), musicBrainzService.byIsrc(),
            new ListenBrainz(listenBrainz, http, tags), musicBrainzService.byName()));
    lastFmKey.ifPresent(key -> sources.add(new LastFm(lastFm, key, http, tags)));
    return List.copyOf(sources);
  }
}
