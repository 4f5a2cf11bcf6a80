package songstroke.http;

import tools.jackson.databind.JsonNode;

/// What came of a request.
public sealed interface Reply {
  /// Readable JSON.
  record Json(JsonNode body) implements Reply {}

  /// The service knows no such thing (404), or cannot read the request (400).
  record Absent() implements Reply {}

  /// The service will not tell whoever asks (401, 403).
  record Refused(int status, String why) implements Reply {}

  /// No answer that could be used.
  record Trouble(String why) implements Reply {}

  /// Nothing was sent, as the host's turn comes after the deadline, or an answer did not come before it.
  record TooLate(String why) implements Reply {}
}
