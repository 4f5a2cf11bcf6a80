package songstroke.lookup;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import songstroke.enrich.GenreLookUp;
import songstroke.enrich.Vocabulary;
import songstroke.http.Address;
import songstroke.http.PoliteHttp;

/// The services that are asked for genres. One whose address is empty is not.
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

  /// @throws IllegalArgumentException when an address is none
  public GenreServices {
    musicBrainz = base(musicBrainz, "/ws/2");
    listenBrainz = base(listenBrainz, "/1");
    lastFm = base(lastFm, "/2.0");
  }

  /// The same with a key for Last.fm.
  public GenreServices withKey(String key) {
    return new GenreServices(musicBrainz, listenBrainz, lastFm, Optional.of(key));
  }

  /// Those that run on this machine.
  public GenreServices onThisMachine() {
    return new GenreServices(ifHere(musicBrainz), ifHere(listenBrainz), ifHere(lastFm), lastFmKey);
  }

  /// The names of those that are asked, as people know them.
  public List<String> names() {
    List<String> names = new ArrayList<>();
    if (!musicBrainz.isEmpty()) {
      names.add("MusicBrainz");
    }
    if (!listenBrainz.isEmpty()) {
      names.add("ListenBrainz");
    }
    if (!lastFm.isEmpty() && lastFmKey.isPresent()) {
      names.add("Last.fm");
    }
    return names;
  }

  /// The sources in the order in which they are asked, the surest first.
  public List<GenreLookUp> sources(PoliteHttp http, Vocabulary vocabulary) {
    var tags = new GenreTags(vocabulary);
    var musicBrainzService = new MusicBrainz(musicBrainz, http, tags);
    List<GenreLookUp> sources = new ArrayList<>();
    if (!musicBrainz.isEmpty()) {
      sources.add(musicBrainzService.byIdentity());
      sources.add(musicBrainzService.byTrack());
      sources.add(musicBrainzService.byIsrc());
    }
    if (!listenBrainz.isEmpty()) {
      sources.add(new ListenBrainz(listenBrainz, http, tags));
    }
    if (!musicBrainz.isEmpty()) {
      sources.add(musicBrainzService.byName());
    }
    if (!lastFm.isEmpty()) {
      lastFmKey.ifPresent(key -> sources.add(new LastFm(lastFm, key, http, tags)));
    }
    return List.copyOf(sources);
  }

  /// Not even a stack trace shows the key.
  @Override
  public String toString() {
    return "GenreServices[" + musicBrainz + ", " + listenBrainz + ", " + lastFm + "]";
  }

  /// The address without what every request adds to it.
  private static String base(String address, String version) {
    String text = address.strip().replaceFirst("/+$", "");
    String base = text.endsWith(version) ? text.substring(0, text.length() - version.length()) : text;
    if (!base.isEmpty()) {
      return Address.base(base).map(URI::toString).orElseThrow(() -> new IllegalArgumentException(
          "'" + address + "' is no base address such as https://example.org"));
    }
    return base;
  }

  private static String ifHere(String address) {
    return !address.isEmpty() && Address.isOnThisMachine(URI.create(address)) ? address : "";
  }
}
