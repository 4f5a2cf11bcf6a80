package songstroke.sources;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.NoMusicSource;
import songstroke.capture.music.ReplayMusicSource;
import songstroke.capture.music.applescript.AppleScriptLookout;
import songstroke.capture.music.mpd.MpdMusicSource;
import songstroke.capture.music.mpris.MprisMusicSource;
import songstroke.capture.music.polled.PolledMusicSource;
import songstroke.capture.music.scrobbled.LastFmLookout;
import songstroke.capture.music.scrobbled.ListenBrainzLookout;
import songstroke.capture.music.several.SeveralMusicSources;
import songstroke.capture.music.smtc.SmtcMusicSource;
import songstroke.capture.music.spotify.SpotifyMusicSource;
import songstroke.timeline.Clocks;

/// The music sources, by the names under which a person chooses them: one name, several with commas between them, or
/// `auto`.
public final class MusicSources {
  /// The names, in the order in which they are explained.
  public static final List<String> NAMES = List.of("auto", "mpris", "mpd", "spotify", "listenbrainz",
      "lastfm", "applescript", "smtc", "replay:FILE", "none");
  /// The names of those that follow music as it plays.
  public static final List<String> SOUNDING = NAMES.subList(1, 8);

  private final Map<String, String> env;
  private final Clocks clocks;
  private final MusicOptions options;
  private final Services services;

  /// Whether a source works here.
  ///
  /// @param name   as the person writes it
  /// @param works  whether [#start] would have it
  /// @param detail what it follows, or why it cannot work here
  /// @param remedy what the person can do about it, empty when nothing is to be done
  /// @param limits how often it asks and may ask, empty when it need not ask
  public record Probe(String name, boolean works, String detail, String remedy, String limits) {}

  /// The sources as they are under some environment variables, with nothing set up.
  public MusicSources(Map<String, String> env, Clocks clocks) {
    this(env, clocks, MusicOptions.none());
  }

  /// The sources as they are under some environment variables and with what the person has set up.
  public MusicSources(Map<String, String> env, Clocks clocks, MusicOptions options) {
    this.env = Map.copyOf(env);
    this.clocks = clocks;
    this.options = options;
    this.services = new Services(options, clocks);
  }

  /// Makes sure that a name, or each of several, means a source, whether it works here or not.
  ///
  /// @throws UnknownMusicSourceException when one means nothing
  public static void requireKnown(String name) {
    names(name).forEach(MusicSources::requireOneKnown);
  }

  /// Starts the source of a name, or of several names with commas between them, which the caller closes. `auto` always
  /// works: it follows what there is on this system and what the person has set up, and where that is nothing it
  /// reports that and nothing else.
  ///
  /// @throws UnknownMusicSourceException when a name means nothing
  /// @throws SourceUnavailableException  when it, or none of several, can work here
  public MusicSource start(String name, MusicListener listener) throws SourceUnavailableException {
    if (name.equals("auto")) {
      return startAny(listener);
    }
    List<String> names = names(name);
    MusicSource source = names.size() == 1
        ? source(names.getFirst())
        : new SeveralMusicSources(sources(names), _ -> false, clocks);
    source.start(listener);
    return source;
  }

  /// What each source of a name says now, and which one is used.
  ///
  /// @param name  one name, several, or `auto`
  /// @param limit how long they have for an answer
  /// @throws UnknownMusicSourceException when a name means nothing
  public List<MusicGlance.View> glance(String name, Duration limit) {
    return MusicGlance.at(sources(name.equals("auto") ? automatic() : names(name)), limit);
  }

  /// Tries each source. Asks the players on the bus what they do, and the services that the person has set up; takes a
  /// few seconds when one of them does not answer.
  public List<Probe> probe() {
    return new MusicProbes(env, clocks, options, services).all();
  }

  /// What `auto` tries here: what follows this machine's players, then what the person has set up.
  public List<String> automatic() {
    List<String> names = new ArrayList<>();
    String system = options.system().toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      names.add(AppleScriptLookout.NAME);
    } else if (system.startsWith("windows")) {
      names.add(SmtcMusicSource.NAME);
    } else {
      names.add(MprisMusicSource.NAME);
    }
    if (MpdMusicSource.isNamed(env)) {
      names.add(MpdMusicSource.NAME);
    }
    if (options.spotify().signedIn()) {
      names.add(SpotifyMusicSource.NAME);
    }
    if (options.listenBrainz().isSet()) {
      names.add(ListenBrainzLookout.NAME);
    }
    if (options.lastFm().isSet()) {
      names.add(LastFmLookout.NAME);
    }
    return List.copyOf(names);
  }

  private MusicSource startAny(MusicListener listener) {
    List<MusicSource> sources = sources(automatic());
    MusicSource source = sources.size() == 1
        ? sources.getFirst()
        : new SeveralMusicSources(sources, one -> !one.priority().remote(), clocks);
    try {
      source.start(listener);
      return source;
    } catch (SourceUnavailableException e) {
      NoMusicSource none = NoMusicSource.because(clocks, String.valueOf(e.getMessage()));
      none.start(listener);
      return none;
    }
  }

  /// The names in a list; a recording's file name may itself hold a comma.
  private static List<String> names(String list) {
    List<String> names = list.startsWith(ReplayMusicSource.PREFIX)
        ? List.of(list)
        : Arrays.stream(list.split(",", -1)).map(String::strip).distinct().toList();
    if (names.size() > 1) {
      for (String alone : List.of("auto", NoMusicSource.NAME)) {
        if (names.contains(alone)) {
          throw new UnknownMusicSourceException(list);
        }
      }
    }
    return names;
  }

  private List<MusicSource> sources(List<String> names) {
    return names.stream().map(this::source).toList();
  }

  /// The source of one name: the one place where a name becomes a source.
  private MusicSource source(String name) {
    return switch (name) {
      case MprisMusicSource.NAME -> new MprisMusicSource(env, clocks);
      case MpdMusicSource.NAME -> new MpdMusicSource(env, clocks);
      case SpotifyMusicSource.NAME ->
        new SpotifyMusicSource(options.spotify().account(), options.spotifyInterval(), clocks);
      case ListenBrainzLookout.NAME ->
        new PolledMusicSource(services.listenBrainz(), options.serviceInterval(), clocks);
      case LastFmLookout.NAME -> new PolledMusicSource(services.lastFm(), options.serviceInterval(), clocks);
      case AppleScriptLookout.NAME -> new PolledMusicSource(new AppleScriptLookout(env, clocks),
          AppleScriptLookout.INTERVAL, clocks);
      case SmtcMusicSource.NAME -> new SmtcMusicSource(env, clocks);
      case NoMusicSource.NAME -> NoMusicSource.asked(clocks);
      default -> replay(name);
    };
  }

  private static void requireOneKnown(String name) {
    if (!NAMES.contains(name)
        && (!name.startsWith(ReplayMusicSource.PREFIX)
            || name.length() == ReplayMusicSource.PREFIX.length())) {
      throw new UnknownMusicSourceException(name);
    }
  }

  private MusicSource replay(String name) {
    requireOneKnown(name);
    return new ReplayMusicSource(Path.of(name.substring(ReplayMusicSource.PREFIX.length())), clocks);
  }
}
