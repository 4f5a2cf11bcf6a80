package songstroke.capture.music;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import songstroke.capture.SourceUnavailableException;
import songstroke.capture.SourceUnavailableException.Cause;
import songstroke.capture.music.mpris.MediaSession;
import songstroke.capture.music.mpris.MprisMusicSource;
import songstroke.timeline.Clocks;

/// The music sources, by the names under which a person chooses them.
public final class MusicSources {
  /// The names, in the order in which they are explained.
  public static final List<String> NAMES = List.of("auto", "mpris", "mpd", "spotify", "listenbrainz",
      "lastfm", "applescript", "smtc", "replay:FILE", "none");
  private static final List<String> LATER = NAMES.subList(2, 8);
  private static final String OTHERS = "use --music mpris or --music none";

  private final Map<String, String> env;
  private final Clocks clocks;

  /// Whether a source works here.
  ///
  /// @param name   as the person writes it
  /// @param works  whether [#start] would have it
  /// @param detail what it follows, or why it cannot work here
  /// @param remedy what the person can do about it, empty when nothing is to be done
  public record Probe(String name, boolean works, String detail, String remedy) {}

  /// The sources as they are under some environment variables.
  public MusicSources(Map<String, String> env, Clocks clocks) {
    this.env = Map.copyOf(env);
    this.clocks = clocks;
  }

  /// Starts the source of a name, which the caller closes. `auto` always works: it follows the desktop's media
  /// session, and where there is none it reports that and nothing else.
  ///
  /// @throws UnknownMusicSourceException when the name means nothing
  /// @throws SourceUnavailableException  when it cannot work here
  public MusicSource start(String name, MusicListener listener) throws SourceUnavailableException {
    if (name.equals("auto")) {
      return startAny(listener);
    }
    if (LATER.contains(name)) {
      throw new SourceUnavailableException(Cause.MISSING, name + ": not in this version; " + OTHERS);
    }
    MusicSource source = switch (name) {
      case MprisMusicSource.NAME -> new MprisMusicSource(env, clocks);
      case NoMusicSource.NAME -> NoMusicSource.asked(clocks);
      default -> replay(name);
    };
    source.start(listener);
    return source;
  }

  /// Tries each source of this version. Asks the players on the bus what they do; takes a few seconds when one of them is frozen.
  public List<Probe> probe() {
    List<Probe> probes = new ArrayList<>();
    probes.add(probeMpris());
    probes.add(new Probe("replay:FILE", true, "plays the music of a recording file", ""));
    probes.add(new Probe(NoMusicSource.NAME, true, "follows nothing", ""));
    return List.copyOf(probes);
  }

  private MusicSource startAny(MusicListener listener) {
    MusicSource mpris = new MprisMusicSource(env, clocks);
    try {
      mpris.start(listener);
      return mpris;
    } catch (SourceUnavailableException e) {
      NoMusicSource none = NoMusicSource.because(clocks, String.valueOf(e.getMessage()));
      none.start(listener);
      return none;
    }
  }

  private MusicSource replay(String name) {
    if (!name.startsWith(ReplayMusicSource.PREFIX) || name.length() == ReplayMusicSource.PREFIX.length()) {
      throw new UnknownMusicSourceException(name);
    }
    return new ReplayMusicSource(Path.of(name.substring(ReplayMusicSource.PREFIX.length())), clocks);
  }

  private Probe probeMpris() {
    try {
      List<MediaSession.SeenPlayer> players = MediaSession.players(env, clocks);
      String detail = players.isEmpty()
          ? "no player on the desktop's media session now"
          : players.stream().map(player -> player.name() + " (" + player.doing() + ")")
              .collect(Collectors.joining(", ", "players now: ", ""));
      return new Probe(MprisMusicSource.NAME, true, detail,
          players.isEmpty() ? "start a player; browsers and most players speak MPRIS by themselves" : "");
    } catch (SourceUnavailableException e) {
      String message = String.valueOf(e.getMessage());
      int remedy = message.lastIndexOf("; ");
      return new Probe(MprisMusicSource.NAME, false, remedy < 0 ? message : message.substring(0, remedy),
          remedy < 0 ? "" : message.substring(remedy + 2));
    }
  }
}
