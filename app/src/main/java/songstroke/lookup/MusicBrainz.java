package songstroke.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import songstroke.enrich.ArtistQuery;
import songstroke.enrich.Finding;
import songstroke.enrich.GenreLookUp;
import songstroke.enrich.GenreSource;
import songstroke.enrich.WeightedGenre;
import songstroke.http.Address;
import songstroke.http.PoliteHttp;
import songstroke.http.Reply;
import songstroke.name.ArtistName;
import tools.jackson.databind.JsonNode;

/// MusicBrainz as a source of genres, in four ways of finding the artist.
///
/// By an id or the artist's address at Spotify the artist is certain; by the track's id or ISRC it is the one
/// credited; by name it is whoever scores 95 or more and has the same name without regard to case, accents and signs,
/// with low confidence, lower still when there are several.
public final class MusicBrainz {
  static final double BY_ID = 0.95;
  static final double BY_TRACK = 0.9;
  static final double BY_ISRC = 0.9;
  static final double BY_NAME = 0.45;
  static final double BY_AMBIGUOUS_NAME = 0.25;
  private static final String NAME = "MusicBrainz";
  private static final int LEAST_SCORE = 95;
  private static final Pattern SPOTIFY_TRACK = Pattern.compile("spotify:track:([A-Za-z0-9]+)");
  private static final Pattern RECORDING = Pattern
      .compile("mb:track:(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})");

  private final String base;
  private final PoliteHttp http;
  private final GenreTags tags;

  MusicBrainz(String base, PoliteHttp http, GenreTags tags) {
    this.base = base;
    this.http = http;
    this.tags = tags;
  }

  /// Asks by the artist's MusicBrainz id, else by its address at Spotify.
  GenreLookUp byIdentity() {
    return (artist, until) -> {
      if (artist.mbid().isPresent()) {
        return artist(artist.mbid().get(), GenreSource.MUSICBRAINZ_ID, BY_ID, until);
      }
      return artist.spotifyId().map(id -> bySpotifyId(artist, id, until)).orElseGet(Finding.Nothing::new);
    };
  }

  /// Asks by the track's id: MusicBrainz' own, or its address at Spotify.
  GenreLookUp byTrack() {
    return (artist, until) -> {
      String id = artist.trackId().orElse("");
      Matcher recording = RECORDING.matcher(id);
      if (recording.matches()) {
        return recording(artist, recording.group(1), until);
      }
      Matcher spotify = SPOTIFY_TRACK.matcher(id);
      return spotify.matches() ? bySpotifyTrack(artist, spotify.group(1), until) : new Finding.Nothing();
    };
  }

  /// Asks by the recording's ISRC.
  GenreLookUp byIsrc() {
    return (artist, until) -> artist.isrc().map(code -> byIsrc(artist, code, until))
        .orElseGet(Finding.Nothing::new);
  }

  /// Asks by the name alone.
  GenreLookUp byName() {
    return this::search;
  }

  private Finding bySpotifyId(ArtistQuery artist, String id, long until) {
    Address address = new Address(base, "/ws/2/url").with("resource", "https://open.spotify.com/artist/" + id)
        .with("inc", "artist-rels").with("fmt", "json");
    return json(address, until, body -> {
      List<JsonNode> artists = new ArrayList<>();
      body.path("relations").forEach(relation -> {
        if (relation.path("artist").hasNonNull("id")) {
          artists.add(relation.path("artist"));
        }
      });
      Optional<JsonNode> one = artists.size() == 1
          ? Optional.of(artists.getFirst())
          : artists.stream().filter(candidate -> isNamed(candidate, artist)).findFirst();
      return one.map(found -> artist(id(found), GenreSource.MUSICBRAINZ_URL, BY_ID, until))
          .orElseGet(Finding.Nothing::new);
    });
  }

  private Finding bySpotifyTrack(ArtistQuery artist, String id, long until) {
    Address address = new Address(base, "/ws/2/url").with("resource", "https://open.spotify.com/track/" + id)
        .with("inc", "recording-rels").with("fmt", "json");
    return json(address, until, body -> {
      for (JsonNode relation : body.path("relations")) {
        if (relation.path("recording").hasNonNull("id")) {
          return recording(artist, id(relation.path("recording")), until);
        }
      }
      return new Finding.Nothing();
    });
  }

