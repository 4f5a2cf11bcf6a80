package songstroke.capture.music.mpris;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import songstroke.capture.music.PositionLine;
import songstroke.capture.music.TrackClock;

/// What a player said last, whether that counts already or not, and where it is in its track.
final class PlayerState {
  private static final Map<String, Object> PAUSED = Map.of("PlaybackStatus", "Paused");
  private static final double BEYOND_END_MS = 5000;
  private static final double JUST_BEGUN_MS = 5000;
  private static final long START = TimeUnit.MILLISECONDS.toNanos(300);
  private static final double NANOS_PER_MILLI = 1e6;

  private final PlayerName name;
  private final TrackClock clock;
  private PlayerSnapshot seen;
  private long metadataAt;
  /// Whether its volume has ever been above nothing.
  private boolean hasVolume;
  /// Whether it says that it is paused, and its position moves.
  private boolean movesWhilePaused;

  /// A player that has said nothing.
  PlayerState(PlayerName name, long now) {
    this.name = name;
    this.clock = new TrackClock(now);
    this.seen = new PlayerSnapshot(PlayerSnapshot.Status.UNKNOWN, true, Loaded.nothing(name));
    this.metadataAt = now;
  }

  PlayerSnapshot seen() {
    return seen;
  }

  TrackClock clock() {
    return clock;
  }

  PositionLine line() {
    return clock.line();
  }

  /// Takes over what changed.
  ///
  /// @param replacing whether a change to this track waits to count: until then its length may be corrected at will
  /// @return whether it matters
  boolean apply(long now, Map<String, Object> values, boolean replacing) {
    PlayerSnapshot before = seen;
    Loaded loaded = loaded(now, values, replacing);
    seen = new PlayerSnapshot(status(values, loaded), audible(values), loaded);
    if (before.loaded().differenceTo(loaded) == Loaded.Difference.TRACK) {
      clock.begin(now);
    }
    clock.length(loaded.part() ? OptionalLong.empty() : loaded.lengthMs());
    MetadataReader.number(values.get("Rate")).ifPresent(rate -> clock.rate(rate, now));
    clock.running(seen.playing(), now);
    return before.differsFrom(seen);
  }

  private Loaded loaded(long now, Map<String, Object> values, boolean replacing) {
    if (!(values.get("Metadata") instanceof Map<?, ?> map)) {
      return seen.loaded();
    }
    Loaded told = MetadataReader.read(name, MetadataReader.named(map));
    double passedMs = (now - metadataAt) / NANOS_PER_MILLI;
    metadataAt = now;
    boolean otherTrack = seen.loaded().differenceTo(told) == Loaded.Difference.TRACK;
    return otherTrack || (replacing && !seen.loaded().part()) ? told : told.after(seen.loaded(), passedMs);
  }

  /// A volume that never was above nothing says nothing of what is heard.
  private boolean audible(Map<String, Object> values) {
    OptionalDouble volume = MetadataReader.number(values.get("Volume"));
    if (volume.isEmpty()) {
      return seen.audible();
    }
    hasVolume |= volume.getAsDouble() > 0;
    return volume.getAsDouble() > 0 || !hasVolume;
  }

  /// A player that says nothing of its status and has nothing loaded does nothing.
  private PlayerSnapshot.Status status(Map<String, Object> values, Loaded loaded) {
    if (!values.containsKey("PlaybackStatus")) {
      boolean idle = seen.status() == PlayerSnapshot.Status.UNKNOWN && values.containsKey("Metadata")
          && loaded.equals(Loaded.nothing(name));
      return idle ? PlayerSnapshot.Status.STOPPED : seen.status();
    }
    PlayerSnapshot.Status told = PlayerSnapshot.Status.of(MetadataReader.text(values.get("PlaybackStatus")));
    return told == PlayerSnapshot.Status.PAUSED && movesWhilePaused ? PlayerSnapshot.Status.PLAYING : told;
  }

  /// The position among the properties, in ms; negative when it is not there.
  static double position(Map<String, Object> values) {
    return MetadataReader.integer(values.get("Position")).orElse(-1) / 1000.0;
  }

  /// Takes over the position among the properties.
  ///
  /// @param happened when the change happened that is under way, or the last one
  void takePosition(long now, Map<String, Object> values, long happened) {
    double millis = position(values);
    if (millis < 0 || millis > line().endMs() + BEYOND_END_MS) {
      return;
    }
    boolean neverMoved = millis == 0 && seen.playing() && now - happened >= START;
    if (!neverMoved) {
      clock.told(millis, now);
    } else if (!line().known()) {
      clock.told(0, happened);
    } else if (clock.isRepeated(0)) {
      clock.told(0, now);
    }
  }

  /// What it named until now was paused, and its position moves all the same: it plays, until it says something else.
  void contradict(long now) {
    movesWhilePaused = true;
    apply(now, PAUSED, false);
  }

  boolean isContradicted() {
    return movesWhilePaused;
  }

  /// The player is believed again when it says that it is paused.
  void believe(long now) {
    movesWhilePaused = false;
    apply(now, PAUSED, false);
  }

  /// The player has just said again what its status is.
  void forgetContradiction() {
    movesWhilePaused = false;
  }

  /// What it names is a part of what it has loaded.
  void becomePart() {
    seen = new PlayerSnapshot(seen.status(), seen.audible(), seen.loaded().asPart());
    clock.length(OptionalLong.empty());
  }

  /// What it names is on its own after all.
  void becomeWhole() {
    seen = new PlayerSnapshot(seen.status(), seen.audible(), seen.loaded().asWhole());
  }

  /// Whether names changed while the player went on in what it had loaded: they are those of a part of it.
  ///
  /// @param was  its state before
  /// @param line where it was, as if the change had not been
  boolean isPartOf(PlayerSnapshot was, PositionLine line, long now) {
    boolean goesOn = line().known() && line.known() && line().at(now) >= JUST_BEGUN_MS + Player.JUMP_MS
        && Math.abs(line().at(now) - line.at(now)) < Player.JUMP_MS;
    return goesOn && was.loaded().slot().equals(seen.loaded().slot());
  }

  /// Whether the position of what seemed to be a part of something longer is its own after all.
  ///
  /// @param since since when it plays what it names
  boolean isWhole(double millis, long since, long now) {
    return seen.loaded().part() && Math.abs(millis - line().at(now)) >= Player.LOOK_JUMP_MS
        && millis <= (now - since) / NANOS_PER_MILLI * line().rate() + Player.JUMP_MS;
  }

  /// Whether a stream runs on beyond its length, which then is none.
  boolean isEndless(double millis, long now) {
    return seen.loaded().remote() && clock.isMoving(millis, now) && millis > line().endMs() + Player.JUMP_MS;
  }
}
