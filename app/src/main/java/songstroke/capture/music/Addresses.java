package songstroke.capture.music;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

/// Addresses in the place of names. A player that finds no tags goes by the address that it plays, or by the end of it,
/// and that may hold the key to somebody's account: it is no name, and never kept.
public final class Addresses {
  private static final Pattern WITH_SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*://.*|data:[\\w/+.-]*[;,].*",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern WITH_QUERY = Pattern.compile("\\S*\\?\\S*=\\S*");
  /// A value under a name that says that it is secret, or an address with either a query or a password, anywhere.
  private static final Pattern WITH_SECRET = Pattern.compile(
      "(?:^|[?&;\\s])[\\w.-]*(?:key|token|auth|sig|secret|passw|session|credential)[\\w.-]*=\\S+"
          + "|[a-z][a-z0-9+.-]*://\\S*[?@]\\S*",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern HOST = Pattern.compile("\\w+://(?:[^/@]*@)?([^/:?#]+)((?::\\d+)?)");
  private static final int LONGEST_LOOKED_AT = 4_000;

  private Addresses() {}

  /// Whether a text is an address, or the end of one, or holds one that may be secret.
  public static boolean isIn(String text) {
    String start = text.strip();
    start = start.substring(0, Math.min(LONGEST_LOOKED_AT, start.length()));
    return looksLikeOne(start) || looksLikeOne(decoded(start));
  }

  /// Whether a text names a remote place, of which anything may be secret.
  public static boolean isRemote(String address) {
    return WITH_SCHEME.matcher(address).matches()
        && !address.regionMatches(true, 0, "file:", 0, "file:".length());
  }

  /// Whether a name is the host of an address, with or without its port.
  public static boolean isHostOf(String address, String name) {
    Matcher host = HOST.matcher(address);
    return host.lookingAt() && !name.isEmpty()
        && (name.equalsIgnoreCase(host.group(1)) || name.equalsIgnoreCase(host.group(1) + host.group(2)));
  }

  /// Whether a name is the end of a remote address.
  public static boolean isEndOf(String address, String name) {
    String end = name.strip();
    if (end.isEmpty() || !isRemote(address)) {
      return false;
    }
    for (String whole : List.of(address, decoded(address))) {
      for (String cut : List.of(whole, beforeFirst(whole, '?'), beforeFirst(whole, '#'))) {
        if (cut.equals(end) || cut.endsWith("/" + end)
            || decoded(cut.substring(cut.lastIndexOf('/') + 1)).equals(end)) {
          return true;
        }
      }
    }
    return false;
  }

  /// A playback in which no name is an address.
  public static Playback without(Playback playback) {
    return switch (playback) {
      case Playback.Playing playing -> new Playback.Playing(without(playing.item()), playing.positionMs());
      case Playback.Paused paused -> new Playback.Paused(paused.item().map(Addresses::without));
      case Playback.Muted muted -> new Playback.Muted(muted.item().map(Addresses::without));
      case Playback.Stopped stopped -> stopped;
      case Playback.Unknown unknown -> unknown;
    };
  }

  private static NowPlaying without(NowPlaying item) {
    Track track = item.track();
    boolean clean = !isIn(track.title()) && !isIn(track.album())
        && track.artists().stream().noneMatch(Addresses::isIn)
        && track.genres().stream().noneMatch(Addresses::isIn) && track.id().filter(Addresses::isIn).isEmpty();
    return clean
        ? item
        : new NowPlaying(item.kind(), item.player(), new Track(
            track.id().filter(id -> !isIn(id)), kept(track.title()), names(track.artists()),
            kept(track.album()),
            track.lengthMs(), names(track.genres())));
  }

  private static List<String> names(List<String> all) {
    return all.stream().filter(name -> !isIn(name)).toList();
  }

  private static String kept(String name) {
    return isIn(name) ? "" : name;
  }

  private static boolean looksLikeOne(String text) {
    return WITH_SCHEME.matcher(text).matches() || WITH_QUERY.matcher(text).matches()
        || WITH_SECRET.matcher(text).find();
  }

  private static String decoded(String text) {
    try {
      return text.indexOf('%') < 0
          ? text
          : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  private static String beforeFirst(String text, char mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }
}
