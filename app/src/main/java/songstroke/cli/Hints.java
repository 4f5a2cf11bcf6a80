package songstroke.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns the commands that texts name into what the person can paste into their shell.
///
/// Everywhere in the program a text names a command as `'songstroke COMMAND ...'`, in single quotes. What is printed
/// for a person names the program as it was called instead, and the same `--home`. What is stored stays as it is, since
/// it may be read by a later call from another folder.
///
/// @param program the program and its global options as a shell takes them
record Hints(String program) {
  /// Where the launcher says how it was called.
  static final String CALLED = "SONGSTROKE_COMMAND";

  private static final String PLAIN = "songstroke";
  private static final Pattern NAMED = Pattern.compile("(?<=')" + PLAIN + "(?= [a-z-])");
  private static final Pattern SPECIAL = Pattern.compile("[^\\p{L}\\p{N}_./:=@%+,-]");

  /// @param environment the process's environment
  /// @param home        what `--home` said; a folder from the environment holds for the next call as well
  static Hints of(Map<String, String> environment, Optional<Path> home) {
    String called = environment.getOrDefault(CALLED, "");
    return new Hints(quoted(called.isBlank() ? PLAIN : called)
        + home.map(folder -> " --home " + quoted(folder.toString())).orElse(""));
  }

  /// The text with each command as it can be pasted.
  String in(String text) {
    return program.equals(PLAIN) || !text.contains("'" + PLAIN + " ")
        ? text
        : NAMED.matcher(text).replaceAll(Matcher.quoteReplacement(program));
  }

  /// The command that analyzes a recording, as texts name it.
  ///
  /// @param out the folder for the results
  static String analyze(Path recording, Path out) {
    return "'" + PLAIN + " analyze " + quoted(recording.toString()) + " --out " + quoted(out.toString())
        + "'";
  }

  /// A word as a shell takes it; quotes would be mistaken for those around the command.
  private static String quoted(String word) {
    return SPECIAL.matcher(word).replaceAll("\\\\$0");
  }
}
