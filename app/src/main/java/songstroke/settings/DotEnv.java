package songstroke.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a `.env` in the working folder gives: a few credentials, as the original demo reads them from there.
///
/// Somebody else may have written the file. So it can do no more than that, whatever its form: every other name is
/// ignored, variables in a value stay as they are, and a file that cannot be read stops nothing.
///
/// @param values  by the names that [#names] gives, as the file has them
/// @param warning what was ignored, for the person; never a value
record DotEnv(Map<String, String> values, Optional<String> warning) {
  /// Nothing here needs it, as a program on a person's machine cannot keep it secret; it is passed over without a word.
  private static final String CLIENT_SECRET = "SPOTIPY_CLIENT_SECRET";

  private static final int LARGEST = 1 << 16;
  private static final int MOST_NAMES = 8;
  private static final Pattern VALUE = Pattern.compile("[ -~]*");
  /// A name that can only be one: what a broken file has before a `=` may be part of a secret.
  private static final Pattern NAME = Pattern
      .compile("[A-Z][A-Z0-9_]{0,63}|(?i:songstroke|spotipy)_\\w{1,63}");
  private static final DotEnv NONE = new DotEnv(Map.of(), Optional.empty());

  /// The names that are read, and the one that is passed over.
  static Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Key key : Key.values()) {
      names.addAll(key.dotEnvVariables());
    }
    names.add(CLIENT_SECRET);
    return names;
  }

  /// Reads the file, which need not exist. What is not a regular file is not opened, as opening a pipe waits for
  /// somebody to write to it.
  static DotEnv of(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) == 0) {
        return NONE;
      }
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(LARGEST + 1);
      }
      return bytes.length > LARGEST ? ignored(file, "it is larger than 64 KiB") : of(file, text(bytes));
    } catch (CharacterCodingException _) {
      return ignored(file, "it is not UTF-8 text");
    } catch (IOException _) {
      return ignored(file, "it cannot be read");
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static DotEnv of(Path file, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> names = names();
    Set<String> others = new LinkedHashSet<>();
    Set<String> broken = new LinkedHashSet<>();
    for (DotEnvLines.Entry entry : DotEnvLines.of(text)) {
      if (!names.contains(entry.name())) {
        others.add(entry.name());
      } else if (entry.value().filter(value -> VALUE.matcher(value).matches()).isEmpty()) {
        broken.add(entry.name());
      } else {
        values.put(entry.name(), entry.value().get());
      }
    }
    values.remove(CLIENT_SECRET);
    List<String> sentences = new ArrayList<>();
    if (!others.isEmpty()) {
      sentences.add("ignored " + listed(others) + "; a .env may give only " + String.join(", ", names)
          + "; set anything else in the environment, in config.toml or with --config");
    }
    if (!broken.isEmpty()) {
      sentences
          .add("ignored the value of " + String.join(", ", broken) + ", which is not plain text on one line");
    }
    return new DotEnv(values, Optional.of(String.join(". Also ", sentences)).filter(said -> !said.isEmpty())
        .map(said -> place(file) + ": " + said));
  }

  private static String listed(Set<String> names) {
    List<String> shown = names.stream().filter(name -> NAME.matcher(name).matches())
        .sorted((one, other) -> Boolean.compare(isOurs(other), isOurs(one))).limit(MOST_NAMES).toList();
    int rest = names.size() - shown.size();
    return shown.isEmpty()
        ? (rest == 1 ? "a name" : rest + " names")
        : String.join(", ", shown) + (rest == 0 ? "" : " and " + rest + " more");
  }

  private static boolean isOurs(String name) {
    return name.regionMatches(true, 0, "SONGSTROKE_", 0, 11) || name.regionMatches(true, 0, "SPOTIPY_", 0, 8);
  }

  private static DotEnv ignored(Path file, String why) {
    return new DotEnv(Map.of(), Optional.of(place(file) + " is ignored: " + why));
  }

  private static String place(Path file) {
    return file.toAbsolutePath().normalize().toString().replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
  }
}
