package songstroke.capture.music.spotify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import songstroke.spotify.Answer;
import songstroke.spotify.PlayerApi;
import songstroke.timeline.SettableClocks;
import tools.jackson.databind.json.JsonMapper;

/// Spotify as a [ScriptedListening] has it, on a virtual clock that runs on while it answers: the time under way is
/// log-normal with a median of 120 ms, one way taking between 30 and 70 % of it.
class ScriptedPlayer implements PlayerApi {
  private static final long MILLI = 1_000_000;
  private static final double MEDIAN_MS = 120;
  private static final double SIGMA = 0.5;

  /// What goes wrong.
  enum Trouble {
    /// Questions are forbidden until the end of the span.
    GATE, NETWORK, SIGN_IN
  }

  /// @param span in ms of the session
  record Troubled(Span span, Trouble trouble) {}

  private final ScriptedListening listening;
  private final SettableClocks clocks;
  private final List<Troubled> troubles;
  private final SplittableRandom random = new SplittableRandom(7);
  private final JsonMapper json = new JsonMapper();
  private final long origin;

  private long sleptMs;
  private long questions;
  private long insideGate;
  private long gateOpens = Long.MIN_VALUE;
  private final List<Long> answeredAt = new ArrayList<>();

  ScriptedPlayer(ScriptedListening listening, SettableClocks clocks, List<Troubled> troubles) {
    this.listening = listening;
    this.clocks = clocks;
    this.troubles = List.copyOf(troubles);
    this.origin = clocks.monotonicNanos();
  }

  @Override
  public Answer currentlyPlaying() {
    questions++;
    long sent = clocks.monotonicNanos();
    Optional<Troubled> trouble = trouble();
    if (now() < gateOpens) {
      insideGate++;
    }
    if (trouble.isPresent()) {
      return troubled(trouble.get());
    }
    Way way = way();
    clocks.tick(Duration.ofMillis(way.there()));
    Optional<String> body = listening.bodyAt(now());
    answeredAt.add(now());
    clocks.tick(Duration.ofMillis(way.back()));
    long received = clocks.monotonicNanos();
    return body.<Answer>map(text -> new Answer.Body(json.readTree(text), sent, received))
        .orElseGet(() -> new Answer.Idle(sent, received));
  }

  /// How long a question takes, in ms.
  record Way(long there, long back) {}

  final Way way() {
    double way = MEDIAN_MS * Math.exp(SIGMA * gaussian());
    long there = Math.round(way * (0.3 + 0.4 * random.nextDouble()));
    return new Way(there, Math.max(1, Math.round(way) - there));
  }

  /// What is wrong now.
  final Optional<Troubled> trouble() {
    return troubles.stream().filter(one -> one.span().contains(now())).findFirst();
  }

  private Answer troubled(Troubled trouble) {
    clocks.tick(Duration.ofMillis(Math.round(MEDIAN_MS)));
    return switch (trouble.trouble()) {
      case GATE -> gated(trouble.span().end());
      case NETWORK -> new Answer.Unreachable("Spotify cannot be reached: no route");
      case SIGN_IN -> new Answer.SignInNeeded("The sign-in is over; songstroke spotify login");
    };
  }

  private Answer gated(long until) {
    gateOpens = until;
    return new Answer.Gated(Duration.ofMillis(until - now()), "Spotify allows no questions");
  }

  /// The machine sleeps and its monotonic clock with it, while the music goes on elsewhere.
  final void sleep(Duration length) {
    clocks.stepWall(length);
    sleptMs += length.toMillis();
  }

  final long sleptMs() {
    return sleptMs;
  }

  /// Where the session is, in ms.
  final long now() {
    return (clocks.monotonicNanos() - origin) / MILLI + sleptMs;
  }

  long questions() {
    return questions;
  }

  long questionsInsideGates() {
    return insideGate;
  }

  /// The moments of the session of which answers spoke, in order.
  List<Long> answeredAt() {
    return answeredAt;
  }

  private double gaussian() {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
