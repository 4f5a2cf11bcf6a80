package songstroke.analyze;

import java.util.Optional;
import java.util.OptionalLong;

/// One segment as the analysis sees it.
///
/// Impossible numbers are allowed here: [Eligibility] drops and counts such rows.
///
/// @param session      the session's name; rows of one session are correlated
/// @param order        the segment's place in its session, rising
/// @param day          the analysis day as a number, only differences matter
/// @param hourLocal    local hour at the segment's start, 0 to 24
/// @param minInSession minutes from the session's start to the segment's start
/// @param task         what was worked on, when known
/// @param startMs      when it began, on the recording's time line, when known
/// @param durationMs   how long it lasted by the wall clock, when known
/// @param excluded     a code when whoever made the row has already ruled it out
public record AnalysisRow(String session, int order, double day, double hourLocal, double minInSession,
    Sound sound,
    Typing typing, Optional<String> task, OptionalLong startMs, OptionalLong durationMs,
    Optional<String> excluded) {

  /// A row without a known task or place in time, which nobody has ruled out.
  public AnalysisRow(String session, int order, double day, double hourLocal, double minInSession,
      Sound sound,
      Typing typing) {
    this(session, order, day, hourLocal, minInSession, sound, typing, Optional.empty(), OptionalLong.empty(),
        OptionalLong.empty(), Optional.empty());
  }

  public AnalysisRow withTask(String name) {
    return new AnalysisRow(session, order, day, hourLocal, minInSession, sound, typing, Optional.of(name),
        startMs,
        durationMs, excluded);
  }

  AnalysisRow withTyping(Typing other, OptionalLong duration) {
    return new AnalysisRow(session, order, day, hourLocal, minInSession, sound, other, task, startMs,
        duration,
        excluded);
  }

  boolean isMusic() {
    return sound instanceof Sound.Music;
  }

  /// Whether every number is one that can occur.
  boolean isSound() {
    return typing.isSound() && Double.isFinite(day) && Double.isFinite(hourLocal) && minInSession >= 0
        && Double.isFinite(minInSession) && durationMs.orElse(0) >= 0;
  }
}
