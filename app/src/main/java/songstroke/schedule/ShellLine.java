package songstroke.schedule;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A job as one line of a POSIX shell.
final class ShellLine {
  private ShellLine() {}

  /// The variables, then the words, each so that the shell takes it as it is.
  static String of(Job job) {
    Stream<String> variables = job.variables().entrySet().stream()
        .map((Map.Entry<String, String> variable) -> variable.getKey() + "=" + quoted(variable.getValue()));
    return Stream.concat(variables, job.command().stream().map(ShellLine::quoted))
        .collect(Collectors.joining(" "));
  }

  static String quoted(String word) {
    return word.matches("[\\p{L}\\p{N}_./:=@,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
