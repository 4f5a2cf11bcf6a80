package songstroke.capture.music.mpris;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.capture.music.mpris.PlayerCall.Kind;

/// One player on the bus: what it said last, and what of that counts.
///
/// Players change their state field by field and flash through states nobody hears, so a change counts when
/// nothing more was said for [#SETTLE]; it is then dated back to the first signal of the change, so that waiting costs
/// delay and not accuracy. The position is read once a change and then drawn through.
final class Player {
  /// How long a player must be quiet before a change counts.
  static final long SETTLE = TimeUnit.MILLISECONDS.toNanos(400);
  /// How long a player that never gets quiet is waited for.
  static final long LONGEST = TimeUnit.SECONDS.toNanos(2);
  /// How long after a track should have ended the player is asked whether it began again.
  static final long LATE = TimeUnit.MILLISECONDS.toNanos(1500);
  /// A position that is off by less, in ms, is no jump.
  static final double JUMP_MS = 1000;

  private static final double BEYOND_END_MS = 5000;
  private static final long START = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long NEVER = Long.MAX_VALUE;
  private static final long NO_CALL = -1;

  /// A moment from which on something about a player is different.
  ///
  /// @param jumped whether the position is elsewhere in the same track
  record Turn(long nanos, boolean jumped) {}

  private final String busName;
  private final String owner;
  private final PlayerName name;
  private final Lifeline life;
  private OptionalLong pid;

  private Seen current;
  private Seen settled;
  private long since;
  private PositionLine line;

  /// A player is introduced when it has told its state once.
  private boolean introduced;
  private final boolean newcomer;
  private final long appeared;
  private long introduction;
  private boolean changedSinceAsked;

  private boolean pending;
  private long first;
  private long last;
  private PositionLine lineBefore;
  private boolean wantsPosition;
  private long positionCall = NO_CALL;
  private boolean endIsLate;
  private boolean endWasChecked;

  /// @param newcomer whether it came while the bus was followed, as opposed to being found there
  Player(String busName, String owner, OptionalLong pid, boolean newcomer, Lifeline.Caller caller, long now) {
    this.busName = busName;
    this.owner = owner;
    this.pid = pid;
    this.name = PlayerName.of(busName);
    this.life = new Lifeline(this, caller, now);
    this.newcomer = newcomer;
    this.current = new Seen(Seen.Status.STOPPED, true, Loaded.nothing(name));
    this.settled = current;
    this.since = now;
    this.appeared = now;
    this.line = PositionLine.unknown(now);
    this.lineBefore = line;
    this.first = now;
    this.introduction = life.ask(now, Kind.STATE);
  }

  String busName() {
    return busName;
  }

  String owner() {
    return owner;
  }

  PlayerName name() {
    return name;
  }

  OptionalLong pid() {
    return pid;
  }

  void identify(long newPid) {
    pid = OptionalLong.of(newPid);
  }

  /// The state that counts.
  Seen state() {
    return settled;
  }

  /// Since when it plays, or holds, this track.
  long since() {
    return since;
  }

  boolean isIntroduced() {
    return introduced;
  }

  boolean isFrozen() {
    return life.isFrozen();
  }

  /// Since when a change waits to count, or `otherwise`.
  long pendingSince(long otherwise) {
    return pending ? first : otherwise;
  }

  OptionalLong positionAt(long nanos) {
    return line.millisAt(nanos);
  }

  void changed(long now, Map<String, Object> values, boolean incomplete) {
    heard(now);
    changedSinceAsked = true;
    boolean counts = apply(now, values);
    if (counts || incomplete) {
      touch(now, true);
    }
    if (values.containsKey("Position")) {
      MetadataReader.integer(values.get("Position")).ifPresent(micros -> seeked(now, micros));
    }
  }

  void seeked(long now, long micros) {
    heard(now);
    double millis = Math.max(0, micros / 1000.0);
    boolean near = line.known() && Math.abs(millis - line.at(now)) < JUMP_MS;
    if (near && !pending) {
      return;
    }
    if (settled.playing() || pending) {
      touch(now, false);
    }
    line = line.through(millis, now);
    endWasChecked = false;
  }

  @Nullable
  Turn answered(long now, PlayerCall call, Map<String, Object> values) {
    life.answered(now, call.id());
    if (call.id() == introduction && call.kind() == Kind.STATE) {
      return introduced(now, values);
    }
    if (life.isFrozen()) {
      if (!life.isWaiting()) {
        askForState(now);
      }
      return null;
    }
    if (call.id() != positionCall) {
      return null;
    }
    positionCall = NO_CALL;
    if (apply(now, values)) {
      last = now;
      takePosition(now, values);
      return null;
    }
    takePosition(now, values);
    return settle(now);
  }

  void unanswered(long now) {
    if (life.isFrozen() && !life.isWaiting()) {
      life.ask(now, Kind.PING);
    }
  }

  /// Does what is due.
  @Nullable
  Turn advance(long now) {
    long givenUp = life.giveUp(now);
    if (givenUp != NO_CALL) {
      return missed(now, givenUp);
    }
    if (pending) {
      if (now < settleDue()) {
        return null;
      }
      if (wantsPosition && current.playing() && !life.isFrozen()) {
        positionCall = life.ask(now, Kind.STATE);
        return null;
      }
      return settle(now);
    }
    if (now >= lateEndDue()) {
      touch(now, true);
      endIsLate = true;
      endWasChecked = true;
      positionCall = life.ask(now, Kind.STATE);
    } else if (now >= signOfLifeDue()) {
      life.ask(now, Kind.PING);
    }
    return null;
  }

