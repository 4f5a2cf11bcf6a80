package songstroke.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whom the name of an artist means.
///
/// A placeholder such as `Unknown Artist` or `V.A.` is nobody. A channel such as `Ann - Topic`, `AnnVEVO` or
/// `Ann (Official)` is the artist. Several artists in one text are an artist of their own, of whom the first may be
/// asked about when nobody knows all of them.
public final class ArtistName {
  private static final Pattern CHANNEL = Pattern.compile(
      "\\s+[-\u2013\u2014]\\s+(?:topic|thema|tema|t\u00f3pico|th\u00e8me)\\s*$"
          + "|\\s*[(\\[]\\s*official(?:\\s[^)\\]]*)?[)\\]]\\s*$",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern VEVO = Pattern.compile("(.*\\S)\\s*(?:VEVO|(?<=\\p{L}|\\s)Vevo)\\s*");
  private static final Pattern JOINED_WORDS = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  /// Signs that fill an empty field; others, such as `!!!`, are names.
  private static final Pattern FILLER = Pattern
      .compile("[\\s\\p{Pd}_.\u2026?\u00bf/\\\\,:;'\"<>()\\[\\]{}\u00ab\u00bb]*");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");
  private static final Pattern NUMBERED = Pattern.compile("(.* .*) \\d+");
  private static final Pattern PREFIX = Pattern.compile("(.*?)\\s+[-\u2013\u2014:]\\s.*");
  private static final Pattern GUEST = Pattern.compile("\\s*[;\u2022|]\\s*|\\s+/\\s+"
      + "|\\s+[(\\[]?(?:feat\\.?|ft\\.?|featuring|vs\\.?|versus|with|w/)\\s+"
      + "|\\s+[x\u00d7]\\s+(?![&+,/;(\\[]|feat|ft|vs)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARTNER = Pattern.compile("\\s*[,/\u3001]\\s*|\\s+[&+]\\s+");

  private ArtistName() {}

  /// The form in which spellings of an artist's name meet: without channel, invisible characters and differences of
  /// case and width; accents and signs stay. Empty for nobody.
  public static String id(String name) {
    if (isNobody(name)) {
      return "";
    }
    return sameCase(plain(name));
  }

  /// A coarser form, without accents and signs either, as long as a letter remains: by it services and the person's
  /// own words are matched.
  public static String key(String name) {
    String plain = plain(name);
    String folded = LETTER.matcher(Folding.compatible(plain)).find() ? Folding.ofName(plain) : "";
    return folded.isEmpty() ? sameCase(plain) : folded;
  }

  /// Whether a name is a placeholder for one, as players, stores and taggers write it in many languages.
  public static boolean isNobody(String name) {
    String text = Folding.compatible(plain(name));
    if (FILLER.matcher(text).matches()) {
      return true;
    }
    if (!LETTER_OR_DIGIT.matcher(text).find()) {
      return false;
    }
    String folded = Folding.ofName(text);
    if (Placeholders.NAMES.contains(folded)) {
      return true;
    }
    Matcher numbered = NUMBERED.matcher(folded);
    if (numbered.matches() && Placeholders.NAMES.contains(numbered.group(1))) {
      return true;
    }
    Matcher prefix = PREFIX.matcher(text);
    return prefix.matches() && Placeholders.NAMES.contains(Folding.ofName(prefix.group(1)));
  }

  /// The name without what only marks an artist's channel.
  public static String plain(String name) {
    String plain = CHANNEL.matcher(name.strip()).replaceFirst("").strip();
    Matcher vevo = VEVO.matcher(plain);
    if (vevo.matches()) {
      plain = JOINED_WORDS.matcher(vevo.group(1)).replaceAll(" ");
    }
    return plain.isEmpty() ? name.strip() : plain;
  }

  /// The first of several artists in one text, the longest reading first; none when the text names one artist, or
  /// nobody first.
  public static List<String> firsts(String name) {
    List<String> firsts = new ArrayList<>();
    String main = before(GUEST, name);
    for (String first : List.of(main, before(PARTNER, main))) {
      if (!first.isEmpty() && !first.equals(name.strip()) && !firsts.contains(first) && !isNobody(first)) {
        firsts.add(first);
      }
    }
    return List.copyOf(firsts);
  }

  private static String before(Pattern separator, String name) {
    Matcher cut = separator.matcher(name);
    return cut.find() ? name.substring(0, cut.start()).strip() : name.strip();
  }

  private static String sameCase(String name) {
    String folded = Folding.compatible(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)
        .replace("i\u0307", "i").replace("\u00df", "ss");
    return Folding.compatible(folded);
  }

  /// Read when the first name is looked at.
  private static final class Placeholders {
    static final Set<String> NAMES = NameList.folded("nobody.txt");
  }
}
