package songstroke.spotify;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

import songstroke.http.Deadline;
import songstroke.secret.Secret;
import songstroke.secret.SecretStore;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.timeline.Clocks;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The Spotify Web API as the signed-in person sees it.
///
/// Every question passes the [Gate] first. An access token that is not accepted is renewed and the question asked once
/// more; nothing else is asked twice.
public final class SpotifyApi implements PlayerApi {
  private static final String NOW = "/me/player/currently-playing?additional_types=track,episode";
  private static final String DASHBOARD = "developer.spotify.com/dashboard";

  private final SpotifyApp app;
  private final GrantStore grants;
  private final AccessTokens tokens;
  private final TokenService service;
  private final Gate gate;
  private final Web web;
  private final Clocks clocks;

  /// @param data   the program's data folder
  /// @param secrets where the token is kept
  SpotifyApi(SpotifyApp app, SecretStore secrets, Path data, Clocks clocks, Web web) {
    Path folder = folder(data);
    this.app = app;
    this.web = web;
    this.clocks = clocks;
    this.gate = new Gate(folder, app.budget(), clocks, new SecureRandom());
    this.service = new TokenService(app, web, gate);
    this.grants = new GrantStore(secrets, app.servers());
    this.tokens = new AccessTokens(grants, service, folder, clocks);
  }

  /// For the person who is signed in, or will be.
  ///
  /// @param secrets where the token is kept
  /// @param data    the program's data folder
  /// @throws SettingsException when a setting that starts with `spotify.` is wrong
  public static SpotifyApi of(Settings settings, SecretStore secrets, Path data, Clocks clocks)
      throws SettingsException {
    return new SpotifyApi(SpotifyApp.of(settings), secrets, data, clocks, new Web());
  }

  /// Whether somebody has signed in; says nothing of whether Spotify still knows them.
  public static boolean isSignedIn(SecretStore secrets) throws IOException {
    return new GrantStore(secrets).load().isPresent();
  }

  /// Why the sign-in is of no use with the settings as they are; empty when it is, or there is none.
  public Optional<String> unusable() throws IOException {
    return grants.load().flatMap(app::unusable);
  }

  /// That the sign-in ends soon, for the person; from its fifth month on.
  public Optional<String> warning() throws IOException {
    return grants.load().flatMap(grant -> grant.warning(clocks.wall()));
  }

  /// Where everything of Spotify but the token is kept.
  static Path folder(Path data) {
    return data.resolve("spotify");
  }

  @Override
  public synchronized Answer currentlyPlaying() {
    return get(NOW);
  }

  @Override
  public Pace pace() {
    return gate.pace();
  }

  @Override
  public String allowance() {
    Gate.View view = gate.view();
    return String.format(Locale.ROOT, "%d of %d questions used in the last hour, %,d of %,d in the last day",
        view.lastHour(),
        Gate.HOURLY, view.used(), view.budget());
  }

  /// Asks who is signed in.
  synchronized Answer me() {
    return get("/me");
  }

  SpotifyApp app() {
    return app;
  }

  GrantStore grants() {
    return grants;
  }

  AccessTokens tokens() {
    return tokens;
  }

  TokenService service() {
    return service;
  }

  Gate gate() {
    return gate;
  }

  /// When a question that is asked now must have its answer.
  Deadline deadline() {
    return web.deadline(clocks);
  }

  Clocks clocks() {
    return clocks;
  }

  private Answer get(String path) {
    Deadline deadline = deadline();
    return switch (gate.view().opensIn().isPositive() ? refused() : tokens.get(deadline)) {
      case AccessTokens.Access.None none -> none.answer();
      case AccessTokens.Access.Token first -> switch (ask(path, first.token(), deadline)) {
        case Asked.Answered answered -> answered.answer();
        case Asked.NotAccepted _ -> again(path, first.token(), deadline);
      };
    };
  }

  private AccessTokens.Access refused() {
    Gate.View view = gate.view();
    return new AccessTokens.Access.None(new Answer.Gated(view.opensIn(), view.why()));
  }

