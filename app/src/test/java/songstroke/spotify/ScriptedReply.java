package songstroke.spotify;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

import songstroke.timeline.Clocks;

/// What the scripted Spotify says instead of its usual answer.
public sealed interface ScriptedReply {
  /// A whole answer.
  record Whole(int status, Map<String, String> headers, String body) implements ScriptedReply {}

  /// The connection ends in the middle of the answer.
  record Cut() implements ScriptedReply {}

  /// The answer begins, and nothing more of it comes until the server closes.
  record Stalled() implements ScriptedReply {}

  /// No answer, until the server closes.
  record Silence() implements ScriptedReply {}

  static ScriptedReply json(int status, String body) {
    return new Whole(status, Map.of("Content-Type", "application/json"), body);
  }

  static ScriptedReply html(int status) {
    return new Whole(status, Map.of("Content-Type", "text/html"),
        "<!doctype html><html><title>Sign in to the network</title></html>");
  }

  /// An error as the Web API tells it; an empty reason is left out.
  static ScriptedReply error(int status, String message, String reason) {
    return json(status, "{\"error\":{\"status\":" + status + ",\"message\":\"" + message + "\""
        + (reason.isEmpty() ? "" : ",\"reason\":\"" + reason + "\"") + "}}");
  }

  /// 429 with that header; an empty one is left out.
  static ScriptedReply tooMany(String retryAfter) {
    return new Whole(429, retryAfter.isEmpty()
        ? Map.of("Content-Type", "application/json")
        : Map.of("Content-Type", "application/json", "Retry-After", retryAfter),
        "{\"error\":{\"status\":429,\"message\":\"API rate limit exceeded\"}}");
  }

  /// 429 with a date in the header, that far ahead on the server's clock.
  static ScriptedReply tooManyUntil(Duration ahead) {
    return tooMany(DateTimeFormatter.RFC_1123_DATE_TIME
        .format(Clocks.system().wall().plus(ahead).atOffset(ZoneOffset.UTC)));
  }

  /// 429 because the developer account's quota is used up.
  static ScriptedReply quota(String retryAfter) {
    return new Whole(429,
        retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter),
        "{\"error\":{\"status\":429,\"message\":\"Quota exceeded\",\"reason\":\"QUOTA_EXCEEDED\"}}");
  }
}
