package songstroke.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.NoMusicSource;
import songstroke.capture.music.applescript.AppleScriptLookout;
import songstroke.capture.music.mpd.MpdMusicSource;
import songstroke.capture.music.mpris.MediaSession;
import songstroke.capture.music.mpris.MprisMusicSource;
import songstroke.capture.music.polled.Look;
import songstroke.capture.music.polled.Lookout;
import songstroke.capture.music.scrobbled.ListenBrainzLookout;
import songstroke.capture.music.smtc.SmtcMusicSource;
import songstroke.capture.music.spotify.SpotifyMusicSource;
import songstroke.sources.MusicSources.Probe;
import songstroke.spotify.PlayerApi;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;

/// Tries each music source without following it.
final class MusicProbes {
  private static final String UNVERIFIED = "not verified on a real machine";

  private final Map<String, String> env;
  private final Clocks clocks;
  private final MusicOptions options;
  private final Services services;

  MusicProbes(Map<String, String> env, Clocks clocks, MusicOptions options, Services services) {
    this.env = env;
    this.clocks = clocks;
    this.options = options;
    this.services = services;
  }

  /// Each source, in the order in which they are explained.
  List<Probe> all() {
    List<Probe> probes = new ArrayList<>();
    probes.add(probeMpris());
    probes.add(probed(MpdMusicSource.NAME, () -> MpdMusicSource.look(env, clocks)));
    probes.add(probeSpotify());
    probes.add(probeService(services.listenBrainz()));
    probes.add(probeService(services.lastFm()));
    probes.add(probed(AppleScriptLookout.NAME, () -> {
      new AppleScriptLookout(env, clocks).require();
      return "Spotify and Music, by AppleScript; " + UNVERIFIED;
    }));
    probes.add(probed(SmtcMusicSource.NAME, () -> {
      SmtcMusicSource.require(env);
      return "the media sessions of Windows, by powershell.exe; " + UNVERIFIED;
    }));
    probes.add(new Probe("replay:FILE", true, "plays the music of a recording file", "", ""));
    probes.add(new Probe(NoMusicSource.NAME, true, "follows nothing", "", ""));
    return List.copyOf(probes);
  }

  /// Tries something that works or says why it does not.
  private interface Trial {
    /// What it follows.
    String detail() throws SourceUnavailableException;
  }

  private static Probe probed(String name, Trial trial) {
    try {
      return new Probe(name, true, trial.detail(), "", "");
    } catch (SourceUnavailableException e) {
      return new Probe(name, false, e.what(), e.remedy(), "");
    }
  }

  private Probe probeService(Lookout lookout) {
    Probe settings = probed(lookout.name(), () -> {
      lookout.require();
      return lookout.place();
    });
    if (!settings.works()) {
      return settings;
    }
    Look look = lookout.look();
    String quota = lookout instanceof ListenBrainzLookout listenBrainz ? listenBrainz.quota() : "";
    String limits = "asked every " + options.serviceInterval().toSeconds() + " s"
        + (quota.isEmpty() ? "" : ", " + quota);
    return switch (look) {
      case Look.Seen seen -> new Probe(lookout.name(), true, lookout.place()
          + (seen.playback() instanceof Playback.Playing ? ": something plays" : ": no word of music"), "",
          limits);
      case Look.Trouble trouble -> new Probe(lookout.name(), false, trouble.what(), trouble.remedy(), limits
          + (trouble.silence().isPositive()
              ? ", not before " + trouble.silence().toSeconds() + " s from now"
              : ""));
    };
  }

  /// Whether it can be asked; it is not asked for this.
  private Probe probeSpotify() {
    try {
      PlayerApi api = options.spotify().account().open();
      String often = options.spotifyInterval()
          .map(interval -> "every " + interval.toMillis() / 1000.0 + " s while its questions last")
          .orElse("every 2 s at first, then every 17 to 19 s");
      return new Probe(SpotifyMusicSource.NAME, true, "signed in", "",
          "asked " + often + ", and only while somebody types; " + api.allowance());
    } catch (SourceUnavailableException e) {
      return probed(SpotifyMusicSource.NAME, () -> {
        throw e;
      });
    }
  }

  private Probe probeMpris() {
    Probe probe = probed(MprisMusicSource.NAME, () -> MediaSession.players(env, clocks).stream()
        .map(player -> player.name() + " (" + player.doing() + ")").collect(Collectors.joining(", ")));
    if (!probe.works()) {
      return probe;
    }
    return probe.detail().isEmpty()
        ? new Probe(MprisMusicSource.NAME, true, "no player on the desktop's media session now",
            "start a player; browsers and most players speak MPRIS by themselves", "")
        : new Probe(MprisMusicSource.NAME, true, "players now: " + probe.detail(), "", "");
  }
}
