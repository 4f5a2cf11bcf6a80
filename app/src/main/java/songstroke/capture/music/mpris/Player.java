package songstroke.capture.music.mpris;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.capture.music.PositionLine;
import songstroke.capture.music.mpris.PlayerCall.Kind;

/// One player on the bus: what it said last, and what of that counts.
///
/// Players change their state field by field and flash through states nobody hears, so a change counts when nothing
/// more was said for [SettleWindow#SETTLE]; it is then dated back to the first signal of the change, so that waiting
/// costs delay and not accuracy. Not all of them say what changes, so each is looked at now and then: what is found is
/// dated by the position that it has then. How long its word is believed is for its
/// [songstroke.capture.music.TrackClock] to say.
final class Player {
  /// How long after a track should have ended the player is asked whether it began again.
  static final long LATE = TimeUnit.MILLISECONDS.toNanos(1500);
  /// A position that is off by less, in ms, is no jump.
  static final double JUMP_MS = 1000;
  /// The same for a position that the player was only asked for: some count in steps of several seconds.
  static final double LOOK_JUMP_MS = 6000;

  /// Time between two looks at a player that plays, or has just ceased to.
  static final long LOOK = TimeUnit.SECONDS.toNanos(5);
  /// The same for one that has been silent for [#IDLE].
  static final long IDLE_LOOK = TimeUnit.SECONDS.toNanos(15);
  private static final long IDLE = TimeUnit.MINUTES.toNanos(1);

  private static final int MOST_INTRODUCTIONS = 3;
  private static final int LOOKS_TO_STAND = 2;
  private static final long NEVER = PositionLine.NEVER;
  private static final long NO_CALL = -1;

  /// A moment from which on something about a player is different.
  ///
  /// @param jumped whether the position is elsewhere in the same track
  record Turn(long nanos, boolean jumped) {}

  private final String busName;
  private final String owner;
  private final PlayerName name;
  private final Lifeline life;
  private final PlayerState state;
  private OptionalLong pid;

  /// The state that counts.
  private PlayerSnapshot settled;
  private long since;

  /// A player is introduced when it has told its state once, or refused to.
  private boolean introduced;
  private final boolean newcomer;
  private final long appeared;
  private long introduction;
  private int introductions;
  private boolean changedSinceAsked;

  private final SettleWindow window;
  private boolean wantsPosition;
  private long positionCall = NO_CALL;

  private long lookCall = NO_CALL;
  /// When it was last asked what it does, and when it last said so.
  private long lookedAt;
  private long saidAt;
  /// The end of a track at which was looked whether it has begun again.
  private long checkedEnd = NEVER;
  private int stood;
  private boolean doubted;

