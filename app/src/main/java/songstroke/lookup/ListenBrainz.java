package songstroke.lookup;

import java.util.List;

import songstroke.enrich.ArtistQuery;
import songstroke.enrich.Finding;
import songstroke.enrich.Folding;
import songstroke.enrich.GenreLookUp;
import songstroke.enrich.GenreSource;
import songstroke.enrich.WeightedGenre;
import songstroke.http.Address;
import songstroke.http.PoliteHttp;
import songstroke.http.Reply;
import tools.jackson.databind.JsonNode;

/// ListenBrainz' look-up by artist and title: one request finds the recording and its artist's tags. An
/// answer about an artist of another name is none.
final class ListenBrainz implements GenreLookUp {
  static final double CONFIDENCE = 0.7;

  private final String base;
  private final PoliteHttp http;
  private final GenreTags tags;

  ListenBrainz(String base, PoliteHttp http, GenreTags tags) {
    this.base = base;
    this.http = http;
    this.tags = tags;
  }

  @Override
  public Finding ask(ArtistQuery artist, long untilNanos) {
    if (artist.title().isEmpty()) {
      return new Finding.Nothing();
    }
    Address address = new Address(base, "/1/metadata/lookup/").with("artist_name", artist.artist())
        .with("recording_name", artist.title().get()).with("metadata", "true").with("inc", "artist tag");
    return switch (http.get(address.uri(), untilNanos)) {
      case Reply.Json(JsonNode body) -> reading(artist, body);
      case Reply.Absent _ -> new Finding.Nothing();
      case Reply.Refused refused -> new Finding.Unavailable(refused.why());
      case Reply.Trouble(String why) -> new Finding.Unavailable(why);
      case Reply.TooLate _ -> new Finding.Later();
    };
  }

  private Finding reading(ArtistQuery artist, JsonNode body) {
    String credited = Folding.ofName(body.path("artist_credit_name").asString(""));
    if (!credited.equals(Folding.ofName(artist.artist()))) {
      return new Finding.Nothing();
    }
    JsonNode tag = body.path("metadata").path("tag");
    List<WeightedGenre> ofArtist = tags.genres(tag.path("artist"), "tag", 1);
    List<WeightedGenre> genres = ofArtist.isEmpty() ? tags.genres(tag.path("recording"), "tag", 1) : ofArtist;
    return genres.isEmpty()
        ? new Finding.Nothing()
        : new Finding.Found(genres, GenreSource.LISTENBRAINZ, CONFIDENCE);
  }
}
