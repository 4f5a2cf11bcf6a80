package songstroke.capture.music.spotify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import songstroke.capture.music.spotify.ScriptedListening.Habits;

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
      for (int heartbeat : List.of(10, 15, 30, 60)) {
        PollingComparison.Figures figures = PollingComparison.ours(listening, Duration.ofSeconds(heartbeat));
        System.out.println(figures);
        assertThat(figures.missed()).isLessThan(0.1);
      }
    }
  }
}
