package songstroke.spotify;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import songstroke.http.Deadline;
import songstroke.secret.Secret;

/// Gets tokens for a public client (RFC 6749 with RFC 7636): no client secret, the client id in the form.
final class TokenService {
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
  private static final Duration USUAL_LIFE = Duration.ofHours(1);

  private final SpotifyApp app;
  private final Web web;
  private final Gate gate;

  TokenService(SpotifyApp app, Web web, Gate gate) {
    this.app = app;
    this.web = web;
    this.gate = gate;
  }

  /// Turns the code that came back of the browser into tokens.
  TokenAnswer redeem(String code, URI redirect, String verifier, Deadline deadline) {
    return ask(app.clientId(),
        new AuthorizationCodeGrant(new AuthorizationCode(code), redirect, new CodeVerifier(verifier)),
        deadline);
  }

  /// A new access token, for the app that the grant was given to and from the servers that gave it; nobody else is
  /// shown the grant.
  TokenAnswer refresh(Grant grant, Deadline deadline) {
    Optional<String> unusable = app.unusable(grant);
    if (unusable.isPresent()) {
      return new TokenAnswer.Failed(new Answer.SignInNeeded(unusable.get()));
    }
    return ask(grant.clientId(), new RefreshTokenGrant(new RefreshToken(grant.refreshToken().reveal())),
        deadline);
  }

  private TokenAnswer ask(String clientId, AuthorizationGrant grant, Deadline deadline) {
    String form = new TokenRequest.Builder(app.tokens(), new ClientID(clientId), grant).build()
        .toHTTPRequest().getBody();
    HttpRequest request = web.request(app.tokens())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form)).build();
    return switch (web.send(request, deadline)) {
      case Web.Result.Failed failed ->
        new TokenAnswer.Failed(new Answer.Unreachable(failed.sentence()));
      case Web.Result.Response response -> answer(response);
    };
  }

  private TokenAnswer answer(Web.Result.Response response) {
    int status = response.status();
    if (status == 429) {
      return new TokenAnswer.Failed(gate.limited(response.retryAfter(), response.date(), false));
    }
    String answered = app.accounts().getHost() + " answered " + status;
    if (status >= 500) {
      return new TokenAnswer.Failed(new Answer.Unreachable(answered + "; it is in trouble"));
    }
    try {
      var parsed = TokenResponse.parse(nimbus(response));
      return parsed.indicatesSuccess()
          ? tokens(parsed.toSuccessResponse(), response)
          : refused(String.valueOf(parsed.toErrorResponse().getErrorObject().getCode()), answered);
    } catch (ParseException _) {
      // the parser's message could quote a token
      return unreadable();
    }
  }

  private TokenAnswer tokens(AccessTokenResponse parsed, Web.Result.Response response) {
    AccessToken access = parsed.getTokens().getAccessToken();
    RefreshToken refresh = parsed.getTokens().getRefreshToken();
    if (!TOKEN.matcher(access.getValue()).matches()
        || (refresh != null && !TOKEN.matcher(refresh.getValue()).matches())) {
      return unreadable();
    }
    Duration life = access.getLifetime() > 0 ? Duration.ofSeconds(access.getLifetime()) : USUAL_LIFE;
    return new TokenAnswer.Tokens(new Secret(access.getValue()), life,
        Optional.ofNullable(refresh).map(token -> new Secret(token.getValue())),
        Optional.ofNullable(access.getScope()).map(scope -> Set.copyOf(scope.toStringList())),
        response.date().flatMap(RetryAfter::instant));
  }

  private static TokenAnswer refused(String code, String answered) {
    if (code.equals(OAuth2Error.INVALID_GRANT.getCode())) {
      return new TokenAnswer.Ended();
    }
    return new TokenAnswer.Failed(code.equals(OAuth2Error.INVALID_CLIENT.getCode())
        ? new Answer.Refused("Spotify does not know this client id (" + answered
            + "); compare spotify.client-id with the app's page at developer.spotify.com/dashboard, then"
            + " 'songstroke spotify login'")
        : new Answer.Refused("no token was given (" + answered + "); try 'songstroke spotify login' again"));
  }

  private TokenAnswer unreadable() {
    return new TokenAnswer.Failed(new Answer.Unreachable(app.accounts().getHost()
        + " answered with something that is no token (a log-in page of the network in between?)"));
  }

  private static HTTPResponse nimbus(Web.Result.Response response) throws ParseException {
    var message = new HTTPResponse(response.status());
    message.setContentType(response.contentType().orElse("text/plain"));
    message.setBody(response.body());
    return message;
  }
}