  private Finding recording(ArtistQuery artist, String id, long until) {
    Address address = new Address(base, "/ws/2/recording/" + Address.encoded(id))
        .with("inc", "artist-credits+genres+tags").with("fmt", "json");
    return json(address, until,
        body -> credited(artist, List.of(body), GenreSource.MUSICBRAINZ_TRACK, BY_TRACK, until));
  }

  private Finding byIsrc(ArtistQuery artist, String isrc, long until) {
    Address address = new Address(base, "/ws/2/isrc/" + Address.encoded(isrc))
        .with("inc", "artist-credits+genres+tags").with("fmt", "json");
    return json(address, until, body -> {
      List<JsonNode> recordings = new ArrayList<>();
      body.path("recordings").forEach(recordings::add);
      return credited(artist, recordings, GenreSource.MUSICBRAINZ_ISRC, BY_ISRC, until);
    });
  }

  /// The genres of the artist who is credited with a recording under the name that was heard, else the
  /// recording's own.
  private Finding credited(ArtistQuery artist, List<JsonNode> recordings, GenreSource source,
      double confidence,
      long until) {
    for (JsonNode recording : recordings) {
      for (JsonNode credit : recording.path("artist-credit")) {
        boolean asCredited = ArtistName.key(credit.path("name").asString("")).equals(artist.nameKey());
        if (isNamed(credit.path("artist"), artist)
            || (asCredited && credit.path("artist").hasNonNull("id"))) {
          Finding ofArtist = artist(id(credit.path("artist")), source, confidence, until);
          if (!(ofArtist instanceof Finding.Nothing)) {
            return ofArtist;
          }
        }
      }
      List<WeightedGenre> genres = tags.ofMusicBrainz(recording).orElse(List.of());
      if (!genres.isEmpty()) {
        return new Finding.Found(genres, source, confidence);
      }
    }
    return new Finding.Nothing();
  }

  private Finding search(ArtistQuery artist, long until) {
    String quoted = artist.artist().replace("\\", "\\\\").replace("\"", "\\\"");
    Address address = new Address(base, "/ws/2/artist").with("query", "artist:\"" + quoted + "\"")
        .with("fmt", "json").with("limit", "3");
    return json(address, until, body -> {
      if (!GenreTags.isList(body.path("artists"))) {
        return GenreTags.notUnderstood(NAME);
      }
      List<JsonNode> same = new ArrayList<>();
      body.path("artists").forEach(candidate -> {
        if (GenreTags.number(candidate.path("score")) >= LEAST_SCORE && isNamed(candidate, artist)) {
          same.add(candidate);
        }
      });
      if (same.isEmpty()) {
        return new Finding.Nothing();
      }
      double confidence = same.size() == 1 ? BY_NAME : BY_AMBIGUOUS_NAME;
      return artist(id(same.getFirst()), GenreSource.MUSICBRAINZ_SEARCH, confidence, until);
    });
  }

  private Finding artist(String mbid, GenreSource source, double confidence, long until) {
    Address address = new Address(base, "/ws/2/artist/" + Address.encoded(mbid)).with("inc", "genres+tags")
        .with("fmt", "json");
    return json(address, until, body -> {
      return GenreTags.finding(NAME, tags.ofMusicBrainz(body), source, confidence);
    });
  }

  private Finding json(Address address, long until, Function<JsonNode, Finding> reading) {
    return switch (http.get(address.uri(), until)) {
      case Reply.Json(JsonNode body) -> reading.apply(body);
      case Reply.Absent _ -> new Finding.Nothing();
      case Reply.Refused refused -> new Finding.Unavailable(refused.why());
      case Reply.Trouble(String why) -> new Finding.Unavailable(why);
      case Reply.TooLate _ -> new Finding.Later();
    };
  }

  private static String id(JsonNode artist) {
    return artist.path("id").asString("");
  }

  private static boolean isNamed(JsonNode candidate, ArtistQuery artist) {
    return candidate.hasNonNull("id")
        && ArtistName.key(candidate.path("name").asString("")).equals(artist.nameKey());
  }
}
