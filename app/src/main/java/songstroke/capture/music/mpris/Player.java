package songstroke.capture.music.mpris;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.capture.music.PositionLine;
import songstroke.capture.music.TrackClock;
import songstroke.capture.music.mpris.PlayerCall.Kind;

/// One player on the bus: what it said last, and what of that counts.
///
/// Players change their state field by field and flash through states nobody hears, so a change counts when
/// nothing more was said for [#SETTLE]; it is then dated back to the first signal of the change, so that waiting costs
/// delay and not accuracy. Not all of them say what changes, so each is looked at now and then: what is found is dated
/// by the position that it has then. How long its word is believed is for its [TrackClock] to say.
final class Player {
  /// How long a player must be quiet before a change counts.
  static final long SETTLE = TimeUnit.MILLISECONDS.toNanos(400);
  /// How long a player that never gets quiet is waited for.
  static final long LONGEST = TimeUnit.SECONDS.toNanos(2);
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

  private static final double BEYOND_END_MS = 5000;
  private static final double JUST_BEGUN_MS = 5000;
  private static final long START = TimeUnit.MILLISECONDS.toNanos(300);
  private static final Map<String, Object> PAUSED = Map.of("PlaybackStatus", "Paused");
  private static final int MOST_INTRODUCTIONS = 3;
  private static final int LOOKS_TO_STAND = 2;
  private static final long NEVER = PositionLine.NEVER;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final long NO_CALL = -1;

  /// A moment from which on something about a player is different.
  ///
  /// @param jumped whether the position is elsewhere in the same track
  record Turn(long nanos, boolean jumped) {}

  private final String busName;
  private final String owner;
  private final PlayerName name;
  private final Lifeline life;
  private final TrackClock clock;
  private OptionalLong pid;

  private Seen current;
  private Seen settled;
  private long since;
  private long metadataAt;
  /// Whether its volume has ever been above nothing: one that never was says nothing of what is heard.
  private boolean hasVolume;

  /// A player is introduced when it has told its state once, or refused to.
  private boolean introduced;
  private final boolean newcomer;
  private final long appeared;
  private long introduction;
  private int introductions;
  private boolean changedSinceAsked;

  private boolean pending;
  /// When what waits to count happened, and when it became known.
  private long first;
  private long opened;
  private long last;
  private PositionLine lineBefore;
  private boolean wantsPosition;
  private long positionCall = NO_CALL;

