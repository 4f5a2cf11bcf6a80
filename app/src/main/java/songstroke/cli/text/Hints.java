package songstroke.cli.text;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import songstroke.problem.NextCommand;
import songstroke.wiring.ProcessContext;

/// Turns the commands that texts name into what the person can paste into their shell.
///
/// Everywhere in the program a text names a command as `'songstroke COMMAND ...'`, in single quotes. What is printed
/// for a person names the program as it was called instead, and the same `--home`. What is stored stays as it is, since
/// it may be read by a later call from another folder.
///
/// @param program the program and its global options as a shell takes them
public record Hints(String program) {
  private static final Pattern NAMED = Pattern.compile("(?<=')" + NextCommand.PROGRAM + "(?= [a-z-])");

  /// How this process was called.
  ///
  /// @param environment the process's environment
  /// @param home        what `--home` said; a folder from the environment holds for the next call as well
  public static Hints of(Map<String, String> environment, Optional<Path> home) {
    String called = environment.getOrDefault(ProcessContext.CALLED, "");
    return new Hints(NextCommand.quoted(called.isBlank() ? NextCommand.PROGRAM : called)
        + home.map(folder -> " --home " + NextCommand.quoted(folder.toString())).orElse(""));
  }

  /// The text with each command as it can be pasted.
  public String in(String text) {
    return program.equals(NextCommand.PROGRAM) || !text.contains("'" + NextCommand.PROGRAM + " ")
        ? text
        : NAMED.matcher(text).replaceAll(Matcher.quoteReplacement(program));
  }
}
