package songstroke.capture.music.smtc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import songstroke.capture.music.Browsers;
import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A line that the child says.
sealed interface SessionLine {
  /// What the media sessions play, taken together.
  record Sessions(Playback playback) implements SessionLine {}

  /// The child cannot work here.
  record Blocked(String why) implements SessionLine {}

  /// The child could not look this time.
  record Trouble(String why) implements SessionLine {}

  /// No line of ours.
  record Broken() implements SessionLine {}

  /// Reads a line, whatever it is.
  static SessionLine of(String line) {
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(line);
    } catch (JacksonException _) {
      return new Broken();
    }
    if (json.path("blocked").isString()) {
      return new Blocked(json.path("blocked").asString());
    }
    if (json.path("trouble").isString()) {
      return new Trouble(json.path("trouble").asString());
    }
    // PowerShell writes a list of one as its only element
    JsonNode sessions = json.path("sessions");
    if (!json.isObject() || sessions.isMissingNode()) {
      return new Broken();
    }
    List<Playback> playbacks = new ArrayList<>();
    if (sessions.isObject()) {
      playbacks.add(playback(sessions));
    } else {
      sessions.forEach(session -> playbacks.add(playback(session)));
    }
    return new Sessions(together(playbacks));
  }

  private static Playback together(List<Playback> sessions) {
    List<Playback.Playing> playing = sessions.stream().filter(Playback.Playing.class::isInstance)
        .map(Playback.Playing.class::cast).toList();
    if (playing.stream().map(one -> one.item().track()).distinct().count() > 1) {
      return new Playback.Unknown("two players at once: "
          + String.join(" and ",
              playing.stream().map(one -> one.item().player()).sorted().distinct().toList()));
    }
    return playing.stream().<Playback>map(one -> one).findFirst()
        .or(() -> sessions.stream().filter(Playback.Paused.class::isInstance).findFirst())
        .orElseGet(Playback.Stopped::new);
  }

  private static Playback playback(JsonNode session) {
    return switch (text(session, "status")) {
      case "Playing" -> new Playback.Playing(item(session), number(session, "position_ms"));
      case "Paused" -> new Playback.Paused(Optional.of(item(session)));
      default -> new Playback.Stopped();
    };
  }

  /// A browser's title counts only with an artist: it may be a private video's.
  private static NowPlaying item(JsonNode session) {
    String player = text(session, "app").replaceFirst("(?i)\\.exe$", "").replaceFirst("!.*$", "")
        .toLowerCase(Locale.ROOT);
    String title = text(session, "title");
    String artist = text(session, "artist");
    String album = text(session, "album");
    boolean browser = Browsers.isOne(player);
    boolean advert = player.contains("spotify") && album.isEmpty()
        && number(session, "track_number").orElse(0) == 0;
    AudioKind kind = advert
        ? AudioKind.AD
        : artist.isEmpty() && (browser || title.isEmpty() || text(session, "type").equals("Video"))
            ? AudioKind.UNKNOWN
            : AudioKind.MUSIC;
    OptionalLong length = number(session, "length_ms");
    List<String> genres = new ArrayList<>();
    session.path("genres").forEach(genre -> genres.add(genre.asString("")));
    Track track = browser && artist.isEmpty()
        ? new Track(Optional.empty(), "", List.of(), "", OptionalLong.empty(), List.of())
        : Track.told(Optional.empty(), title, artist.isEmpty() ? List.of() : List.of(artist), album,
            length.orElse(0) > 0 ? length : OptionalLong.empty(), genres);
    return new NowPlaying(kind, player, track);
  }

  private static String text(JsonNode session, String field) {
    return session.path(field).asString("").strip();
  }

  private static OptionalLong number(JsonNode session, String field) {
    JsonNode node = session.path(field);
    return node.isNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
  }
}