  private Answer again(String path, Secret stale, Deadline deadline) {
    tokens.reject(stale);
    return switch (tokens.get(deadline)) {
      case AccessTokens.Access.None none -> none.answer();
      case AccessTokens.Access.Token second -> switch (ask(path, second.token(), deadline)) {
        case Asked.Answered answered -> answered.answer();
        case Asked.NotAccepted _ -> new Answer.SignInNeeded(
            "Spotify does not accept the sign-in (401); " + AccessTokens.SIGN_IN + " again");
      };
    };
  }

  private sealed interface Asked {
    record Answered(Answer answer) implements Asked {}

    record NotAccepted() implements Asked {}
  }

  private Asked ask(String path, Secret token, Deadline deadline) {
    Optional<Answer.Gated> gated = gate.enter();
    if (gated.isPresent()) {
      return new Asked.Answered(gated.get());
    }
    HttpRequest request = web.request(app.endpoint(path))
        .header("Authorization", "Bearer " + token.reveal()).GET().build();
    long sent = clocks.monotonicNanos();
    Web.Result result = web.send(request, deadline);
    long received = clocks.monotonicNanos();
    return switch (result) {
      case Web.Result.Failed failed -> new Asked.Answered(new Answer.Unreachable(failed.sentence()));
      case Web.Result.Response response -> response.status() == 401
          ? new Asked.NotAccepted()
          : new Asked.Answered(answer(response, sent, received));
    };
  }

  private Answer answer(Web.Result.Response response, long sent, long received) {
    String host = app.api().getHost();
    int status = response.status();
    if (status == 204 || (status / 100 == 2 && response.body().isBlank())) {
      gate.answered();
      return new Answer.Idle(sent, received);
    }
    Optional<JsonNode> json = object(response.body());
    if (status / 100 == 2) {
      if (json.isPresent()) {
        gate.answered();
        return new Answer.Body(json.get(), sent, received);
      }
      return new Answer.Unreachable(
          host + " answered with something that is not JSON (a log-in page of the network in between?)");
    }
    String reason = json.map(body -> body.path("error").path("reason").asString("")).orElse("");
    String message = json.map(body -> body.path("error").path("message").asString("")).orElse("");
    return switch (status) {
      case 403 -> forbidden(reason, message);
      case 404 -> missing(json.isPresent(), reason, sent, received);
      case 429 -> gate.limited(response.retryAfter(), response.date(), reason.equals("QUOTA_EXCEEDED"));
      default -> status >= 500
          ? new Answer.Unreachable(host + " is in trouble (" + status + ")")
          : status < 400
              ? new Answer.Unreachable(host + " answered with a redirect (" + status
                  + "; a log-in page of the network in between?)")
              : new Answer.Refused(host + " refuses the question (" + status
                  + "); is spotify.api-url right, and this version the newest?");
    };
  }

  private static Answer forbidden(String reason, String message) {
    if (reason.equals("PREMIUM_REQUIRED") || message.toLowerCase(Locale.ROOT).contains("premium")) {
      return new Answer.Refused("Spotify wants a Premium account for this (403): the owner of the app at "
          + DASHBOARD + " must have one; the desktop's media session needs none: '--music mpris'");
    }
    if (message.toLowerCase(Locale.ROOT).contains("scope")) {
      return new Answer.SignInNeeded(
          "the sign-in does not allow to see what plays (403); " + AccessTokens.SIGN_IN + " again");
    }
    return new Answer.Refused(
        "Spotify refuses this account (403): add it under 'User Management' of your app at "
            + DASHBOARD + ", then 'songstroke spotify status --check'");
  }

  private Answer missing(boolean fromSpotify, String reason, long sent, long received) {
    if (reason.equals("NO_ACTIVE_DEVICE")) {
      return new Answer.Idle(sent, received);
    }
    return fromSpotify
        ? new Answer.Unreachable(app.api().getHost() + " does not find what plays (404)")
        : new Answer.Refused("there is no Spotify at " + app.api() + " (404); correct spotify.api-url");
  }

  private static Optional<JsonNode> object(String body) {
    try {
      return Optional.of(JsonMapper.shared().readTree(body)).filter(JsonNode::isObject);
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
