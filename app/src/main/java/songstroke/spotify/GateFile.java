package songstroke.spotify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import songstroke.file.WholeFile;
import songstroke.timeline.Clocks;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The gate's state in `gate.json`, replaced whole, by one thread of one process at a time.
///
/// Looking at it on a clock that was set back anchors it again, so that time goes on from there. A file that cannot be
/// written costs nothing but the memory between two starts. One that cannot be understood counts as none.
final class GateFile {
  private final Path file;
  private final Turn turn;
  private final Clocks clocks;
  private GateState known;
  private long knownAtNanos;
  private boolean unwritten;

  GateFile(Path folder, Clocks clocks) {
    this.file = folder.resolve("gate.json");
    this.turn = new Turn(folder.resolve("gate.lock"));
    this.clocks = clocks;
    this.known = GateState.fresh(clocks.wall());
    this.knownAtNanos = clocks.monotonicNanos();
  }

  /// The state now.
  synchronized GateState look() {
    GateState now = now();
    return read().map(GateState::seenAt).filter(now.seenAt()::isBefore).isPresent()
        ? change(UnaryOperator.identity())
        : now;
  }

  /// Changes the state; what was changed is kept when this returns.
  synchronized GateState change(UnaryOperator<GateState> change) {
    return turn.take(() -> {
      GateState before = now();
      GateState after = change.apply(before);
      known = after;
      knownAtNanos = clocks.monotonicNanos();
      unwritten = !write(after, !after.left().equals(before.left()));
      return after;
    });
  }

  /// Time that this process saw pass counts even when the wall clock went back meanwhile, provided that nobody else
  /// wrote the file since.
  private GateState now() {
    GateState last = unwritten ? known : read().orElse(known);
    boolean own = last.seenAt().toEpochMilli() == known.seenAt().toEpochMilli();
    Duration passed = own ? Duration.ofNanos(clocks.monotonicNanos() - knownAtNanos) : Duration.ZERO;
    return last.at(clocks.wall(), passed);
  }

  private Optional<GateState> read() {
    try {
      JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
      return Optional.of(new GateState(Instant.ofEpochMilli(json.path("seen").asLong()),
          Duration.ofMillis(json.path("left_ms").asLong()), json.path("why").asString(""),
          Duration.ofMillis(json.path("careful_ms").asLong(0)), json.path("refusals").asInt(0),
          CallCounts.ofHour().with(counts(json.path("minutes"))),
          CallCounts.ofDay().with(counts(json.path("calls")))));
    } catch (IOException | JacksonException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static SortedMap<Long, Integer> counts(JsonNode json) {
    var counts = new TreeMap<Long, Integer>();
    json.properties()
        .forEach(one -> counts.put(Long.valueOf(one.getKey()), Math.max(0, one.getValue().asInt())));
    return counts;
  }

  private static void put(ObjectNode json, CallCounts calls) {
    calls.counts().forEach((number, count) -> json.put(number.toString(), count));
  }

  private boolean write(GateState state, boolean durable) {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("seen", state.seenAt().toEpochMilli())
        .put("left_ms", state.left().plusNanos(999_999).toMillis()).put("why", state.why())
        .put("careful_ms", state.careful().toMillis()).put("refusals", state.refusals());
    put(json.putObject("minutes"), state.hour());
    put(json.putObject("calls"), state.day());
    try {
      if (durable) {
        WholeFile.writeDurably(file, json.toString());
      } else {
        WholeFile.write(file, json.toString());
      }
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
