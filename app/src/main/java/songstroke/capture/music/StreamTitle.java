package songstroke.capture.music;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an internet radio says of its song: `Artist - Title`, often with the entities of a web page in it.
///
/// @param artist empty when the text names a title only
public record StreamTitle(Optional<String> artist, String title) {
  private static final String BREAK = " - ";
  private static final Pattern ENTITY = Pattern
      .compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\\w{2,6}));");

  /// Reads a text.
  public static StreamTitle of(String text) {
    String plain = decoded(text).strip();
    int cut = plain.indexOf(BREAK);
    return cut > 0
        ? new StreamTitle(Optional.of(plain.substring(0, cut).strip()),
            plain.substring(cut + BREAK.length()).strip())
        : new StreamTitle(Optional.empty(), plain);
  }

  /// A text without entities; those that mean nothing stay.
  public static String decoded(String text) {
    return text.indexOf('&') < 0 ? text : ENTITY.matcher(text).replaceAll(StreamTitle::replacement);
  }

  private static String replacement(MatchResult entity) {
    String character = entity.group(1) != null
        ? character(Integer.parseInt(entity.group(1)))
        : entity.group(2) != null ? character(Integer.parseInt(entity.group(2), 16)) : named(entity.group(3));
    return Matcher.quoteReplacement(character.isEmpty() ? entity.group() : character);
  }

  private static String character(int codePoint) {
    return Character.isValidCodePoint(codePoint) && codePoint > 0 ? Character.toString(codePoint) : "";
  }

  private static String named(String name) {
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      case "nbsp" -> " ";
      default -> "";
    };
  }
}
