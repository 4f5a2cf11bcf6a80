package songstroke.capture.music;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an internet radio says of its song: `Artist - Title`, in which the entities of a web page may stand.
///
/// @param artist empty when the text names a title only
public record StreamTitle(Optional<String> artist, String title) {
  private static final String BLANK = "(?: |&nbsp;|&#160;)";
  private static final Pattern BREAK = Pattern
      .compile(BLANK + "(?:-|&#0*45;|&#[xX]0*2[dD];)" + BLANK);

  /// Reads a text; its entities stay.
  public static StreamTitle of(String text) {
    String song = text.strip();
    Matcher cut = BREAK.matcher(song);
    return cut.find() && cut.start() > 0
        ? new StreamTitle(Optional.of(song.substring(0, cut.start()).strip()),
            song.substring(cut.end()).strip())
        : new StreamTitle(Optional.empty(), song);
  }
}
