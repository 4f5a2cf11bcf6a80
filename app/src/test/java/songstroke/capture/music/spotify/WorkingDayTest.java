package songstroke.capture.music.spotify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.capture.SourceHealth;
import songstroke.capture.music.spotify.ScriptedListening.Habits;
import songstroke.capture.music.spotify.ScriptedListening.Kind;
import songstroke.capture.music.spotify.ScriptedListening.Stretch;
import songstroke.capture.music.spotify.ScriptedPlayer.Trouble;
import songstroke.capture.music.spotify.ScriptedPlayer.Troubled;
import songstroke.segment.Folded;
import songstroke.segment.RecordingFold;
import songstroke.segment.Segment;
import songstroke.spotify.ScriptedSpotify;
import songstroke.timeline.KeyPress;
import songstroke.timeline.TimelineEvent;

/// A working day in which everything goes wrong once, against the script's truth.
class WorkingDayTest {
  private static final long BOUNDARY_MS = 1_000;
  private static final long LONGEST_LOOK_MS = 30_000;
  private static final Span SLEEP = minutes(300, 30);
  private static final List<Troubled> TROUBLES = List.of(new Troubled(minutes(40, 2), Trouble.GATE),
      new Troubled(minutes(95, 6), Trouble.NETWORK), new Troubled(minutes(150, 25), Trouble.GATE),
      new Troubled(minutes(230, 12), Trouble.SIGN_IN), new Troubled(minutes(390, 1), Trouble.NETWORK));

  @TempDir
  Path folder;

  private final ScriptedListening listening = ScriptedListening.of(11, 400, Habits.ALL);

  @Test
  void noKeyIsLostNoGateIsKnockedAtAndEverySegmentThatCouldBeSeenIsRight() {
    var day = new WorkingDay(clocks -> new ScriptedPlayer(listening, clocks, TROUBLES));

    requireRight(day, day.live(SLEEP));
  }

  @Test
  void theSameHoldsThroughTheWebApiItself() throws IOException {
    List<ServedPlayer> served = new ArrayList<>();
    var day = new WorkingDay(clocks -> {
      served.add(new ServedPlayer(listening, clocks, TROUBLES, folder));
      return served.getFirst();
    });
    try (ServedPlayer player = served.getFirst()) {
      requireRight(day, day.live(SLEEP));

      assertThat(player.complaints()).isEmpty();
      assertThat(player.refreshes()).as("an access token lives for an hour").isGreaterThanOrEqualTo(7);
      assertThat(player.mostRefreshesAtOnce()).isEqualTo(1);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).filter(one -> !one.endsWith("secrets.json"))
          .toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(ScriptedSpotify.MARK);
      }
    }
  }

  private void requireRight(WorkingDay day, Folded folded) {
    assertThat(folded.presses()).isEqualTo(day.presses()).isGreaterThan(40_000);
    assertThat(
        folded.segments().usual().stream().mapToLong(segment -> segment.metrics().keys().presses()).sum())
        .isEqualTo(day.presses());
    assertThat(day.player().questionsInsideGates()).isZero();
    assertThat(day.player().questions()).isBetween(1_000L, 2_400L);
    assertThat(day.healths()).anyMatch(SourceHealth.Interrupted.class::isInstance).last()
        .isInstanceOf(SourceHealth.Working.class);

    List<Span> unseen = unseen(day);
    assertThat(unseen.stream().mapToLong(Span::millis).sum())
        .as("what could not be seen: troubles, sleep, breaks").isLessThan(Duration.ofMinutes(165).toMillis());
    assertThat(wrong(folded.segments().usual(), unseen)).isEmpty();
  }

  @Test
  void theRecordingGivesTheSameSegmentsAndHasItsKeysInTheirPlaces() {
    var day = new WorkingDay(clocks -> new ScriptedPlayer(listening, clocks, TROUBLES));
    Folded folded = day.live(SLEEP);

    var fold = new RecordingFold(day.header());
    day.recording().forEach(fold::accept);
    assertThat(fold.finish()).isEqualTo(folded);
    assertThat(day.recording()).extracting(TimelineEvent::t).isSorted();
    assertThat(day.recording().stream().filter(KeyPress.class::isInstance).count()).isEqualTo(day.presses());
  }

  /// The spans between two looks at the player in which more than one thing happened, or which were too long.
  private List<Span> unseen(WorkingDay day) {
    List<Span> unseen = new ArrayList<>();
    long before = 0;
    List<Long> looks = new ArrayList<>(day.player().answeredAt());
    looks.add(WorkingDay.LENGTH_MS);
    for (long look : looks) {
      long from = before;
      long changes = listening.truth().stream().filter(s -> s.start() > from && s.start() <= look).count();
      if (look - from > LONGEST_LOOK_MS || changes > 1) {
        unseen.add(new Span(from, look));
      }
      before = look;
    }
    return unseen;
  }

  /// Where a segment says something else than the script, one line each.
  private List<String> wrong(List<Segment> segments, List<Span> unseen) {
    List<String> wrong = new ArrayList<>();
    long start = 0;
    for (Segment segment : segments) {
      long end = start + segment.durationMs();
      for (Stretch truth : listening.truth()) {
        long from = Math.max(start, truth.start() + BOUNDARY_MS);
        long to = Math.min(end, truth.end() - BOUNDARY_MS);
        for (long t = from; t < to; t += 100) {
          long time = t;
          if (!said(segment).equals(name(truth)) && unseen.stream().noneMatch(span -> span.contains(time))) {
            wrong.add(String.format(Locale.ROOT, "at %d of %d-%d: %s, said %s", t, truth.start(), truth.end(),
                name(truth), said(segment)));
            break;
          }
        }
      }
      start = end;
    }
    return wrong;
  }

  private static String said(Segment segment) {
    return switch (segment.heard().state()) {
      case MUSIC -> segment.heard().trackId();
      case NONMUSIC -> segment.heard().reason().equals("AD") ? "AD" : segment.heard().trackId();
      case SILENCE -> "silence";
      case UNKNOWN -> "unknown: " + segment.heard().reason();
      case SUSPEND -> "suspend";
    };
  }

  private static String name(Stretch truth) {
    return truth.loaded().filter(_ -> truth.playing())
        .map(loaded -> loaded.kind() == Kind.AD ? "AD" : loaded.uri()).orElse("silence");
  }

  private static Span minutes(long from, long length) {
    return new Span(Duration.ofMinutes(from).toMillis(), Duration.ofMinutes(from + length).toMillis());
  }
}
