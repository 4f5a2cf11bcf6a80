package songstroke.schedule;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A pipeline to be run every day.
///
/// @param pipeline    its name: letters, digits, `.`, `-` and `_`
/// @param at          in local time, to the minute
/// @param command     what to call: a program's absolute path and its arguments; holds no secret
/// @param environment what it needs of the environment beyond what a session gives; holds no secret
public record Job(String pipeline, LocalTime at, List<String> command, Map<String, String> environment) {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

  /// @throws IllegalArgumentException when the name or a word cannot stand in every kind of timer
  public Job {
    if (!pipeline.matches(NAME)) {
      throw new IllegalArgumentException("the pipeline '" + pipeline
          + "' cannot be scheduled: its name has other characters than letters, digits, '.', '-' and '_'");
    }
    Stream.concat(command.stream(), environment.values().stream())
        .filter(word -> word.matches("(?s).*\\p{Cntrl}.*")).findFirst().ifPresent(word -> {
          throw new IllegalArgumentException("'" + word
              + "' cannot be passed on to a timer: it has a line break or another control character");
        });
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /// The time as `18:00`.
  String time() {
    return at.toString();
  }

  /// The environment in the order of its names, so that the same job always gives the same text.
  Map<String, String> variables() {
    return new TreeMap<>(environment);
  }

  /// What people call it.
  String title() {
    return "Songstroke: pipeline " + pipeline;
  }
}
