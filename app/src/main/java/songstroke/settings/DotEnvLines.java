package songstroke.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lines of a `.env`, read as the original demo's library reads them: `NAME=value`, `export` before it, quotes
/// around the value, comments. A value in quotes may go on over several lines. Variables in a value are not replaced.
final class DotEnvLines {
  private final String text;
  private final List<Entry> entries = new ArrayList<>();

  /// A line, or several when its value spans them.
  ///
  /// @param value empty when its quotes are not closed, or something follows them
  record Entry(String name, Optional<String> value) {}

  private DotEnvLines(String text) {
    this.text = text;
  }

  static List<Entry> of(String text) {
    var lines = new DotEnvLines(text.replace("\r\n", "\n").replace('\r', '\n'));
    for (int at = 0; at < lines.text.length();) {
      at = lines.read(at) + 1;
    }
    return List.copyOf(lines.entries);
  }

  /// Reads the line that begins there, and gives where it, or its value, ends.
  private int read(int from) {
    int end = endOfLine(from);
    int equals = text.indexOf('=', from);
    String line = text.substring(from, end).strip();
    if (line.startsWith("#") || equals < 0 || equals >= end) {
      return end;
    }
    String name = text.substring(from, equals).strip().replaceFirst("^export\\s+", "").strip();
    int start = equals + 1;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    if (name.isEmpty()) {
      return end;
    }
    if (start < end && (text.charAt(start) == '"' || text.charAt(start) == '\'')) {
      return quoted(name, start, end);
    }
    String value = text.substring(start, end).replaceFirst("(^|\\s)#.*$", "").strip();
    entries.add(new Entry(name, Optional.of(value)));
    return end;
  }

  private int quoted(String name, int start, int end) {
    char quote = text.charAt(start);
    var value = new StringBuilder();
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != quote) {
      boolean escapes = text.charAt(at) == '\\' && at + 1 < text.length()
          && (text.charAt(at + 1) == quote || text.charAt(at + 1) == '\\');
      at += escapes ? 1 : 0;
      value.append(text.charAt(at++));
    }
    if (at >= text.length()) {
      entries.add(new Entry(name, Optional.empty()));
      return end;
    }
    int last = endOfLine(at);
    String rest = text.substring(at + 1, last).strip();
    entries.add(
        new Entry(name, Optional.of(value.toString()).filter(_ -> rest.isEmpty() || rest.startsWith("#"))));
    return last;
  }

  private int endOfLine(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }
}
