package songstroke.lookup;

import songstroke.enrich.ArtistQuery;
import songstroke.enrich.Finding;
import songstroke.enrich.GenreLookUp;
import songstroke.enrich.GenreSource;
import songstroke.http.Address;
import songstroke.http.PoliteHttp;
import songstroke.http.Reply;
import tools.jackson.databind.JsonNode;

/// Last.fm's top tags of an artist, those that at least a fifth as many people gave as the most given one and
/// that are genre names. By name alone the confidence is low: artists of one name share a page there.
final class LastFm implements GenreLookUp {
  static final double BY_ID = 0.7;
  static final double BY_NAME = 0.4;
  private static final int LEAST_COUNT = 20;
  private static final int NO_SUCH_ARTIST = 6;

  private final String base;
  private final String key;
  private final PoliteHttp http;
  private final GenreTags tags;

  LastFm(String base, String key, PoliteHttp http, GenreTags tags) {
    this.base = base;
    this.key = key;
    this.http = http;
    this.tags = tags;
  }

  @Override
  public Finding ask(ArtistQuery artist, long untilNanos) {
    Address address = new Address(base, "/2.0/").with("method", "artist.gettoptags");
    artist.mbid().ifPresentOrElse(id -> address.with("mbid", id),
        () -> address.with("artist", artist.artist()).with("autocorrect", "1"));
    address.withSecret("api_key", key).with("format", "json");
    return switch (http.get(address.uri(), untilNanos)) {
      case Reply.Json(JsonNode body) -> reading(artist, body);
      case Reply.Absent _ -> new Finding.Nothing();
      case Reply.Refused refused -> new Finding.Unavailable(refused.why());
      case Reply.Trouble(String why) -> new Finding.Unavailable(why);
      case Reply.TooLate _ -> new Finding.Later();
    };
  }

  private Finding reading(ArtistQuery artist, JsonNode body) {
    if (body.has("error")) {
      int error = (int) GenreTags.number(body.path("error"));
      return error == NO_SUCH_ARTIST
          ? new Finding.Nothing()
          : new Finding.Unavailable("Last.fm refuses (error " + error + "); is lastfm.api-key right?");
    }
    JsonNode all = body.path("toptags");
    boolean none = all.isString()
        ? all.asString().isBlank()
        : all.isObject() && all.path("tag").isMissingNode();
    return none
        ? new Finding.Nothing()
        : GenreTags.finding("Last.fm", tags.genres(all.path("tag"), "name", LEAST_COUNT), GenreSource.LASTFM,
            artist.mbid().isPresent() ? BY_ID : BY_NAME);
  }
}