  private long lookCall = NO_CALL;
  private long lookedAt;
  /// The end of a track at which was looked whether it has begun again.
  private long checkedEnd = NEVER;
  /// Whether it says that it is paused, and its position moves.
  private boolean movesWhilePaused;
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
    this.current = new Seen(Seen.Status.UNKNOWN, true, Loaded.nothing(name));
    this.settled = current;
    this.since = now;
    this.metadataAt = now;
    this.appeared = now;
    this.clock = new TrackClock(now);
    this.lineBefore = clock.line();
    this.first = now;
    this.opened = now;
    this.lookedAt = now;
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
    return clock.stands();
  }

  /// Since when a change waits to count, or `otherwise`.
  long pendingSince(long otherwise) {
    return pending ? first : otherwise;
  }

  /// Its position, if that is the position in what it names.
  OptionalLong positionAt(long nanos) {
    return settled.loaded().part() ? OptionalLong.empty() : clock.line().millisAt(nanos);
  }

  /// Where it was at a time, as if the last change had not been.
  OptionalLong positionBefore(long nanos) {
    return lineBefore.millisAt(nanos);
  }

  void changed(long now, Map<String, Object> values, boolean incomplete) {
    heard(now);
    lookCall = NO_CALL;
    if (values.containsKey("PlaybackStatus")) {
      movesWhilePaused = false;
    }
    changedSinceAsked |= incomplete || values.containsKey("PlaybackStatus") || values.containsKey("Metadata");
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
    boolean near = clock.line().known() && Math.abs(millis - clock.line().at(now)) < JUMP_MS;
    if (near && !pending) {
      return;
    }
    if (settled.playing() || pending) {
      touch(now, false);
    }
    clock.jumped(millis, now);
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
      return looked(now, values);
    }
    if (call.id() != positionCall) {
      return null;
    }
    positionCall = NO_CALL;
    boolean changedAgain = apply(now, values);
    takePosition(now, values);
    if (changedAgain && now < opened + LONGEST) {
      last = now;
      return null;
    }
    return settle(now);
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
    if (pending) {
      if (now < settleDue()) {
        return null;
      }
      if (wantsPosition && current.playing() && !life.isFrozen()) {
        wantsPosition = false;
        positionCall = life.ask(now, Kind.STATE);
        return null;
      }
      return settle(now);
    }
    if (now >= beliefDue()) {
      doubted = true;
      return new Turn(clock.doubtedFrom(), false);
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
    return pending && positionCall == NO_CALL ? Math.min(last + SETTLE, opened + LONGEST) : NEVER;
  }

  private long beliefDue() {
    return settled.playing() && !pending && !doubted && !life.isFrozen() ? clock.believedUntil() : NEVER;
  }

  private long lookDue() {
    if (!introduced || pending || life.isFrozen() || life.isWaiting()) {
      return NEVER;
    }
    boolean idle = !settled.playing() && lookedAt > since + IDLE;
    long end = settled.playing() ? clock.line().endNanos() : NEVER;
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
    boolean saidNothingBefore = !pending;
    boolean counts = apply(now, values);
    if (waits && counts && current.status() != Seen.Status.STOPPED) {
      touch(now, true);
      first = saidNothingBefore ? appeared : first;
      return null;
    }
    if (waits && !saidNothingBefore) {
      return null;
    }
    if (!pending) {
      begin(now);
    }
    first = waits ? appeared : first;
    takePosition(now, values);
    Turn turn = settle(now);
    return wasSilent ? new Turn(now, turn.jumped()) : turn;
  }

  /// The player was looked at, and said nothing since the look before: whatever is found happened in between.
  private @Nullable Turn looked(long now, Map<String, Object> values) {
    long before = lookedAt;
    lookedAt = now;
    checkedEnd = clock.line().endNanos() <= now ? clock.line().endNanos() : checkedEnd;
    OptionalLong micros = MetadataReader.integer(values.get("Position"));
    double millis = micros.orElse(-1) / 1000.0;
    if (current.loaded().part() && millis >= 0 && isWhole(millis, now)) {
      current = new Seen(current.status(), current.audible(), current.loaded().asWhole());
    }
    Seen was = current;
    if (apply(now, values)) {
      dateBack(now, Math.clamp(changeFound(was, millis, before, now), before, now));
      takePosition(now, values);
    } else if (millis >= 0 && current.playing()) {
      lookedWhilePlaying(now, millis, before, values);
    } else if (millis >= 0 && settled.status() == Seen.Status.PAUSED) {
      lookedWhilePaused(now, millis);
    }
    return null;
  }

  private void lookedWhilePlaying(long now, double millis, long before, Map<String, Object> values) {
    if (current.loaded().remote() && clock.isMoving(millis, now) && millis > clock.line().endMs() + JUMP_MS) {
      becomePart();
    }
    PositionLine line = clock.line();
    boolean stands = clock.isRepeated(millis);
    stood = stands ? stood + 1 : 0;
    double off = Math.abs(Math.min(millis, line.endMs()) - line.at(now));
    boolean isOver = line.endNanos() <= now || doubted;
    if (!stands && line.known() && off >= (isOver ? JUMP_MS : LOOK_JUMP_MS)) {
      begin(now);
      takePosition(now, values);
      dateBack(now, Math.clamp(clock.line().nanosOf(0), before, now));
    } else {
      takePosition(now, values);
    }
    if (movesWhilePaused && stood >= LOOKS_TO_STAND) {
      movesWhilePaused = false;
      long stopped = Math.clamp(clock.doubtedFrom(), since, now);
      apply(now, PAUSED);
      dateBack(now, stopped);
    }
  }

  /// A position that moves proves that it plays, whatever it says besides.
  private void lookedWhilePaused(long now, double millis) {
    boolean moving = clock.isMoving(millis, now);
    clock.told(millis, now);
    if (moving) {
      movesWhilePaused = true;
      stood = 0;
      apply(now, PAUSED);
      dateBack(now, since);
    }
  }

  /// Whether the position of what seemed to be a part of something longer is its own after all.
  private boolean isWhole(double millis, long now) {
    return Math.abs(millis - clock.line().at(now)) >= LOOK_JUMP_MS
        && millis <= (now - since) / NANOS_PER_MILLI * clock.line().rate() + JUMP_MS;
  }

  /// When what was found at a look happened, as far as the position tells; otherwise half-way between the two looks.
  ///
  /// @param millis the position that was found; negative when none was
  private long changeFound(Seen was, double millis, long before, long now) {
    boolean sameTrack = was.continuesIn(current);
    double from = sameTrack && lineBefore.known() ? lineBefore.at(before) : 0;
    boolean begins = current.playing() && !(sameTrack && was.playing());
    if (begins && millis > from) {
      long start = now - Math.round((millis - from) / clock.line().rate() * NANOS_PER_MILLI);
      if (start >= before) {
        return start;
      }
    }
    if (was.playing() && sameTrack && current.status() == Seen.Status.PAUSED && lineBefore.known()
        && millis >= 0) {
      return lineBefore.nanosOf(millis);
    }
    long end = lineBefore.endNanos();
    boolean endedThen = was.playing() && !(sameTrack && current.playing()) && end >= before && end <= now;
    return endedThen ? end : before + (now - before) / 2;
  }

  private void dateBack(long now, long nanos) {
    touch(now, false);
    first = nanos;
  }

  /// Takes over what changed.
  ///
  /// @return whether it matters
  private boolean apply(long now, Map<String, Object> values) {
    Seen before = current;
    Loaded loaded = loaded(now, values);
    boolean audible = before.audible();
    if (values.get("Volume") instanceof Number volume) {
      hasVolume |= volume.doubleValue() > 0;
      audible = volume.doubleValue() > 0 || !hasVolume;
    }
    current = new Seen(status(values, loaded), audible, loaded);

    boolean counts = before.differsFrom(current);
    if (counts && !pending) {
      begin(now);
    }
    if (before.loaded().differenceTo(loaded) == Loaded.Difference.TRACK) {
      clock.begin(now);
    }
    clock.length(loaded.part() ? OptionalLong.empty() : loaded.lengthMs());
    if (values.get("Rate") instanceof Number rate && rate.doubleValue() != clock.line().rate()) {
      clock.rate(rate.doubleValue(), now);
    }
    clock.running(current.playing(), now);
    return counts;
  }

  private Loaded loaded(long now, Map<String, Object> values) {
    if (!(values.get("Metadata") instanceof Map<?, ?> map)) {
      return current.loaded();
    }
    Loaded told = MetadataReader.read(name, MetadataReader.named(map));
    double passedMs = (now - metadataAt) / NANOS_PER_MILLI;
    metadataAt = now;
    boolean otherTrack = current.loaded().differenceTo(told) == Loaded.Difference.TRACK;
    boolean isNew = pending && !settled.continuesIn(current) && !current.loaded().part();
    return otherTrack || isNew ? told : told.after(current.loaded(), passedMs);
  }

  /// A player that says nothing of its status and has nothing loaded does nothing.
  private Seen.Status status(Map<String, Object> values, Loaded loaded) {
    if (!values.containsKey("PlaybackStatus")) {
      boolean idle = current.status() == Seen.Status.UNKNOWN && values.containsKey("Metadata")
          && loaded.equals(Loaded.nothing(name));
      return idle ? Seen.Status.STOPPED : current.status();
    }
    Seen.Status told = Seen.Status.of(MetadataReader.text(values.get("PlaybackStatus")));
    return told == Seen.Status.PAUSED && movesWhilePaused ? Seen.Status.PLAYING : told;
  }

  private void begin(long now) {
    pending = true;
    first = now;
    opened = now;
    last = now;
    lineBefore = clock.line();
    wantsPosition = false;
  }

  /// Makes the window start, or start anew; one that has been open for long is left to close.
  private void touch(long now, boolean askForPosition) {
    if (!pending) {
      begin(now);
    }
    if (now < opened + LONGEST) {
      last = now;
      positionCall = NO_CALL;
      wantsPosition |= askForPosition;
    }
  }

  private void takePosition(long now, Map<String, Object> values) {
    double millis = MetadataReader.integer(values.get("Position")).orElse(-1) / 1000.0;
    if (millis < 0 || millis > clock.line().endMs() + BEYOND_END_MS) {
      return;
    }
    boolean neverMoved = millis == 0 && current.playing() && now - first >= START;
    if (!neverMoved) {
      clock.told(millis, now);
    } else if (!clock.line().known()) {
      clock.told(0, first);
    } else if (clock.isRepeated(0)) {
      clock.told(0, now);
    }
  }

  /// What was said counts from now on.
  private Turn settle(long now) {
    Seen before = settled;
    boolean sameTrack = before.continuesIn(current);
    PositionLine line = clock.line();
    if (!sameTrack && before.playing() && current.playing() && isPart(before, now)) {
      becomePart();
    }
    settled = current;
    boolean jumped = sameTrack && before.playing() && settled.playing() && line.known()
        && (!lineBefore.known() || Math.abs(line.at(now) - lineBefore.at(now)) >= JUMP_MS);
    if (!sameTrack || before.status() != settled.status()) {
      since = first;
    }
    doubted = settled.playing() && clock.isDoubted(now);
    pending = false;
    positionCall = NO_CALL;
    return new Turn(first, jumped);
  }

  /// What it names is a part of what it has loaded.
  private void becomePart() {
    current = new Seen(current.status(), current.audible(), current.loaded().asPart());
    clock.length(OptionalLong.empty());
  }

  /// Whether names changed while the player went on in what it had loaded: they are those of a part of it.
  private boolean isPart(Seen before, long now) {
    PositionLine line = clock.line();
    boolean goesOn = line.known() && lineBefore.known() && line.at(now) >= JUST_BEGUN_MS + JUMP_MS
        && Math.abs(line.at(now) - lineBefore.at(now)) < JUMP_MS;
    return goesOn && before.loaded().slot().equals(current.loaded().slot());
  }
}
