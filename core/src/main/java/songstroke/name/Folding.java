package songstroke.name;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The form of a name in which spelling habits no longer matter: compatibility characters resolved, lower
/// case, no accents, `&` and `+` as "and", apostrophes gone, every other sign a single blank.
///
/// Letters of all scripts stay with their marks, so a name in Japanese or Hindi keeps its letters. A star stays too: it
/// is the wildcard of the user's own rules, and [#ofName] takes it out again.
public final class Folding {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private Folding() {}

  /// A text in which characters that only look different are the same: without invisible ones, and with single blanks.
  public static String compatible(String text) {
    return isCompatible(text)
        ? text
        : BLANKS.matcher(Normalizer.normalize(Invisible.removedFrom(text), Normalizer.Form.NFKC))
            .replaceAll(" ")
            .strip();
  }

  /// Whether a text is surely its own compatible form: ASCII signs with single spaces between them.
  private static boolean isCompatible(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return text.isEmpty() || before != ' ';
  }

  /// The folded form of a genre's or an artist's name; empty when it has neither letter nor digit.
  public static String ofName(String name) {
    String folded = ofPattern(name);
    return folded.indexOf('*') < 0 ? folded : folded.replace("*", " ").strip().replaceAll(" +", " ");
  }

  /// The same for a pattern, with its stars.
  public static String ofPattern(String name) {
    String text = isPlain(name) ? name : withoutAccents(name);
    var folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length();) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      append(folded, character);
    }
    int end = folded.length();
    return end > 0 && folded.charAt(end - 1) == ' ' ? folded.substring(0, end - 1) : folded.toString();
  }

  private static void append(StringBuilder folded, int character) {
    if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')
        || character == '*') {
      folded.append((char) character);
    } else if (character >= 'A' && character <= 'Z') {
      folded.append((char) (character + 32));
    } else if (character == '&' || character == '+') {
      blank(folded);
      folded.append("and ");
    } else if (isApostrophe(character)) {
      return;
    } else if (character > 127 && (Character.isLetterOrDigit(character) || isMarkOf(folded, character))) {
      folded.appendCodePoint(character);
    } else {
      blank(folded);
    }
  }

  private static boolean isApostrophe(int character) {
    return "'`´‘’‛ʹʻʼʽˈ′＇".indexOf(character) >= 0;
  }

  /// Whether a character is a vowel or another mark of the letter before it.
  private static boolean isMarkOf(StringBuilder folded, int character) {
    int type = Character.getType(character);
    return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
        && !folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ';
  }

  private static void blank(StringBuilder folded) {
    if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
      folded.append(' ');
    }
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  private static String withoutAccents(String name) {
    String seen = Invisible.removedFrom(name).replace('´', '\'');
    String split = Normalizer.normalize(
        Normalizer.normalize(seen, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    var bare = new StringBuilder(split.length());
    int i = 0;
    while (i < split.length()) {
      int character = split.codePointAt(i);
      i += Character.charCount(character);
      boolean latin = character >= 0x300 && character <= 0x36f;
      if (latin) {
        continue;
      }
      switch (character) {
        case 'ø' -> bare.append('o');
        case 'ł' -> bare.append('l');
        case 'đ', 'ð' -> bare.append('d');
        case 'ı' -> bare.append('i');
        case 'ς' -> bare.append('σ');
        case 'ß' -> bare.append("ss");
        case 'æ' -> bare.append("ae");
        case 'œ' -> bare.append("oe");
        case 'þ' -> bare.append("th");
        default -> bare.appendCodePoint(character);
      }
    }
    return Normalizer.normalize(bare, Normalizer.Form.NFC);
  }
}
