package songstroke.capture.music.mpris;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import songstroke.capture.SourceUnavailableException;
import songstroke.problem.Problem;
import songstroke.timeline.Clocks;

/// One look at the players of the desktop's media session, without following them.
public final class MediaSession {
  private MediaSession() {}

  /// A player that is there now.
  ///
  /// @param name  without what tells two instances apart
  /// @param doing `playing`, `paused`, `stopped` or `frozen`
  public record SeenPlayer(String name, String doing) {}

  /// The players on the session bus that the environment names.
  ///
  /// @throws SourceUnavailableException when there is no bus
  public static List<SeenPlayer> players(Map<String, String> environment, Clocks clocks)
      throws SourceUnavailableException {
    SessionBusAddress address = SessionBusAddress.of(environment);
    try (BusLink link = BusLink.open(address, clocks, (_, _) -> {})) {
      List<SeenPlayer> seen = new ArrayList<>();
      for (PlayerSignal.Named player : link.players()) {
        seen.add(new SeenPlayer(PlayerName.of(player.busName()).text(), doing(link, player.owner())));
      }
      return List.copyOf(seen);
    } catch (IOException e) {
      throw new SourceUnavailableException(Problem.NO_PERMISSION, MprisMusicSource.NAME,
          "the session bus at " + address.socket() + " cannot be used: " + e.getMessage(),
          "log out and in again", e);
    }
  }

  private static String doing(BusLink link, String owner) {
    try {
      Object status = link.state(owner).get("PlaybackStatus");
      return PlayerSnapshot.Status.of(MetadataReader.text(status)).name().toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      return "frozen";
    }
  }
}
