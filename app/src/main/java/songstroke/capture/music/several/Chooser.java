package songstroke.capture.music.several;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import songstroke.capture.music.Browsers;
import songstroke.capture.music.SourcePriority;
import songstroke.timeline.Playback;

/// Says what is heard when several sources speak.
///
/// This machine goes before an account, playing before anything else, a dedicated player before a browser, the latest
/// change before older ones. Two sources that name one track are one, and of two that name one player of this machine
/// the better is believed. A source that repeats what a better one no longer says, within its lag, is not heard. Two
/// players of this machine with different tracks for more than [#OVERLAP]: nobody can say. What was reported last stays
/// with its source as long as that is among the best.
///
/// Reports wait [#HOLD], so that the order in which they arrive does not matter as long as they are no later than that.
/// It has no clock: it is driven by [#hear] and, at [#due], by [#advance]. Not safe for use by several threads.
final class Chooser {
  /// How long a report waits for an earlier one, in ns.
  static final long HOLD = TimeUnit.MILLISECONDS.toNanos(500);
  /// How long two players may play at once before nobody can say which one is heard, in ns.
  static final long OVERLAP = TimeUnit.SECONDS.toNanos(5);
  /// How long the first report waits for sources that have not said anything, in ns.
  static final long INTRODUCTION = TimeUnit.MILLISECONDS.toNanos(1500);
  private static final long NEVER = Long.MAX_VALUE;

  private static final Comparator<SourceState> LATEST_FIRST = Comparator.comparingLong(SourceState::since)
      .reversed();
  private static final Comparator<SourceState> MOST_LIKELY_FIRST = Comparator
      .comparing((SourceState voice) -> voice.priority().remote())
      .thenComparing(
          voice -> SourceState.item(voice.playback()).filter(item -> Browsers.isOne(item.player()))
              .isPresent())
      .thenComparingLong(voice -> voice.priority().remote() ? 0 : -voice.since())
      .thenComparingInt(voice -> voice.priority().rank());

  /// Hears what is heard.
  @FunctionalInterface
  interface Outcome {
    /// Something else is heard.
    ///
    /// @param source whose word it is, by number; empty when it is nobody's
    void chosen(long nanos, Playback playback, OptionalInt source);

    /// What was chosen last happened earlier: its source knew it too late to be waited for.
    ///
    /// @param nanos when it happened, on the monotonic clock
    default void happened(long nanos) {}
  }

  private record Report(long nanos, int voice, long number, Playback playback) {}

  /// @param voice whose word it is, if anybody's
  private record Choice(Playback playback, @Nullable SourceState voice) {}

  private final List<SourceState> voices;
  private final Outcome outcome;
  private final PriorityQueue<Report> waiting = new PriorityQueue<>(Comparator.comparingLong(Report::nanos)
      .thenComparingInt(Report::voice).thenComparingLong(Report::number));
  private final long begin;
  private long numbers;
  private boolean begun;
  private long line;
  private long overlapSince = NEVER;
  private boolean ambiguous;
  private @Nullable Playback reported;
  private @Nullable SourceState reportedVoice;
  private long reportedNanos = Long.MIN_VALUE;

  /// @param standings of the sources, which are numbered in this order
  /// @param begin     when they started, on the monotonic clock
  Chooser(List<SourcePriority> standings, long begin, Outcome outcome) {
    this.voices = standings.stream().map(SourceState::new).toList();
    this.outcome = outcome;
    this.begin = begin;
    this.line = begin;
  }

  /// Takes in a report.
  ///
  /// @param now    when it arrived; never before an earlier call's
  /// @param source whose, by number
  /// @param nanos  when it happened, as the source says
  void hear(long now, int source, long nanos, Playback playback) {
    waiting.add(new Report(nanos, source, numbers++, playback));
    advance(now);
  }

  /// Does what is due.
  void advance(long now) {
    if (!begun && (haveAllSpoken() || now >= begin + INTRODUCTION)) {
      introduce();
    }
    if (!begun) {
      return;
    }
    long end = now - HOLD;
    for (long next = next(); next <= end; next = next()) {
      line = Math.max(line, next);
      Report report = waiting.peek();
      if (report != null && report.nanos <= line) {
        waiting.remove();
        SourceState voice = voices.get(report.voice);
        boolean news = voice.say(line, report.playback);
        boolean chosen = decide(line, news ? voice : null);
        if (chosen && report.nanos < line) {
          outcome.happened(report.nanos);
        }
      } else {
        tick();
      }
    }
  }

  /// When [#advance] has something to do, or the end of time.
  long due() {
    if (!begun) {
      return begin + INTRODUCTION;
    }
    long next = next();
    return next == NEVER ? NEVER : next + HOLD;
  }

  private boolean haveAllSpoken() {
    return voices.stream().allMatch(voice -> voice.hasSpoken()
        || waiting.stream().anyMatch(report -> voices.get(report.voice) == voice));
  }

  /// What was found at the start is taken in at once and reported as one state.
  private void introduce() {
    begun = true;
    while (!waiting.isEmpty()) {
      Report report = waiting.remove();
      line = Math.max(line, report.nanos);
      voices.get(report.voice).say(line, report.playback);
    }
    decide(line, null);
  }

  private long next() {
    Report first = waiting.peek();
    return Math.min(first == null ? NEVER : first.nanos, timer());
  }

