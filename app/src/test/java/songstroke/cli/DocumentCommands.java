package songstroke.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The commands that a Markdown document tells its reader to type, in the document's order.
///
/// @param typed   lines of `sh` and `console` blocks, and code spans that name the program, as they stand
/// @param named   code spans that may begin with a command's name alone, such as `` `music now` ``
/// @param options names of options that begin a code span, such as `--out` in `` `--out DIR` ``
record DocumentCommands(List<String> typed, List<String> named, List<String> options) {
  private static final Pattern CODE = Pattern
      .compile("^ *```(?<language>\\w*)\n(?<block>.*?)^ *```|`(?<span>[^`]+)`",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");
  private static final Pattern COMMENT = Pattern.compile("(^|\\s+)#.*");

  static DocumentCommands of(Path document) throws IOException {
    return in(Files.readString(document));
  }

  static DocumentCommands in(String markdown) {
    List<String> typed = new ArrayList<>();
    List<String> named = new ArrayList<>();
    List<String> options = new ArrayList<>();
    for (MatchResult code : CODE.matcher(markdown).results().toList()) {
      if (code.group("span") != null) {
        String span = code.group("span").replaceAll("\\s+", " ").strip();
        if (isOurs(span)) {
          typed.add(span);
        } else if (span.matches("[a-z]+( .*)?")) {
          named.add(span);
        } else if (span.startsWith("--")) {
          options.add(span.replaceFirst("[ =].*", ""));
        }
      } else if (List.of("sh", "console").contains(code.group("language"))) {
        code.group("block").replaceAll("\\\\\n\\s*", "").lines()
            .map(line -> COMMENT.matcher(line).replaceFirst("").strip())
            .filter(line -> !line.isEmpty()).forEach(typed::add);
      }
    }
    return new DocumentCommands(List.copyOf(typed), List.copyOf(named), List.copyOf(options));
  }

  /// Whether a line calls the program.
  static boolean isOurs(String line) {
    return line.matches("(\\./)?songstroke .*");
  }

  /// The arguments of a line that calls the program, as a shell would split them.
  static String[] arguments(String line) {
    return WORD.matcher(line).results().skip(1).map(word -> word.group().replaceAll("['\"]", ""))
        .toArray(String[]::new);
  }
}
