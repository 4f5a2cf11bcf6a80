package songstroke.capture.music.scrobbled;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.SourcePriority;
import songstroke.capture.music.polled.Look;
import songstroke.capture.music.polled.Lookout;
import songstroke.http.Address;
import songstroke.http.Reply;
import songstroke.problem.Problem;
import songstroke.secret.Secret;
import songstroke.timeline.NowPlaying;
import tools.jackson.databind.JsonNode;

/// Last.fm's word on what a user plays now: the least reliable of all. It may be late, missing, or stay when the music
/// is over, which is for its follower to doubt. Sends the user's name and the person's own API key; the key is in no
/// message.
public final class LastFmLookout implements Lookout {
  /// The name by which the person chooses it.
  public static final String NAME = "lastfm";
  public static final SourcePriority STANDING = SourcePriority.ofAnAccount(12, Duration.ofSeconds(90), false);
  /// The name of the key in a secret store.
  public static final String KEY = "lastfm.api-key";
  private static final int NO_SUCH_USER = 6;
  private static final int INVALID_KEY = 10;
  private static final int HIDDEN = 17;
  private static final int SUSPENDED_KEY = 26;
  private static final int TOO_OFTEN = 29;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ServiceAccess access;
  private final KeyStore keys;

  /// Where the key is.
  @FunctionalInterface
  public interface KeyStore {
    Optional<Secret> key() throws IOException;
  }

  public LastFmLookout(ServiceAccess access, KeyStore keys) {
    this.access = access;
    this.keys = keys;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SourcePriority priority() {
    return STANDING;
  }

  @Override
  public String place() {
    return "Last.fm, user " + access.user() + " (low confidence)";
  }

  @Override
  public void require() throws SourceUnavailableException {
    access.require(NAME);
    try {
      if (keys.key().isPresent()) {
        return;
      }
    } catch (IOException e) {
      throw new SourceUnavailableException(Problem.NO_PERMISSION, NAME,
          "the secret " + KEY + " cannot be read: " + e.getMessage(), "", e);
    }
    throw new SourceUnavailableException(Problem.UNAVAILABLE, NAME, "no API key",
        "keep yours with 'songstroke secret set " + KEY + "' or in SONGSTROKE_LASTFM_API_KEY");
  }

  @Override
  public synchronized Look look() {
    Optional<Secret> key;
    try {
      key = keys.key();
    } catch (IOException e) {
      return trouble("the secret " + KEY + " cannot be read: " + e.getMessage(), "", ServiceAccess.HOPELESS);
    }
    return key.isPresent()
        ? look(key.get())
        : trouble("Last.fm needs an API key", remedyForKey(), ServiceAccess.HOPELESS);
  }

  private Look look(Secret key) {
    URI address = new Address(access.url(), "/2.0/").with("method", "user.getrecenttracks")
        .with("user", access.user()).with("limit", "1").withSecret("api_key", key.reveal())
        .with("format", "json")
        .uri();
    return switch (reply(address, key)) {
      case Reply.Json(JsonNode body) -> body.has("error") || !body.has("recenttracks")
          ? refused(Optional.of(body), 200)
          : seen(body.path("recenttracks").path("track"));
      case Reply.Absent absent -> refused(absent.body(), absent.status());
      case Reply.Refused refused -> refused(refused.body(), refused.status());
      case Reply.Trouble trouble -> trouble(key.blot(trouble.why()), "", access.http().opensIn(address));
      case Reply.TooLate late -> trouble(key.blot(late.why()), "", access.http().opensIn(address));
    };
  }

  /// A request that cannot be made quotes its address, and with it the key, to nobody.
  private Reply reply(URI address, Secret key) {
    try {
      return access.http().get(address, access.deadline());
    } catch (IllegalArgumentException e) {
      return new Reply.Trouble("Last.fm cannot be asked: " + key.blot(String.valueOf(e.getMessage())));
    }
  }

  private Look seen(JsonNode tracks) {
    long nanos = access.clocks().monotonicNanos();
    JsonNode track = tracks.isArray() ? tracks.path(0) : tracks;
    boolean now = track.path("@attr").path("nowplaying").asString("").equals("true");
    Optional<NowPlaying> item = now ? ServiceTrack.ofLastFm(track) : Optional.empty();
    return new Look.Seen(ServiceTrack.playing(item, "Last.fm"), nanos);
  }

  /// Why it does not tell, by its own number; the status of the answer alone says too little.
  private Look refused(Optional<JsonNode> body, int status) {
    int error = body.map(said -> said.path("error").asInt(0)).orElse(0);
    return switch (error) {
      case 0 -> status == FORBIDDEN || status == UNAUTHORIZED
          ? trouble("Last.fm refuses to answer (" + status + ")", remedyForKey(), ServiceAccess.HOPELESS)
          : trouble("there is no Last.fm API at " + access.url() + " (it answered " + status + ")",
              "set lastfm.url to one, or remove it", ServiceAccess.HOPELESS);
      case NO_SUCH_USER -> trouble("Last.fm knows no user '" + access.user() + "'",
          "set lastfm.user to your name there", ServiceAccess.HOPELESS);
      case INVALID_KEY, SUSPENDED_KEY ->
        trouble("Last.fm does not take the API key", remedyForKey(), ServiceAccess.HOPELESS);
      case HIDDEN -> trouble("Last.fm hides the recent listening of '" + access.user() + "'",
          "show it in the privacy settings of your account there", ServiceAccess.HOPELESS);
      case TOO_OFTEN -> trouble("Last.fm was asked too often", "", PATIENCE);
      default -> trouble("Last.fm answers with its error " + error, "", PATIENCE);
    };
  }

  private static String remedyForKey() {
    return "keep yours with 'songstroke secret set " + KEY + "'";
  }

  private Look trouble(String what, String remedy, Duration wait) {
    return new Look.Trouble(access.clocks().monotonicNanos(), what, remedy, wait);
  }
}