  /// The next moment at which the choice changes though nobody says anything.
  private long timer() {
    long due = overlapSince == NEVER || ambiguous ? NEVER : overlapSince + OVERLAP;
    for (SourceState voice : voices) {
      long echo = echoesUntil(voice);
      due = echo > line ? Math.min(due, echo) : due;
      long doubt = voice.doubtsUntil().orElse(0);
      due = doubt > line ? Math.min(due, doubt) : due;
    }
    return due;
  }

  private void tick() {
    if (overlapSince != NEVER && !ambiguous && line >= overlapSince + OVERLAP) {
      ambiguous = true;
      decide(overlapSince, null);
    } else {
      decide(line, null);
    }
  }

  /// @param speaker who has just said something else than before, if anybody
  /// @return whether something else is heard
  private boolean decide(long t, @Nullable SourceState speaker) {
    if (voices.stream().noneMatch(SourceState::hasSpoken)) {
      return false;
    }
    Choice choice = choice(t);
    boolean same = reported != null && isSame(reported, choice.playback);
    boolean repeated = same && speaker != null && speaker == choice.voice && speaker == reportedVoice;
    reportedVoice = choice.voice;
    if (!same || repeated) {
      reported = choice.playback;
      reportedNanos = Math.max(t, reportedNanos);
      outcome.chosen(reportedNanos, choice.playback,
          choice.voice == null ? OptionalInt.empty() : OptionalInt.of(voices.indexOf(choice.voice)));
      return true;
    }
    return false;
  }

  private Choice choice(long t) {
    List<SourceState> heard = heard();
    boolean several = heard.stream().filter(voice -> !voice.priority().remote()).map(Chooser::sound)
        .distinct()
        .count() > 1;
    overlapSince = several ? Math.min(overlapSince, t) : NEVER;
    ambiguous &= several;
    if (ambiguous) {
      String names = heard.stream().flatMap(voice -> SourceState.item(voice.playback()).stream())
          .map(item -> item.player()).distinct().sorted().collect(Collectors.joining(" and "));
      return new Choice(new Playback.Unknown("two players at once: " + names), null);
    }
    if (!heard.isEmpty()) {
      SourceState best = heard.stream().min(MOST_LIKELY_FIRST).orElseThrow();
      SourceState current = reportedVoice;
      boolean stays = current != null && heard.contains(current) && sound(current).equals(sound(best));
      SourceState voice = stays && current != null ? current : firstOf(heard, sound(best));
      return new Choice(voice.playbackAt(t), voice);
    }
    SourceState voice = voices.stream().filter(one -> one.hasSpoken() && !isSpokenFor(one))
        .min(Comparator.comparingInt(this::silence)
            .thenComparing(one -> one.priority().remote()).thenComparing(LATEST_FIRST)
            .thenComparingInt(one -> one.priority().rank()))
        .orElseThrow();
    SourceState current = reportedVoice;
    boolean stays = current != null && silence(current) == silence(voice)
        && isSame(current.playback(), voice.playback());
    SourceState chosen = stays && current != null ? current : voice;
    return new Choice(chosen.playback(), chosen);
  }

  /// Those that play, and not as an echo; only those of this machine when there are any.
  private List<SourceState> heard() {
    List<SourceState> playing = voices.stream().filter(voice -> voice.isPlaying() && !isEchoing(voice))
        .toList();
    List<SourceState> here = playing.stream().filter(voice -> !voice.priority().remote()).toList();
    return here.isEmpty() ? playing : here;
  }

  private static SourceState firstOf(List<SourceState> heard, Object sound) {
    return heard.stream().filter(voice -> sound(voice).equals(sound))
        .min(Comparator.comparingInt(voice -> voice.priority().rank())).orElseThrow();
  }

  /// What a voice plays: the same for two that name one track.
  private static Object sound(SourceState voice) {
    return voice.track().filter(SameTrack::isNamed).<Object>map(track -> track).orElse(voice);
  }

  /// Whether a better source speaks of its player.
  private boolean isSpokenFor(SourceState voice) {
    return voices.stream().anyMatch(better -> better.priority().rank() < voice.priority().rank()
        && voice.speaksOfThePlayerOf(better));
  }

  private boolean isEchoing(SourceState voice) {
    return echoesUntil(voice) > line;
  }

  private long echoesUntil(SourceState voice) {
    long until = 0;
    for (SourceState better : voices) {
      if (better.priority().rank() < voice.priority().rank()) {
        until = Math.max(until, voice.echoesUntil(better));
      }
    }
    return until;
  }

  /// How little a voice that is not heard playing has to say; lower goes first.
  private int silence(SourceState voice) {
    if (voice.doubtsUntil().orElse(0) > line) {
      return 0;
    }
    return switch (voice.playback()) {
      case Playback.Muted _ -> 1;
      case Playback.Paused _ -> 2;
      case Playback.Stopped _ -> 3;
      case Playback.Unknown _ -> 4;
      case Playback.Playing _ -> 5;
    };
  }

  /// Whether one is the other going on, in the same words or in another source's.
  private static boolean isSame(Playback one, Playback other) {
    if (!one.getClass().equals(other.getClass())) {
      return false;
    }
    if (one instanceof Playback.Unknown || one instanceof Playback.Stopped) {
      return one.equals(other);
    }
    var item = SourceState.item(one);
    var next = SourceState.item(other);
    return item.equals(next) || (item.isPresent() && next.isPresent()
        && item.get().kind() == next.get().kind()
        && SameTrack.of(item.get()).isNamed() && SameTrack.of(item.get()).equals(SameTrack.of(next.get())));
  }
}
