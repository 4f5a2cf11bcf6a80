package songstroke.problem;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A command that a message proposes, as texts all over the program name it: `'songstroke COMMAND ...'`, in single
/// quotes. Whoever prints a text for a person names the program as it was called.
public final class NextCommand {
  /// The program's name in texts.
  public static final String PROGRAM = "songstroke";
  private static final Pattern SPECIAL = Pattern.compile("[^\\p{L}\\p{N}_./:=@%+,-]");

  private NextCommand() {}

  /// The command of these words, which may be anything.
  public static String of(String... words) {
    return Arrays.stream(words).map(NextCommand::quoted)
        .collect(Collectors.joining(" ", "'" + PROGRAM + " ", "'"));
  }

  /// A word as a shell takes it; quotes would be mistaken for those around the command.
  public static String quoted(String word) {
    return SPECIAL.matcher(word).replaceAll("\\\\$0");
  }
}