  private @Nullable Turn missed(long now, long call) {
    if (!introduced) {
      life.freeze();
    }
    if (life.isFrozen()) {
      positionCall = NO_CALL;
      return new Turn(life.missedSince(), false);
    }
    life.ask(now, Kind.PING);
    return call == positionCall ? settle(now) : null;
  }

  /// When [#advance] has something to do.
  long due() {
    return Math.min(Math.min(life.answerDue(), settleDue()), Math.min(signOfLifeDue(), lateEndDue()));
  }

  private long settleDue() {
    return pending && positionCall == NO_CALL ? Math.min(last + SETTLE, first + LONGEST) : NEVER;
  }

  private long signOfLifeDue() {
    return settled.playing() && !life.isFrozen() && !life.isWaiting() ? life.signOfLifeDue() : NEVER;
  }

  private long lateEndDue() {
    OptionalLong length = settled.loaded().lengthMs();
    boolean expected = settled.playing() && !pending && !life.isFrozen() && !life.isWaiting()
        && !endWasChecked
        && line.known() && line.running() && length.isPresent();
    return expected ? line.nanosOf((double) length.getAsLong()) + LATE : NEVER;
  }

  /// Whether the track should be over by now; a player whose length is wrong is asked about that once.
  private boolean isLate(long now) {
    OptionalLong length = settled.loaded().lengthMs();
    return length.isPresent() && line.known() && line.running()
        && line.nanosOf((double) length.getAsLong()) + LATE <= now;
  }

  private void heard(long now) {
    life.heard(now);
    if (life.isFrozen() && !life.isWaiting()) {
      askForState(now);
    }
  }

  private void askForState(long now) {
    changedSinceAsked = false;
    introduction = life.ask(now, Kind.STATE);
  }

  /// The player told its whole state, for the first time or after it was frozen.
  private @Nullable Turn introduced(long now, Map<String, Object> values) {
    if (changedSinceAsked) {
      askForState(now);
      return null;
    }
    introduction = NO_CALL;
    boolean wasSilent = life.isFrozen();
    boolean waits = newcomer && !introduced && !wasSilent;
    introduced = true;
    life.thaw();
    boolean counts = apply(now, values);
    if (waits) {
      if (counts) {
        boolean saidNothingBefore = first == now;
        touch(now, true);
        first = saidNothingBefore ? appeared : first;
      }
      return null;
    }
    if (!pending) {
      first = now;
      lineBefore = line;
    }
    takePosition(now, values);
    pending = false;
    Turn turn = settle(now);
    return wasSilent ? new Turn(now, turn.jumped()) : turn;
  }

  /// Takes over what changed.
  ///
  /// @return whether it matters
  private boolean apply(long now, Map<String, Object> values) {
    Seen before = current;
    Object metadata = values.get("Metadata");
    Loaded loaded = metadata instanceof Map<?, ?> map
        ? MetadataReader.read(name, MetadataReader.named(map))
        : before.loaded();
    Seen.Status status = values.containsKey("PlaybackStatus")
        ? Seen.Status.of(MetadataReader.text(values.get("PlaybackStatus")))
        : before.status();
    boolean audible = values.get("Volume") instanceof Number volume
        ? volume.doubleValue() > 0
        : before.audible();
    current = new Seen(status, audible, loaded);

    boolean counts = before.differsFrom(current);
    if (counts && !pending) {
      begin(now);
    }
    if (before.loaded().differenceTo(loaded) == Loaded.Difference.TRACK) {
      line = line.forgotten(now);
      endWasChecked = false;
    }
    if (values.get("Rate") instanceof Number rate) {
      line = line.rate(rate.doubleValue(), now);
    }
    if (line.running() != current.playing()) {
      line = line.running(current.playing(), now);
      endWasChecked = false;
    }
    return counts;
  }

  private void begin(long now) {
    pending = true;
    first = now;
    lineBefore = line;
    wantsPosition = false;
  }

  /// Makes the window start, or start anew.
  private void touch(long now, boolean askForPosition) {
    if (!pending) {
      begin(now);
    }
    last = now;
    positionCall = NO_CALL;
    wantsPosition |= askForPosition;
  }

  private void takePosition(long now, Map<String, Object> values) {
    OptionalLong micros = MetadataReader.integer(values.get("Position"));
    double millis = micros.orElse(-1) / 1000.0;
    OptionalLong length = current.loaded().lengthMs();
    if (millis < 0 || (length.isPresent() && millis > length.getAsLong() + BEYOND_END_MS)) {
      return;
    }
    boolean neverMoved = millis == 0 && current.playing() && now - first >= START;
    if (!neverMoved) {
      line = line.through(millis, now);
    } else if (!line.known()) {
      line = line.through(0, first);
    }
  }

  /// What was said counts from now on.
  private Turn settle(long now) {
    Seen before = settled;
    boolean sameTrack = before.continuesIn(current);
    settled = sameTrack ? current.after(before) : current;
    boolean jumped = sameTrack && before.playing() && settled.playing() && line.known()
        && (!lineBefore.known() || Math.abs(line.at(now) - lineBefore.at(now)) >= JUMP_MS);
    long from = endIsLate && jumped ? Math.min(now, line.startNanos()) : first;
    if (!sameTrack || before.status() != settled.status()) {
      since = from;
    }
    endWasChecked = (endWasChecked && !jumped) || isLate(now);
    pending = false;
    positionCall = NO_CALL;
    endIsLate = false;
    return new Turn(from, jumped);
  }
}
