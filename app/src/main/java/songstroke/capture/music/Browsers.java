package songstroke.capture.music;

import java.util.List;
import java.util.Locale;

/// The web browsers among the players: anything at all may play in them.
public final class Browsers {
  private static final List<String> NAMES = List.of("308046b0af4a39cb", "brave", "chrom", "edge", "epiphany",
      "falkon",
      "firefox", "floorp", "google-chrome", "konqueror", "librewolf", "microsoft-edge", "mozilla", "msedge",
      "opera",
      "org.gnome.epiphany", "org.mozilla.", "plasma-browser-integration", "qutebrowser", "vivaldi",
      "waterfox", "zen");

  private Browsers() {}

  /// Whether a player of that name is one.
  public static boolean isOne(String player) {
    String lower = player.toLowerCase(Locale.ROOT);
    return NAMES.stream().anyMatch(lower::startsWith);
  }
}