  /// @param newcomer whether it came while the bus was followed, as opposed to being found there
  Player(String busName, String owner, OptionalLong pid, boolean newcomer, Lifeline.Caller caller, long now) {
    this.busName = busName;
    this.owner = owner;
    this.pid = pid;
    this.name = PlayerName.of(busName);
    this.life = new Lifeline(this, caller);
    this.newcomer = newcomer;
    this.state = new PlayerState(name, now);
    this.settled = state.seen();
    this.since = now;
    this.appeared = now;
    this.window = new SettleWindow(now, state.line());
    this.lookedAt = now;
    this.saidAt = now;
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
  PlayerSnapshot state() {
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

  /// Whether it can be heard, as far as it is believed.
  boolean isHeard() {
    return !isFrozen() && !doubted && settled.playing() && settled.audible();
  }

  /// Whether it says that it plays, and cannot be believed.
  boolean isDoubted() {
    return doubted && settled.playing() && settled.audible();
  }

  /// Whether it is its position that is not to be believed, not the length of its track.
  boolean stands() {
    return state.clock().stands();
  }

  /// Since when a change waits to count, or `otherwise`.
  long pendingSince(long otherwise) {
    return window.isOpen() ? window.happened() : otherwise;
  }

  /// Its position, if that is the position in what it names.
  OptionalLong positionAt(long nanos) {
    return settled.loaded().part() ? OptionalLong.empty() : state.line().millisAt(nanos);
  }

  /// Where it was at a time, as if the last change had not been.
  OptionalLong positionBefore(long nanos) {
    return window.before().millisAt(nanos);
  }

  void changed(long now, Map<String, Object> values, boolean incomplete) {
    heard(now);
    lookCall = NO_CALL;
    if (values.containsKey("PlaybackStatus")) {
      state.forgetContradiction();
    }
    if (incomplete || values.containsKey("PlaybackStatus") || values.containsKey("Metadata")) {
      changedSinceAsked = true;
      saidAt = now;
    }
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
    lookCall = NO_CALL;
    double millis = Math.max(0, micros / 1000.0);
    boolean near = state.line().known() && Math.abs(millis - state.line().at(now)) < JUMP_MS;
    if (near && !window.isOpen()) {
      return;
    }
    if (settled.playing() || window.isOpen()) {
      touch(now, false);
    }
    state.clock().jumped(millis, now);
  }

  @Nullable
  Turn answered(long now, PlayerCall call, Map<String, Object> values) {
    life.answered(call.id());
    if (call.id() == introduction && call.kind() == Kind.STATE) {
      return introduced(now, values);
    }
    if (life.isFrozen()) {
      if (!life.isWaiting()) {
        askForState(now);
      }
      return null;
    }
    if (call.id() == lookCall) {
      lookCall = NO_CALL;
      looked(now, values);
      return null;
    }
    if (call.id() != positionCall) {
      return null;
    }
    positionCall = NO_CALL;
    lookedAt = now;
    boolean changedAgain = apply(now, values);
    takePosition(now, values);
    return changedAgain && window.extend(now) ? null : settle(now);
  }

  /// It lives, and does not tell its state.
  @Nullable
  Turn refused(long now, PlayerCall call) {
    if (introduced) {
      return answered(now, call, Map.of());
    }
    life.answered(call.id());
    introduction = NO_CALL;
    introduced = true;
    return new Turn(newcomer ? appeared : now, false);
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
    if (window.isOpen()) {
      if (now < settleDue()) {
        return null;
      }
      if (wantsPosition && state.seen().playing() && !life.isFrozen()) {
        wantsPosition = false;
        positionCall = life.ask(now, Kind.STATE);
        return null;
      }
      return settle(now);
    }
    if (now >= beliefDue()) {
      doubted = true;
      return new Turn(state.clock().doubtedFrom(), false);
    }
    if (now >= lookDue()) {
      look(now);
    }
    return null;
  }

  /// Asks what it does, unless it is asked already.
  void look(long now) {
    if (introduced && !life.isFrozen() && !life.isWaiting()) {
      lookCall = life.ask(now, Kind.STATE);
    }
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
    return Math.min(Math.min(life.answerDue(), settleDue()), Math.min(beliefDue(), lookDue()));
  }

  private long settleDue() {
    return positionCall == NO_CALL ? window.due() : NEVER;
  }

  private long beliefDue() {
    return settled.playing() && !window.isOpen() && !doubted && !life.isFrozen()
        ? state.clock().believedUntil()
        : NEVER;
  }

  private long lookDue() {
    if (!introduced || window.isOpen() || life.isFrozen() || life.isWaiting()) {
      return NEVER;
    }
    boolean idle = !settled.playing() && lookedAt > since + IDLE;
    long end = settled.playing() ? state.line().endNanos() : NEVER;
    long check = end == NEVER || end == checkedEnd ? NEVER : end + LATE;
    return Math.min(lookedAt + (idle ? IDLE_LOOK : LOOK), check);
  }

  private void heard(long now) {
    life.heard();
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
    if (changedSinceAsked && introductions < MOST_INTRODUCTIONS) {
      introductions++;
      askForState(now);
      return null;
    }
    introduction = NO_CALL;
    introductions = 0;
    lookedAt = now;
    boolean wasSilent = life.isFrozen();
    boolean waits = newcomer && !introduced && !wasSilent;
    introduced = true;
    life.thaw();
    boolean saidNothingBefore = !window.isOpen();
    boolean counts = apply(now, values);
    if (waits && counts && state.seen().status() != PlayerSnapshot.Status.STOPPED) {
      touch(now, true);
      window.date(saidNothingBefore ? appeared : window.happened());
      return null;
    }
    if (waits && !saidNothingBefore) {
      return null;
    }
    open(now, state.line());
    window.date(waits ? appeared : window.happened());
    takePosition(now, values);
    Turn turn = settle(now);
    return wasSilent ? new Turn(now, turn.jumped()) : turn;
  }

  /// The player was looked at: whatever is found happened since it was known last what it does.
  private void looked(long now, Map<String, Object> values) {
    long before = Math.max(lookedAt, saidAt);
    lookedAt = now;
    checkedEnd = state.line().endNanos() <= now ? state.line().endNanos() : checkedEnd;
    double millis = PlayerState.position(values);
    if (millis >= 0 && state.isWhole(millis, since, now)) {
      state.becomeWhole();
    }
    PlayerSnapshot was = state.seen();
    if (apply(now, values)) {
      var change = new FoundChange(was, state.seen(), window.before(), state.line().rate(), millis);
      dateBack(now, change.happened(before, now));
      takePosition(now, values);
    } else if (millis >= 0 && was.playing()) {
      lookedWhilePlaying(now, millis, before, values);
    } else if (millis >= 0 && settled.status() == PlayerSnapshot.Status.PAUSED) {
      lookedWhilePaused(now, millis);
    }
  }

  private void lookedWhilePlaying(long now, double millis, long before, Map<String, Object> values) {
    if (state.isEndless(millis, now)) {
      state.becomePart();
    }
    PositionLine line = state.line();
    boolean stands = state.clock().isRepeated(millis);
    stood = stands ? stood + 1 : 0;
    double off = Math.abs(Math.min(millis, line.endMs()) - line.at(now));
    boolean isOver = line.endNanos() <= now || doubted;
    boolean jumps = !stands && line.known() && off >= (isOver ? JUMP_MS : LOOK_JUMP_MS);
    if (jumps) {
      open(now, line);
    }
    takePosition(now, values);
    if (jumps) {
      dateBack(now, Math.clamp(state.line().nanosOf(0), before, now));
    }
    if (state.isContradicted() && stood >= LOOKS_TO_STAND) {
      long stopped = Math.clamp(state.clock().doubtedFrom(), since, now);
      open(now, state.line());
      state.believe(now);
      dateBack(now, stopped);
    }
  }

  /// A position that moves proves that it plays, whatever it says besides.
  private void lookedWhilePaused(long now, double millis) {
    boolean moving = state.clock().isMoving(millis, now);
    state.clock().told(millis, now);
    if (moving) {
      stood = 0;
      open(now, state.line());
      state.contradict(now);
      dateBack(now, since);
    }
  }

  private void dateBack(long now, long nanos) {
    touch(now, false);
    window.date(nanos);
  }

  /// Takes over what changed.
  ///
  /// @return whether it matters
  private boolean apply(long now, Map<String, Object> values) {
    PositionLine before = state.line();
    boolean counts = state.apply(now, values, window.isOpen() && !settled.continuesIn(state.seen()));
    if (counts) {
      open(now, before);
    }
    return counts;
  }

  private void open(long now, PositionLine before) {
    if (!window.isOpen()) {
      wantsPosition = false;
      window.open(now, before);
    }
  }

  /// Makes the window start, or start again.
  private void touch(long now, boolean askForPosition) {
    open(now, state.line());
    if (window.extend(now)) {
      positionCall = NO_CALL;
      wantsPosition |= askForPosition;
    }
  }

  private void takePosition(long now, Map<String, Object> values) {
    state.takePosition(now, values, window.happened());
  }

  /// What was said counts from now on.
  private Turn settle(long now) {
    PlayerSnapshot before = settled;
    boolean sameTrack = before.continuesIn(state.seen());
    PositionLine line = state.line();
    PositionLine lineBefore = window.before();
    if (!sameTrack && before.playing() && state.seen().playing() && state.isPartOf(before, lineBefore, now)) {
      state.becomePart();
    }
    settled = state.seen();
    boolean jumped = sameTrack && before.playing() && settled.playing() && line.known()
        && (!lineBefore.known() || Math.abs(line.at(now) - lineBefore.at(now)) >= JUMP_MS);
    if (!sameTrack || before.status() != settled.status()) {
      since = window.happened();
    }
    doubted = settled.playing() && state.clock().isDoubted(now);
    window.close();
    positionCall = NO_CALL;
    return new Turn(window.happened(), jumped);
  }
}
