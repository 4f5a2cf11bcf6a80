package songstroke.name;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Entities of web pages in names: `&amp;`, `&#39;`, `&#x2019;`. What only looks like one stays as it is.
public final class Entities {
  private static final Pattern ENTITY = Pattern
      .compile("&(?:#(\\d{1,10})|#[xX]([0-9a-fA-F]{1,8})|([A-Za-z][A-Za-z0-9]{1,30}));");
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private Entities() {}

  /// A text with each entity once replaced by the character that it stands for.
  public static String decoded(String text) {
    return text.indexOf('&') < 0
        ? text
        : ENTITY.matcher(text)
            .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1), entity.group(2),
                entity.group(3)).orElse(entity.group())));
  }

  /// A text that [#decoded] turns into this one: the same one, unless it holds an entity.
  public static String encoded(String text) {
    return text.indexOf('&') < 0
        ? text
        : ENTITY.matcher(text)
            .replaceAll(entity -> Matcher.quoteReplacement(
                character(entity.group(1), entity.group(2), entity.group(3)).isEmpty()
                    ? entity.group()
                    : "&amp;" + entity.group().substring(1)));
  }

  private static Optional<String> character(@Nullable String decimal, @Nullable String hex,
      @Nullable String name) {
    if (name != null) {
      return Optional.ofNullable(Named.CHARACTERS.get(name));
    }
    return decimal != null
        ? character(Long.parseLong(decimal))
        : character(Long.parseLong(String.valueOf(hex), 16));
  }

  /// A code point; the numbers of control characters mean Windows' signs, as in every browser.
  private static Optional<String> character(long code) {
    if (code >= 0x80 && code < 0xa0) {
      return Optional.of(WINDOWS.decode(ByteBuffer.wrap(new byte[]{(byte) code})).toString());
    }
    boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    boolean valid = code == '\t' || code == '\n'
        || (code >= ' ' && code <= Character.MAX_CODE_POINT && !surrogate);
    return valid ? Optional.of(Character.toString((int) code)) : Optional.empty();
  }

  /// Read when the first named one is met.
  private static final class Named {
    static final Map<String, String> CHARACTERS = read();

    private static Map<String, String> read() {
      Map<String, String> characters = new HashMap<>();
      for (String line : NameList.lines("entities.txt")) {
        for (String entry : line.split(", ", -1)) {
          int blank = entry.indexOf(' ');
          characters.put(entry.substring(0, blank),
              Character.toString(Integer.parseInt(entry.substring(blank + 1), 16)));
        }
      }
      return Map.copyOf(characters);
    }
  }
}
