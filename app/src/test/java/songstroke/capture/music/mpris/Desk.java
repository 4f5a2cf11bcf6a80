package songstroke.capture.music.mpris;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;

import songstroke.capture.SourceHealth;
import songstroke.capture.music.MusicListener;
import songstroke.timeline.Playback;
import songstroke.timeline.SettableClocks;

/// A desktop of scripted players around a [PlayersFollower]: the clock stands until a test moves it, and every player
/// answers at once unless it is frozen.
final class Desk {
  /// Something that was reported.
  ///
  /// @param ms from the desk's beginning, in ms
  record Report(long ms, Playback playback) {}

  private static final int MOST_ROUNDS = 1_000;
  private final SettableClocks clocks = new SettableClocks(Instant.EPOCH, ZoneId.of("UTC"));
  private final long origin = clocks.monotonicNanos();
  private final List<Report> reports = new ArrayList<>();
  private final List<SourceHealth> healths = new ArrayList<>();
  private final Map<String, Map<String, Object>> states = new LinkedHashMap<>();
  private final Set<String> frozen = new HashSet<>();
  private final Set<String> refusing = new HashSet<>();
  private final Map<String, Double> paces = new HashMap<>();
  private final Map<String, IntFunction<Map<String, Object>>> chatter = new HashMap<>();
  private int chattered;
  private final List<PlayerCall> calls = new ArrayList<>();
  private final List<PlayerCall> open = new ArrayList<>();
  private final PlayersFollower follower;
  private int asked;

  Desk() {
    follower = new PlayersFollower(new MusicListener() {
      @Override
      public void playback(long nanos, Playback playback) {
        reports.add(new Report((nanos - origin) / 1_000_000, playback));
      }

      @Override
      public void health(SourceHealth health) {
        healths.add(health);
      }
    }, call -> {
      calls.add(call);
      open.add(call);
    });
  }

  /// Owners are numbered like players: the owner of `mpv` is `:mpv`.
  static String owner(String player) {
    return ":" + player;
  }

  /// The follower reaches the bus and finds the players that were put on the desk.
  Desk connect() {
    hear(new PlayerSignal.Listed(states.keySet().stream()
        .map(
            player -> new PlayerSignal.Named(PlayerName.PREFIX + player, owner(player), OptionalLong.empty()))
        .toList()));
    return this;
  }

  /// Puts a player on the desk, or changes what it would answer, without a signal.
  Desk put(String player, Map<String, Object> state) {
    states.computeIfAbsent(player, _ -> new HashMap<>()).putAll(state);
    return this;
  }

  Desk appear(String player, Map<String, Object> state) {
    put(player, state);
    hear(new PlayerSignal.Appeared(PlayerName.PREFIX + player, owner(player)));
    return this;
  }

  Desk identify(String player, long pid) {
    hear(new PlayerSignal.Identified(owner(player), pid));
    return this;
  }

  Desk leave(String player) {
    states.remove(player);
    hear(new PlayerSignal.Gone(PlayerName.PREFIX + player));
    return this;
  }

  /// The player changes properties and says so.
  Desk change(String player, Map<String, Object> values) {
    put(player, values);
    hear(new PlayerSignal.Changed(owner(player), values, false));
    return this;
  }

  Desk seek(String player, double seconds) {
    put(player, position(seconds));
    hear(new PlayerSignal.Seeked(owner(player), Math.round(seconds * 1e6)));
    return this;
  }

  Desk freeze(String player) {
    frozen.add(player);
    return this;
  }

  Desk thaw(String player) {
    frozen.remove(player);
    answer();
    return this;
  }

  /// From now on its position stands, whatever it says.
  Desk stand(String player) {
    paces.put(player, 0.0);
    return this;
  }

  /// From now on its position moves, whatever it says.
  Desk move(String player) {
    paces.put(player, 1.0);
    return this;
  }

  /// It answers, and tells nothing.
  Desk refuse(String player) {
    refusing.add(player);
    return this;
  }

  /// It changes with every answer that it gives, before the answer arrives.
  Desk chatter(String player, IntFunction<Map<String, Object>> changes) {
    chatter.put(player, changes);
    return this;
  }

  /// Signals were lost.
  Desk miss() {
    follower.missedSomething(clocks.monotonicNanos());
    answer();
    return this;
  }

  Desk hear(PlayerSignal signal) {
    follower.hear(clocks.monotonicNanos(), signal);
    answer();
    return this;
  }

  /// Time goes on: whatever falls due on the way happens at its own time.
  Desk after(long millis) {
    long end = clocks.monotonicNanos() + millis * 1_000_000;
    long due = follower.due();
    for (int round = 0; due <= end; round++) {
      if (round > MOST_ROUNDS) {
        throw new AssertionError("the follower is never done at " + (due - origin) / 1_000_000 + " ms");
      }
      clocks.tick(Duration.ofNanos(Math.max(0, due - clocks.monotonicNanos())));
      move(due);
      follower.advance(clocks.monotonicNanos());
      answer();
      due = follower.due();
    }
    clocks.tick(Duration.ofNanos(end - clocks.monotonicNanos()));
    move(end);
    return this;
  }

  List<Report> reports() {
    return List.copyOf(reports);
  }

  Report last() {
    return reports.getLast();
  }

  /// How many reports came since this was asked last.
  int fresh() {
    int count = reports.size() - asked;
    asked = reports.size();
    return count;
  }

  List<SourceHealth> healths() {
    return List.copyOf(healths);
  }

  long callsOf(PlayerCall.Kind kind) {
    return calls.stream().filter(call -> call.kind() == kind).count();
  }

  static Map<String, Object> position(double seconds) {
    return Map.of("Position", Math.round(seconds * 1e6));
  }

  /// Positions of playing players run with the clock.
  private long lastMove = Long.MIN_VALUE;

  private void move(long to) {
    long from = lastMove == Long.MIN_VALUE ? origin : lastMove;
    lastMove = to;
    states.forEach((player, state) -> {
      if (state.get("Position") instanceof Long position) {
        double rate = state.get("Rate") instanceof Double told ? told : 1;
        double pace = paces.getOrDefault(player, "Playing".equals(state.get("PlaybackStatus")) ? rate : 0);
        state.put("Position", position + Math.round((to - from) / 1000.0 * pace));
      }
    });
  }

  private PlayerSignal answer(PlayerCall call, String player) {
    Map<String, Object> state = states.get(player);
    if (state == null) {
      return new PlayerSignal.Unanswered(call.id());
    }
    if (call.kind() == PlayerCall.Kind.PING) {
      return new PlayerSignal.Answered(call.id(), Map.of());
    }
    return refusing.contains(player)
        ? new PlayerSignal.Refused(call.id())
        : new PlayerSignal.Answered(call.id(), Map.copyOf(state));
  }

  private void answer() {
    for (int round = 0;; round++) {
      if (round > MOST_ROUNDS) {
        throw new AssertionError("the follower asks without end: " + open);
      }
      List<PlayerCall> answerable = open.stream().filter(call -> !frozen.contains(call.owner().substring(1)))
          .toList();
      if (answerable.isEmpty()) {
        return;
      }
      open.removeAll(answerable);
      for (PlayerCall call : answerable) {
        String player = call.owner().substring(1);
        IntFunction<Map<String, Object>> changes = chatter.get(player);
        if (changes != null) {
          Map<String, Object> values = changes.apply(chattered++);
          put(player, values);
          follower.hear(clocks.monotonicNanos(), new PlayerSignal.Changed(call.owner(), values, false));
        }
        follower.hear(clocks.monotonicNanos(), answer(call, player));
      }
    }
  }
}
