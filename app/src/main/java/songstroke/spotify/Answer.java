package songstroke.spotify;

import java.time.Duration;

import tools.jackson.databind.JsonNode;

/// What came back of a question to Spotify.
public sealed interface Answer {
  /// The account plays, or holds, something.
  ///
  /// @param json          the body, an object
  /// @param sentNanos     when the question left, on the monotonic clock
  /// @param receivedNanos when the answer was there, likewise
  record Body(JsonNode json, long sentNanos, long receivedNanos) implements Answer {}

  /// Nothing plays: no device is active.
  ///
  /// @param sentNanos     when the question left, on the monotonic clock
  /// @param receivedNanos when the answer was there, likewise
  record Idle(long sentNanos, long receivedNanos) implements Answer {}

  /// Spotify, or the program's own budget, forbids questions for now; nothing was asked, or 429 came back.
  ///
  /// @param opensIn when questions are allowed again
  /// @param why     for the person
  record Gated(Duration opensIn, String why) implements Answer {}

  /// There is no token that works.
  ///
  /// @param sentence what happened and the next command, for the person
  record SignInNeeded(String sentence) implements Answer {}

  /// Spotify will not answer this account or this program, and asking again does not help.
  ///
  /// @param sentence what happened and what to do, for the person
  record Refused(String sentence) implements Answer {}

  /// No answer that can be read: no network, a server in trouble, something that is not JSON. The next question
  /// may do better.
  ///
  /// @param sentence what happened, for the person
  record Unreachable(String sentence) implements Answer {}
}
