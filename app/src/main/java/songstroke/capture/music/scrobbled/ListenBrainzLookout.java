package songstroke.capture.music.scrobbled;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.SourcePriority;
import songstroke.capture.music.polled.Look;
import songstroke.capture.music.polled.Lookout;
import songstroke.http.Address;
import songstroke.http.Reply;
import tools.jackson.databind.JsonNode;

/// ListenBrainz' public word on what a user plays now. Sends the user's name, and the program's own with its contact.
public final class ListenBrainzLookout implements Lookout {
  /// The name by which the person chooses it.
  public static final String NAME = "listenbrainz";
  public static final SourcePriority STANDING = SourcePriority.ofAnAccount(11, Duration.ofSeconds(90), false);

  private static final String REMEDY = "set listenbrainz.url to a server that answers /1/user/NAME/playing-now";

  private final ServiceAccess access;

  public ListenBrainzLookout(ServiceAccess access) {
    this.access = access;
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
    return "ListenBrainz, user " + access.user();
  }

  @Override
  public void require() throws SourceUnavailableException {
    access.require(NAME);
  }

  @Override
  public Look look() {
    URI address = new Address(access.url(), "/1/user/" + Address.encoded(access.user()) + "/playing-now")
        .uri();
    Reply reply = access.http().get(address, access.deadline());
    long nanos = access.clocks().monotonicNanos();
    Duration wait = access.http().opensIn(address);
    return switch (reply) {
      case Reply.Json(JsonNode body) -> body.path("payload").path("listens").isArray()
          ? new Look.Seen(ServiceTrack.playing(ServiceTrack.ofListenBrainz(
              body.path("payload").path("listens").path(0).path("track_metadata")), "ListenBrainz"), nanos)
          : new Look.Trouble(nanos, "the server at " + access.url() + " does not report what is playing",
              REMEDY,
              ServiceAccess.HOPELESS);
      case Reply.Absent absent -> absent.body().filter(ListenBrainzLookout::isOfTheUser).isPresent()
          ? new Look.Trouble(nanos, "ListenBrainz knows no user '" + access.user() + "'",
              "set listenbrainz.user to your name there", ServiceAccess.HOPELESS)
          : new Look.Trouble(nanos, "there is no ListenBrainz API at " + access.url() + " (it answered "
              + absent.status() + ")", REMEDY, ServiceAccess.HOPELESS);
      case Reply.Refused refused -> new Look.Trouble(nanos, "ListenBrainz refuses: " + refused.why(),
          "see whether the profile is public", ServiceAccess.HOPELESS);
      case Reply.Trouble trouble -> new Look.Trouble(nanos, trouble.why(), "", wait);
      case Reply.TooLate late -> new Look.Trouble(nanos, late.why(), "", wait);
    };
  }

  /// Whether it is the user that is not found, and not the address.
  private static boolean isOfTheUser(JsonNode body) {
    return body.path("error").asString("").toLowerCase(Locale.ROOT).contains("user");
  }

  /// How often it may still be asked, in a few words; empty before the first answer.
  public String quota() {
    return access.http().quota(URI.create(access.url()))
        .map(quota -> quota.left() + " requests left for " + quota.resetsIn().toSeconds() + " s").orElse("");
  }
}
