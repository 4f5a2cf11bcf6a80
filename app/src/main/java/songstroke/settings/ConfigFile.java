package songstroke.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import songstroke.file.WholeFile;

/// The configuration file as the program itself writes to it: one setting at a time, everything else as it was.
///
/// The file is for its owner alone, and replaced as a whole or not at all. What is not understood is left alone.
public final class ConfigFile {
  private final Path file;

  /// @param file need not exist
  public ConfigFile(Path file) {
    this.file = file;
  }

  /// Sets a setting.
  ///
  /// @throws SettingsException when the file cannot be understood or changed; says what to write into it by hand
  public void set(Key key, String value) throws SettingsException {
    String text = "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    String written = value.equals("true") || value.equals("false") ? value : text;
    Map<String, String> wanted = new HashMap<>(Settings.toml(file));
    wanted.put(key.code(), value);
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      String end = Files.exists(file) && Files.readString(file).contains("\r\n") ? "\r\n" : "\n";
      String changed = String.join(end, changed(lines, key.code(), written)) + end;
      if (!says(changed, wanted)) {
        throw new SettingsException(byHand(key, written, "its form is not one that the program can change"));
      }
      replace(changed);
    } catch (IOException e) {
      throw new SettingsException(byHand(key, written, String.valueOf(e.getMessage())));
    }
  }

  /// The line that sets a setting, from 1.
  static OptionalInt line(List<String> lines, String code) {
    String within = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("[")) {
        within = line.replaceFirst("^\\[\\s*([^\\]]*?)\\s*].*", "$1") + ".";
      } else if (code.startsWith(within) && sets(line, code.substring(within.length()))) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }

  private boolean says(String text, Map<String, String> wanted) {
    try {
      return Settings.toml(text, file).equals(wanted);
    } catch (SettingsException _) {
      return false;
    }
  }

  private String byHand(Key key, String written, String why) {
    return file + " was not changed (" + why + "); write " + key.code() + " = " + written
        + " into it yourself, before the first [table]";
  }

  private static List<String> changed(List<String> before, String code, String value) {
    int dot = code.lastIndexOf('.');
    String table = dot < 0 ? "" : code.substring(0, dot);
    String name = code.substring(dot + 1);
    List<String> lines = new ArrayList<>(before);
    String within = "";
    int insert = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("[")) {
        insert = table.isEmpty() && insert < 0 ? i : insert;
        within = line.replaceFirst("^\\[\\s*([^\\]]*?)\\s*].*", "$1");
        insert = within.equals(table) ? i + 1 : insert;
      } else if (sets(line, within.isEmpty() ? code : within.equals(table) ? name : "")) {
        lines.set(i, (within.isEmpty() ? code : name) + " = " + value);
        return lines;
      }
    }
    if (insert >= 0 || table.isEmpty()) {
      lines.add(insert >= 0 ? insert : lines.size(), name + " = " + value);
    } else {
      if (!lines.isEmpty() && !lines.getLast().isBlank()) {
        lines.add("");
      }
      lines.add("[" + table + "]");
      lines.add(name + " = " + value);
    }
    return lines;
  }

  private static boolean sets(String line, String name) {
    return !name.isEmpty()
        && line.matches(Pattern.quote(name).replace(".", "\\E\\s*\\.\\s*\\Q") + "\\s*=.*");
  }

  private void replace(String text) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    WholeFile.writeDurably(target, text);
  }
}
