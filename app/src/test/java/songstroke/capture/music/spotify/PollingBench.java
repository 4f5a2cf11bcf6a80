package songstroke.capture.music.spotify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import songstroke.capture.music.spotify.ScriptedListening.Habits;
import songstroke.capture.music.spotify.ScriptedListening.Stamps;

/// The figures of twenty thousand tracks. Run by `bench/polling.sh`; prints a line a way of asking.
class PollingBench {
  private static final int TRACKS = 20_000;

  @Test
  void printsTheFigures() {
    for (Habits habits : List.of(Habits.PLAIN, Habits.ALL)) {
      ScriptedListening listening = ScriptedListening.of(1, TRACKS, habits);
      System.out.printf("%n%d tracks, %d hours, %s:%n", TRACKS, listening.lengthMs() / 3_600_000,
          habits.equals(Habits.PLAIN) ? "skips and pauses" : "everything that can happen");
      System.out.println(PollingComparison.everySecond(listening));
      for (int wish : List.of(0, 10, 15, 30, 60)) {
        show(PollingComparison.ours(listening,
            wish == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(wish))));
      }
      System.out.println("the same when the times of the last change are frozen:");
      show(PollingComparison.ours(ScriptedListening.of(1, TRACKS, habits, Stamps.FROZEN), Optional.empty()));
    }
  }

  private static void show(PollingComparison.Figures figures) {
    System.out.println(figures);
    assertThat(figures.missed()).isLessThan(0.1);
  }
}
