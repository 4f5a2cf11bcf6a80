package songstroke.capture.music.mpris;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceHealth;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicReporter;
import songstroke.capture.music.mpris.PlayerSignal.Named;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;

/// Turns what the bus says into what is reported: which player is heard, what it does, and since when.
///
/// It has no clock and no bus: it is driven by [#hear] and, at [#due], by [#advance], and asks by way of
/// [Calls]. Not safe for use by several threads.
final class PlayersFollower {
  /// How long two players may play at once before nobody can say which one is heard.
  static final long OVERLAP = TimeUnit.SECONDS.toNanos(5);
  private static final long NEVER = Long.MAX_VALUE;
  /// How far a position may be from what the last report makes expect, in ms.
  private static final long DRIFT_MS = 2000;
  private static final SourceHealth WORKING = new SourceHealth.Working("the desktop's media session");

  /// Takes questions to players.
  interface Calls {
    void call(PlayerCall call);
  }

  private final MusicReporter reporter;
  private final Calls calls;
  private final Map<String, Player> players = new LinkedHashMap<>();
  private final Map<Long, Asked> asked = new HashMap<>();
  private long nextCall;

  private boolean connected;
  private boolean listing;
  private long listed;
  private boolean overlaps;
  private long overlapSince;
  private boolean ambiguous;

  private @Nullable Player reportedPlayer;

  /// A call on its way.
  private record Asked(Player player, PlayerCall call) {}

  /// What there is to report.
  ///
  /// @param player whose playback it is, if anybody's
  private record Decision(Playback playback, @Nullable Player player, SourceHealth health) {}

  PlayersFollower(MusicListener listener, Calls calls) {
    this.reporter = new MusicReporter(listener, MusicReporter.SAYS_JUMPS);
    this.calls = calls;
  }

  /// Takes in one signal.
  ///
  /// @param now when it came, on the monotonic clock; never before an earlier call's
  void hear(long now, PlayerSignal signal) {
    advance(now);
    switch (signal) {
      case PlayerSignal.Listed list -> list(now, list.players());
      case PlayerSignal.Appeared appeared -> appear(now, appeared);
      case PlayerSignal.Identified identified -> owned(identified.owner()).forEach(player -> {
        player.identify(identified.pid());
        decide(now, false);
      });
      case PlayerSignal.Gone gone -> remove(now, gone.busName());
      case PlayerSignal.Changed changed -> owned(changed.owner())
          .forEach(player -> player.changed(now, changed.values(), changed.incomplete()));
      case PlayerSignal.Seeked seeked -> owned(seeked.owner())
          .forEach(player -> player.seeked(now, seeked.micros()));
      case PlayerSignal.Answered answered -> {
        Asked question = asked.remove(answered.id());
        if (question != null && isHere(question.player)) {
          turn(question.player, question.player.answered(now, question.call, answered.values()));
        }
      }
      case PlayerSignal.Refused refused -> {
        Asked question = asked.remove(refused.id());
        if (question != null && isHere(question.player)) {
          turn(question.player, question.player.refused(now, question.call));
        }
      }
      case PlayerSignal.Unanswered unanswered -> {
        Asked question = asked.remove(unanswered.id());
        if (question != null && isHere(question.player)) {
          question.player.unanswered(now);
        }
      }
      case PlayerSignal.BusLost lost -> lose(now, lost.why());
    }
    finishListing();
  }

  /// Some of what the bus said was lost on its way: every player is asked what it does.
  void missedSomething(long now) {
    advance(now);
    players.values().forEach(player -> player.look(now));
  }

  /// Does what is due.
  void advance(long now) {
    for (Player player : List.copyOf(players.values())) {
      turn(player, player.advance(now));
    }
    if (now >= overlapDue()) {
      ambiguous = true;
      decide(overlapSince, false);
    }
    finishListing();
  }

  /// When [#advance] has something to do, or the end of time.
  long due() {
    long due = overlapDue();
    for (Player player : players.values()) {
      due = Math.min(due, player.due());
    }
    return due;
  }

  private long overlapDue() {
    return overlaps && !ambiguous ? overlapSince + OVERLAP + SettleWindow.SETTLE : NEVER;
  }

  private void list(long now, List<Named> found) {
    connected = true;
    listing = true;
    listed = now;
    for (Named named : found) {
      if (PlayerName.isPlayer(named.busName()) && !players.containsKey(named.busName())) {
        players.put(named.busName(),
            new Player(named.busName(), named.owner(), named.pid(), false, this::call, now));
      }
    }
  }

  private void appear(long now, PlayerSignal.Appeared appeared) {
    if (PlayerName.isPlayer(appeared.busName())) {
      remove(now, appeared.busName());
      players.put(appeared.busName(), new Player(appeared.busName(), appeared.owner(),
          OptionalLong.empty(), connected && !listing, this::call, now));
    }
  }

  private void remove(long now, String busName) {
    Player gone = players.remove(busName);
    if (gone != null) {
      decide(gone.pendingSince(now), false);
    }
  }

