package songstroke.capture.music.several;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import songstroke.timeline.NowPlaying;

/// What two sources have in common when they mean one track: title and first artist without case, accents and signs.
/// How further artists are joined differs from source to source, so they do not count.
///
/// @param text empty when the track has no title: then it is like no other
record SameTrack(String text) {
  private static final Pattern FURTHER_ARTISTS = Pattern.compile(
      "\\s*(?:[,;&/]|\\s(?:feat|ft|with|and|x)\\b).*",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  static SameTrack of(NowPlaying item) {
    String title = folded(item.track().title());
    String artist = item.track().artists().isEmpty() ? "" : item.track().artists().getFirst();
    return new SameTrack(
        title.isEmpty() ? "" : title + " / " + folded(FURTHER_ARTISTS.matcher(artist).replaceFirst("")));
  }

  boolean isNamed() {
    return !text.isEmpty();
  }

  private static String folded(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    return SIGNS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
