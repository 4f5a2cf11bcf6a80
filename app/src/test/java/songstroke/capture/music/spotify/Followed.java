package songstroke.capture.music.spotify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import songstroke.capture.SourceHealth;
import songstroke.capture.music.MusicListener;
import songstroke.timeline.Playback;
import songstroke.timeline.SettableClocks;

/// A listening session as the program followed it, on a virtual clock, by somebody who types all the time.
final class Followed implements MusicListener {
  private static final long MILLI = 1_000_000;

  private final List<Said> said = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final long origin;

  /// From this moment of the session on this was said, in ms.
  record Said(long at, Playback playback) {}

  private Followed(long origin) {
    this.origin = origin;
  }

  /// Follows until a moment of the session, in ms.
  static Followed until(long end, ScriptedPlayer player, SettableClocks clocks, Optional<Duration> wish) {
    long origin = clocks.monotonicNanos();
    var followed = new Followed(origin);
    var follower = new SpotifyPoller(player, clocks, new PollSchedule(wish, player::pace, origin), followed);
    while (player.now() < end) {
      OptionalLong next = follower.turn(clocks.monotonicNanos());
      clocks.tick(Duration.ofNanos(Math.max(MILLI, next.orElseThrow() - clocks.monotonicNanos())));
    }
    return followed;
  }

  List<Said> said() {
    return said;
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public void playback(long nanos, Playback playback) {
    said.add(new Said((nanos - origin) / MILLI, playback));
  }

  @Override
  public void changeMoved(long nanos) {
    said.add(new Said((nanos - origin) / MILLI, said.removeLast().playback()));
  }

  @Override
  public void health(SourceHealth health) {
    // what is said of the music is what counts here
  }

  @Override
  public void say(String line) {
    lines.add(line);
  }
}