  private void lose(long now, String why) {
    players.clear();
    asked.clear();
    connected = false;
    listing = false;
    overlaps = false;
    ambiguous = false;
    report(now, new Decision(new Playback.Unknown(why), null, new SourceHealth.Interrupted(why,
        "nothing to do while the desktop restarts; otherwise log out and back in")), false);
  }

  private long call(Player player, PlayerCall.Kind kind) {
    var call = new PlayerCall(nextCall++, player.owner(), kind);
    asked.put(call.id(), new Asked(player, call));
    calls.call(call);
    return call.id();
  }

  private List<Player> owned(String owner) {
    return players.values().stream().filter(player -> player.owner().equals(owner)).toList();
  }

  private boolean isHere(Player player) {
    return players.get(player.busName()) == player;
  }

  private void turn(Player player, Player.@Nullable Turn turn) {
    if (turn != null) {
      decide(turn.nanos(), turn.jumped() && player == reportedPlayer);
    }
  }

  /// The first report waits until every player that was found has told its state, or turned out to be frozen.
  private void finishListing() {
    if (listing && players.values().stream().allMatch(player -> player.isIntroduced() || player.isFrozen())) {
      listing = false;
      decide(listed, false);
    }
  }

  private void decide(long since, boolean jumped) {
    if (connected && !listing) {
      report(since, decision(since), jumped);
    }
  }

  private Decision decision(long since) {
    List<Player> heard = ActivePlayer.heard(players.values(), reportedPlayer);
    boolean overlapped = overlaps;
    overlaps = heard.size() > 1;
    ambiguous &= overlaps;
    overlapSince = overlapped ? overlapSince : since;
    if (ambiguous) {
      String names = heard.stream().map(player -> player.name().text()).sorted()
          .collect(Collectors.joining(" and "));
      return new Decision(new Playback.Unknown("two players at once: " + names), null, WORKING);
    }
    if (!heard.isEmpty()) {
      Player player = heard.getFirst();
      return new Decision(
          new Playback.Playing(item(player), player.positionAt(reporter.forward(since))), player, WORKING);
    }
    Optional<Decision> doubt = doubt();
    if (doubt.isPresent()) {
      return doubt.get();
    }
    List<Player> silent = ActivePlayer.matching(players.values(), player -> player.state().playing());
    if (!silent.isEmpty()) {
      Player player = silent.getFirst();
      return new Decision(new Playback.Muted(Optional.of(item(player))), player, WORKING);
    }
    List<Player> paused = ActivePlayer.matching(players.values(),
        player -> player.state().status() == PlayerSnapshot.Status.PAUSED);
    if (!paused.isEmpty()) {
      Player player = paused.getFirst();
      return new Decision(new Playback.Paused(Optional.of(item(player))), player, WORKING);
    }
    return new Decision(new Playback.Stopped(), null, WORKING);
  }

  /// What cannot be said because of a player that may play.
  private Optional<Decision> doubt() {
    return ActivePlayer.matching(players.values(), player -> player.isFrozen()
        ? !player.isIntroduced() || player.state().playing()
        : player.isDoubted()
            || (player.isIntroduced() && player.state().status() == PlayerSnapshot.Status.UNKNOWN))
        .stream().findFirst().map(PlayersFollower::doubt);
  }

  private static Decision doubt(Player player) {
    String name = player.name().text();
    if (player.isFrozen()) {
      return unknown(name + " does not answer", "let " + name + " go on, or close it");
    }
    if (!player.isDoubted()) {
      return unknown(name + " does not say whether it plays", "update " + name + ", or close it");
    }
    String why = player.stands() ? ", but its position stands" : " a track that must be over";
    return new Decision(new Playback.Unknown(name + " says that it plays" + why), null, WORKING);
  }

  private static Decision unknown(String what, String remedy) {
    return new Decision(new Playback.Unknown(what), null, new SourceHealth.Interrupted(what, remedy));
  }

  private void report(long since, Decision decision, boolean jumped) {
    boolean elsewhere = jumped && decision.player == reportedPlayer;
    Player player = reportedPlayer;
    reportedPlayer = decision.player;
    if (elsewhere && player != null) {
      sayWhereItWas(since, player);
      reporter.again(since, decision.playback);
    } else {
      reporter.playback(since, decision.playback);
    }
    reporter.health(decision.health);
  }

  /// A listener counts on from the last position at the pace of the clock. Before a jump of a player that has another
  /// pace it is told how far that had come, so that a track that ended and began again does so for the listener as
  /// well.
  private void sayWhereItWas(long since, Player player) {
    OptionalLong was = player.positionBefore(reporter.forward(since));
    OptionalLong expected = reporter.expectedMs(since);
    if (was.isPresent() && expected.isPresent() && reporter.reported() instanceof Playback.Playing playing
        && Math.abs(was.getAsLong() - expected.getAsLong()) > DRIFT_MS) {
      reporter.again(since, new Playback.Playing(playing.item(), was));
    }
  }

  private static NowPlaying item(Player player) {
    return player.state().loaded().item();
  }
}
