package songstroke.spotify;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import songstroke.secret.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a person granted by signing in. It ends six months after that, however often it is used.
///
/// @param refreshToken gets access tokens
/// @param authorizedAt when the person signed in
/// @param scopes       what it allows
/// @param clientId     the app for which it was granted
/// @param accountId    Spotify's stable name of the account, once it is known
/// @param servers      who gave it, and alone may see it
public record Grant(Secret refreshToken, Instant authorizedAt, Set<String> scopes, String clientId,
    Optional<String> accountId, Servers servers) {
  private static final int LIFE_MONTHS = 6;
  private static final int WARNING_MONTHS = 5;
  private static final Duration CLOCK_TOLERANCE = Duration.ofHours(24);

  public Grant {
    scopes = Set.copyOf(scopes);
  }

  /// When Spotify forgets it.
  public Instant endsAt() {
    return after(LIFE_MONTHS);
  }

  /// What the person should know of its age: that it ends soon, or that the machine's date cannot be right.
  public Optional<String> warning(Instant now) {
    if (now.plus(CLOCK_TOLERANCE).isBefore(authorizedAt)) {
      return Optional.of("the date of this machine is before the sign-in; set the machine's clock");
    }
    if (now.isBefore(after(WARNING_MONTHS))) {
      return Optional.empty();
    }
    long days = Math.max(0, Duration.between(now, endsAt()).toDays());
    return Optional.of("the sign-in to Spotify ends in " + days + " days, as every one does after six months;"
        + " 'songstroke spotify login' renews it");
  }

  Grant withRefreshToken(Secret newer) {
    return new Grant(newer, authorizedAt, scopes, clientId, accountId, servers);
  }

  Grant withAccount(String id) {
    return new Grant(refreshToken, authorizedAt, scopes, clientId, Optional.of(id), servers);
  }

  /// Everything as one secret.
  Secret toSecret() {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("refresh_token", refreshToken.reveal())
        .put("authorized_at", authorizedAt.toString()).put("scope", String.join(" ", new TreeSet<>(scopes)))
        .put("client_id", clientId).put("accounts_url", servers.accounts().toString())
        .put("api_url", servers.api().toString());
    accountId.ifPresent(id -> json.put("account_id", id));
    return new Secret(json.toString());
  }

  /// Reads what [#toSecret] made; empty when it is anything else.
  ///
  /// @param unnamed who gave it when it does not say, as those of earlier versions did not
  static Optional<Grant> of(Secret secret, Servers unnamed) {
    try {
      JsonNode json = JsonMapper.shared().readTree(secret.reveal());
      return Optional.of(new Grant(new Secret(json.path("refresh_token").asString()),
          Instant.parse(json.path("authorized_at").asString()), scopes(json.path("scope").asString()),
          json.path("client_id").asString(),
          Optional.of(json.path("account_id").asString("")).filter(id -> !id.isEmpty()),
          new Servers(URI.create(json.path("accounts_url").asString(unnamed.accounts().toString())),
              URI.create(json.path("api_url").asString(unnamed.api().toString())))));
    } catch (JacksonException | IllegalArgumentException | DateTimeException _) {
      // the messages could quote the secret
      return Optional.empty();
    }
  }

  /// The words of a scope as it is sent.
  static Set<String> scopes(String text) {
    return Stream.of(text.split("\\s+", -1)).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
  }

  private Instant after(int months) {
    return authorizedAt.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
  }
}
