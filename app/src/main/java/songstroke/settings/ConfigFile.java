package songstroke.settings;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import songstroke.file.WholeFile;
import songstroke.file.Why;
import songstroke.problem.Failure;
import songstroke.problem.Problem;

/// The configuration file as the program itself writes to it: one setting at a time, everything else as it was.
///
/// The file is for its owner alone, and replaced as a whole or not at all. What is not understood is left alone.
public final class ConfigFile {
  private static final Pattern LINE = Pattern.compile(
      "[^=]*=\\s*(?:\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\"'#\\[{]*?)(?<comment>\\s*#.*)?");

  private final Path file;

  /// @param file need not exist
  public ConfigFile(Path file) {
    this.file = file;
  }

  /// Sets a setting.
  ///
  /// @throws SettingsException when the file cannot be understood, or changed without changing more; says what to write
  ///                           into it by hand
  /// @throws Failure           when it cannot be read or written
  public void set(Key key, String value) throws SettingsException {
    String written = written(value);
    Map<String, String> wanted = new HashMap<>(Settings.toml(file));
    wanted.put(key.code(), value);
    if (!change(lines -> changed(lines, key.code(), written), wanted)) {
      throw new SettingsException(
          file + " was not changed (its form is not one that the program can change); write "
              + key.code() + " = " + written + " into it yourself, before the first [table]");
    }
  }

  /// Takes a setting out, so that its default applies again. A table that has nothing else stays.
  ///
  /// @return whether it was there
  /// @throws SettingsException when the file cannot be understood, or changed without changing more
  /// @throws Failure           when it cannot be read or written
  public boolean remove(Key key) throws SettingsException {
    Map<String, String> wanted = new HashMap<>(Settings.toml(file));
    if (wanted.remove(key.code()) == null) {
      return false;
    }
    if (!change(lines -> without(lines, key.code()), wanted)) {
      throw new SettingsException(
          file + " was not changed (its form is not one that the program can change); delete "
              + key.code() + " from it yourself");
    }
    return true;
  }

  /// Changes the file, if it then says what is wanted and nothing else.
  private boolean change(UnaryOperator<List<String>> edit, Map<String, String> wanted) {
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      String end = Files.exists(file) && Files.readString(file).contains("\r\n") ? "\r\n" : "\n";
      String changed = edit.apply(lines).stream().map(line -> line + end).collect(Collectors.joining());
      if (!says(changed, wanted)) {
        return false;
      }
      WholeFile.writeDurably(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), changed);
      return true;
    } catch (FileAlreadyExistsException e) {
      throw unwritable(e.getFile() + " is not a folder", e);
    } catch (IOException e) {
      throw unwritable(Why.of(e), e);
    }
  }

  private Failure unwritable(String why, IOException e) {
    return new Failure(Problem.CANNOT_CREATE, file + " was not changed: " + why
        + "; fix that, or choose another folder with --home or SONGSTROKE_HOME", e);
  }

  /// A value as the file has it: numbers and flags as they are, everything else in quotes.
  private static String written(String value) {
    return value.matches("true|false|0|[1-9]\\d{0,8}")
        ? value
        : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
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
        String spaces = lines.get(i).substring(0, lines.get(i).indexOf(line));
        lines.set(i, spaces + (within.isEmpty() ? code : name) + " = " + value + comment(line));
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

  /// What stands behind a value of one line, with the spaces before it.
  private static String comment(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches() ? Optional.ofNullable(matcher.group("comment")).orElse("") : "";
  }

  private static List<String> without(List<String> before, String code) {
    List<String> lines = new ArrayList<>(before);
    line(lines, code).ifPresent(number -> lines.remove(number - 1));
    return lines;
  }
}
