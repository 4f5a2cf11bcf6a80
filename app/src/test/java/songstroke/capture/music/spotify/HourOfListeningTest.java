package songstroke.capture.music.spotify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.capture.music.spotify.ScriptedListening.Habits;
import songstroke.capture.music.spotify.ScriptedListening.Stamps;
import songstroke.capture.music.spotify.ScriptedListening.Stretch;
import songstroke.timeline.Playback;
import songstroke.timeline.SettableClocks;

/// Hours of listening through the Web API and the gate, on a virtual clock, against the script's truth.
class HourOfListeningTest {
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();
  private static final long MINUTE_MS = 60_000;
  /// The longest time between two looks when nobody has a wish.
  private static final long LOOK_MS = 20_000;

  @TempDir
  Path folder;

  private final SettableClocks clocks = new SettableClocks(Instant.ofEpochMilli(1_772_442_000_000L),
      ZoneOffset.UTC);

  /// A stretch of the session that was said to play or to wait.
  private record Span(String uri, boolean playing, long from, long to) {
    long length() {
      return to - from;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void noHourTakesMoreThanTwoHundredFortyQuestionsAndNoTrackOfTwentySecondsGoesByUnseen(int seed) {
    ScriptedListening listening = ScriptedListening.of(seed, 120, Habits.ALL);

    try (var player = new ServedPlayer(listening, clocks, List.of(), folder)) {
      Followed followed = Followed.until(3 * HOUR_MS, player, clocks, Optional.empty());

      assertThat(mostWithinAnHour(player.answeredAt())).isBetween(200, 240);
      List<String> said = spans(followed).stream().map(Span::uri).toList();
      assertThat(listening.truth()).filteredOn(truth -> truth.end() < 3 * HOUR_MS - MINUTE_MS)
          .filteredOn(truth -> truth.loaded().isPresent() && truth.end() - truth.start() >= LOOK_MS)
          .extracting(HourOfListeningTest::uri).isSubsetOf(said);
    }
  }

  @Test
  void aShortRunLooksEverySecondOrTwoAsTheOriginalDid() {
    ScriptedListening listening = ScriptedListening.of(1, 40, Habits.ALL);

    try (var player = new ServedPlayer(listening, clocks, List.of(), folder)) {
      Followed.until(MINUTE_MS, player, clocks, Optional.empty());
      assertThat(player.answeredAt()).hasSizeGreaterThanOrEqualTo(25);
    }
  }

  @Test
  void aWishIsFollowedWhileTheHoursQuestionsLastAndThenLessInOneLine() {
    ScriptedListening listening = ScriptedListening.of(1, 120, Habits.ALL);

    try (var player = new ServedPlayer(listening, clocks, List.of(), folder)) {
      Followed followed = Followed.until(3 * HOUR_MS, player, clocks, Optional.of(Duration.ofSeconds(2)));

      assertThat(looks(player, 0, 4 * MINUTE_MS)).isBetween(105, 120);
      assertThat(looks(player, 5 * MINUTE_MS, HOUR_MS)).isBetween(100, 125);
      assertThat(mostWithinAnHour(player.answeredAt())).isBetween(200, 240);
      assertThat(followed.lines()).hasSize(1).first().asString()
          .startsWith("Spotify is now asked every 30 s instead of every 2 s: 12")
          .contains(" of 240 questions");
    }
  }

  @Test
  void anotherProcessFindsTheHoursQuestionsUsed() {
    ScriptedListening listening = ScriptedListening.of(1, 120, Habits.ALL);

    try (var player = new ServedPlayer(listening, clocks, List.of(), folder)) {
      Followed.until(10 * MINUTE_MS, player, clocks, Optional.of(Duration.ofSeconds(1)));
    }
    try (var player = new ServedPlayer(listening, clocks, List.of(), folder)) {
      Followed followed = Followed.until(10 * MINUTE_MS, player, clocks, Optional.of(Duration.ofSeconds(1)));

      assertThat(player.answeredAt()).hasSizeLessThan(30);
      assertThat(followed.lines()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPauseOfTenSecondsIsSeen(Stamps stamps) {
    var random = new SplittableRandom(5);
    var script = new Script();
    for (int track = 0; track < 20; track++) {
      double pause = random.nextDouble(25, 155);
      script.plays("T" + track, 180, 0, pause).waits("T" + track, 180, pause, 10)
          .plays("T" + track, 180, pause, 180 - pause);
    }

    List<Span> pauses = followed(script, stamps).stream().filter(span -> !span.playing()).toList();

    assertThat(pauses).hasSize(20);
    for (int track = 0; track < 20; track++) {
      Span said = pauses.get(track);
      Stretch truth = script.listening(stamps).truth().get(3 * track + 1);
      assertThat(said.uri()).isEqualTo(uri(truth));
      assertThat(said.length()).isBetween(8_000L, 12_000L);
      assertThat(said.from()).isBetween(truth.start() - away(stamps), truth.start() + away(stamps));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTrackThatWasPlayedAndPausedBetweenTwoLooksIsSeen(Stamps stamps) {
    var script = new Script().plays("A", 180, 0, 120);
    for (int track = 0; track < 30; track++) {
      script.plays("T" + track, 200, 0, 8).waits("T" + track, 200, 8, 70 + track);
    }

    List<Span> spans = followed(script, stamps);

    for (int track = 0; track < 30; track++) {
      Stretch truth = script.listening(stamps).truth().get(2 * track + 1);
      List<Span> said = spans.stream().filter(span -> span.uri().equals(uri(truth))).toList();
      assertThat(said).extracting(Span::playing).as("of " + truth).containsExactly(true, false);
      assertThat(said.getFirst().length()).isBetween(7_000L, 9_500L);
      assertThat(said.getFirst().from()).isBetween(truth.start() - away(stamps),
          truth.start() + away(stamps));
    }
  }

  /// How far off a time may be that only the time of the last change could tell.
  private static long away(Stamps stamps) {
    return stamps == Stamps.TRUE ? 2_000 : LOOK_MS;
  }

  /// What was said of a script that is followed to its end, without the end.
  private List<Span> followed(Script script, Stamps stamps) {
    ScriptedListening listening = script.listening(stamps);
    try (var player = new ServedPlayer(listening, clocks, List.of(), folder)) {
      return spans(Followed.until(listening.lengthMs() - 2_000, player, clocks, Optional.empty()));
    }
  }

  private static List<Span> spans(Followed followed) {
    List<Span> spans = new ArrayList<>();
    List<Followed.Said> said = followed.said();
    for (int i = 0; i < said.size(); i++) {
      Playback playback = said.get(i).playback();
      long end = i + 1 < said.size() ? said.get(i + 1).at() : Long.MAX_VALUE;
      String uri = switch (playback) {
        case Playback.Playing playing -> playing.item().track().id().orElse("");
        case Playback.Paused paused -> paused.item().flatMap(item -> item.track().id()).orElse("");
        case Playback.Muted _ -> "";
        case Playback.Stopped _ -> "";
        case Playback.Unknown _ -> "";
      };
      spans.add(new Span(uri, playback instanceof Playback.Playing, said.get(i).at(), end));
    }
    return spans;
  }

  private static int mostWithinAnHour(List<Long> looks) {
    int most = 0;
    int from = 0;
    for (int i = 0; i < looks.size(); i++) {
      while (looks.get(i) - looks.get(from) >= HOUR_MS) {
        from++;
      }
      most = Math.max(most, i - from + 1);
    }
    return most;
  }

  private static int looks(ServedPlayer player, long from, long to) {
    return Math.toIntExact(player.answeredAt().stream().filter(look -> look >= from && look < to).count());
  }

  private static String uri(Stretch stretch) {
    return stretch.loaded().map(ScriptedListening.Loaded::uri).orElse("");
  }
}
