package songstroke.spotify;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import songstroke.problem.Problem;

/// One attempt to sign in: Authorization Code with PKCE (RFC 7636, S256). Holds the attempt's secrets and is used once.
public final class SignIn {
  /// What following the music needs, and nothing more.
  public static final Set<String> SCOPES = Set.of("user-read-currently-playing");

  private final SpotifyApp app;
  private final URI redirect;
  private final State state = new State(32);
  private final CodeVerifier verifier = new CodeVerifier();

  /// @param redirect where Spotify sends the person's browser back to
  SignIn(SpotifyApp app, URI redirect) {
    this.app = app;
    this.redirect = redirect;
  }

  /// The page on which the person agrees.
  public URI address() {
    return new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(app.clientId()))
        .endpointURI(app.authorize()).redirectionURI(redirect).state(state)
        .scope(new Scope(new TreeSet<>(SCOPES).toArray(new String[0])))
        .codeChallenge(verifier, CodeChallengeMethod.S256).build().toURI();
  }

  URI redirect() {
    return redirect;
  }

  String verifier() {
    return verifier.getValue();
  }

  /// Whether an address is one with which the browser comes back from this attempt, whatever it says.
  boolean isAnswer(URI address) {
    try {
      return isState(response(address));
    } catch (SignInException _) {
      return false;
    }
  }

  /// The code in the address that the browser was sent back to. Looks at nothing before the state is right.
  String code(URI answer) throws SignInException {
    AuthorizationResponse response = response(answer);
    if (!isState(response)) {
      throw new SignInException(Problem.NO_PERMISSION,
          "the answer belongs to another sign-in (its state differs); nothing was kept. Try"
              + " 'songstroke spotify login' again");
    }
    if (response.indicatesSuccess()) {
      return response.toSuccessResponse().getAuthorizationCode().getValue();
    }
    String error = String.valueOf(response.toErrorResponse().getErrorObject().getCode());
    throw new SignInException(Problem.NO_PERMISSION, error.equals("access_denied")
        ? "the sign-in was declined; nothing was kept. 'songstroke spotify login' asks again"
        : "Spotify could not sign in (" + error.replaceAll("[^a-z_]", "?")
            + "); nothing was kept. Try 'songstroke spotify login' again");
  }

  private AuthorizationResponse response(URI answer) throws SignInException {
    if (answer.getRawQuery() != null) {
      try {
        return AuthorizationResponse.parse(URI.create(redirect + "?" + answer.getRawQuery()));
      } catch (ParseException | IllegalArgumentException _) {
        // told below; the message could quote the code
      }
    }
    throw new SignInException(Problem.BAD_DATA,
        "this is not an address that Spotify sends back; nothing was kept. Copy the whole address of the page"
            + " that you were sent to, and try 'songstroke spotify login' again");
  }

  private boolean isState(AuthorizationResponse response) {
    String other = Optional.ofNullable(response.getState()).map(State::getValue).orElse("");
    return MessageDigest.isEqual(state.getValue().getBytes(StandardCharsets.UTF_8),
        other.getBytes(StandardCharsets.UTF_8));
  }
}
