package songstroke.lookup;

import java.util.List;
import java.util.Optional;

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
    if (!body.isObject()) {
      return GenreTags.notUnderstood("ListenBrainz");
    }
    String credited = ArtistName.key(body.path("artist_credit_name").asString(""));
    if (!credited.equals(artist.nameKey())) {
      return new Finding.Nothing();
    }
    JsonNode tag = body.path("metadata").path("tag");
    Optional<List<WeightedGenre>> ofArtist = listed(tag.path("artist"));
    return GenreTags.finding("ListenBrainz",
        ofArtist.filter(List::isEmpty).isPresent() ? listed(tag.path("recording")) : ofArtist,
        GenreSource.LISTENBRAINZ, CONFIDENCE);
  }

  /// The genres of a list, none when the answer leaves it out.
  private Optional<List<WeightedGenre>> listed(JsonNode list) {
    return list.isMissingNode() ? Optional.of(List.of()) : tags.genres(list, "tag", 1);
  }
}
