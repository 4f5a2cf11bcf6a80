package songstroke.http;

import java.util.Optional;

import tools.jackson.databind.JsonNode;

/// What came of a request.
public sealed interface Reply {
  /// Readable JSON.
  record Json(JsonNode body) implements Reply {}

  /// The service knows no such thing (404), or cannot read the request (400).
  ///
  /// @param body what it says of that, when it is JSON: a service that knows its own addresses says what is missing
  record Absent(int status, Optional<JsonNode> body) implements Reply {}

  /// The service will not tell whoever asks (401, 403).
  ///
  /// @param body what it says of that, when it is JSON
  record Refused(int status, String why, Optional<JsonNode> body) implements Reply {}

  /// No answer that could be used.
  record Trouble(String why) implements Reply {}

  /// Nothing was sent, as the host's turn comes after the deadline, or an answer did not come before it.
  record TooLate(String why) implements Reply {}
}
