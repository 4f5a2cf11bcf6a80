package songstroke.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// What a SQLite file holds, and how it came to that.
///
/// @param name       what messages call the file, such as `the store`
/// @param owner      the class beside whose resources the migrations lie
/// @param migrations names of SQL scripts, in order; a new one is added at the end, an old one is never changed. A
///                   statement ends with `;` at the end of a line.
public record SqliteSchema(String name, Class<?> owner, List<String> migrations) {
  private static final Pattern STATEMENT_END = Pattern.compile(";\\s*\\n");

  /// The version of a file that is up to date.
  int version() {
    return migrations.size();
  }

  /// The statements that bring a file of this version to the next one.
  List<String> statements(int version) {
    String script = migrations.get(version);
    try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(script), script)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return STATEMENT_END.splitAsStream(text).filter(statement -> !statement.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(script, e);
    }
  }
}
