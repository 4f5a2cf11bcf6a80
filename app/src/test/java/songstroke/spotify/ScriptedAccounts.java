package songstroke.spotify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import songstroke.timeline.Clocks;

/// Who may do what at the scripted Spotify: codes, refresh tokens and access tokens, each with [#MARK] in it.
final class ScriptedAccounts {
  /// Stands in every code and token.
  static final String MARK = "kNoWnByTeS";
  private static final Duration CODE_LIFE = Duration.ofMinutes(10);

  private final Clocks clocks;
  private final Map<String, Consent> codes = new HashMap<>();
  private final Set<String> refreshTokens = new HashSet<>();
  private final Map<String, Long> accessTokens = new HashMap<>();
  private int issued;

  Duration life = Duration.ofHours(1);
  boolean rotates;
  boolean sendsRefreshToken;
  String scope = "user-read-currently-playing";

  /// What a code stands for.
  private record Consent(String challenge, String redirect, long nanos) {}

  ScriptedAccounts(Clocks clocks) {
    this.clocks = clocks;
  }

  /// A person agreed: the code for the browser to carry.
  synchronized String code(String challenge, String redirect) {
    String code = "code-" + MARK + "-" + ++issued;
    codes.put(code, new Consent(challenge, redirect, clocks.monotonicNanos()));
    return code;
  }

  /// The tokens for a code, once; empty when anything about it is wrong.
  synchronized Optional<String> redeem(String code, String verifier, String redirect) {
    Consent consent = codes.remove(code);
    boolean good = consent != null && consent.challenge().equals(hash(verifier))
        && consent.redirect().equals(redirect)
        && clocks.monotonicNanos() - consent.nanos() <= CODE_LIFE.toNanos();
    return good ? Optional.of(tokens(Optional.of(refreshToken()))) : Optional.empty();
  }

  /// New tokens for a refresh token; empty when it is not good.
  synchronized Optional<String> refresh(String token) {
    if (!refreshTokens.contains(token)) {
      return Optional.empty();
    }
    if (rotates) {
      refreshTokens.remove(token);
      return Optional.of(tokens(Optional.of(refreshToken())));
    }
    return Optional.of(tokens(sendsRefreshToken ? Optional.of(token) : Optional.empty()));
  }

  synchronized String refreshToken() {
    String token = "refresh-" + MARK + "-" + ++issued;
    refreshTokens.add(token);
    return token;
  }

  synchronized boolean accepts(String accessToken) {
    Long until = accessTokens.get(accessToken);
    return until != null && clocks.monotonicNanos() - until < 0;
  }

  synchronized void endAccessTokens() {
    accessTokens.clear();
  }

  synchronized void revoke() {
    accessTokens.clear();
    refreshTokens.clear();
  }

  private String tokens(Optional<String> refreshToken) {
    String access = "access-" + MARK + "-" + ++issued;
    accessTokens.put(access, clocks.monotonicNanos() + life.toNanos());
    return "{\"access_token\":\"" + access + "\",\"token_type\":\"Bearer\",\"scope\":\"" + scope
        + "\",\"expires_in\":" + life.toSeconds()
        + refreshToken.map(token -> ",\"refresh_token\":\"" + token + "\"").orElse("") + "}";
  }

  private static String hash(String verifier) {
    if (!verifier.matches("[A-Za-z0-9._~-]{43,128}")) {
      return "";
    }
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
