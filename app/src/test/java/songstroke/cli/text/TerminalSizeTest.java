package songstroke.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.timeline.SettableClocks;

class TerminalSizeTest {
  private final SettableClocks clocks = new SettableClocks(Instant.EPOCH, ZoneOffset.UTC);
  private final AtomicReference<String> said = new AtomicReference<>("50 132\n");
  private final AtomicInteger asked = new AtomicInteger();
  private final TerminalSize size = new TerminalSize(clocks, () -> {
    asked.incrementAndGet();
    return said.get();
  });

  @Test
  void rowsComeBeforeColumns() {
    assertThat(size.now()).isEqualTo(new LiveLine.Size(50, 132));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "0 0\n", "1 80\n", "24 1\n", "24\n", "24 80 3\n", "-24 80\n", "rows 24",
    "99999999999 80", "stty: 'standard input': Inappropriate ioctl for device"})
  void aSizeThatNobodyCanTellIsTheUsualOne(String answer) {
    said.set(answer);

    assertThat(size.now()).isEqualTo(new LiveLine.Size(24, 80));
  }

  @Test
  void itIsNotAskedForEachTimeTheLineIsDrawn() {
    for (int drawn = 0; drawn < 10; drawn++) {
      size.now();
      clocks.tick(Duration.ofMillis(200));
    }

    assertThat(asked).hasValue(1);
  }

  @Test
  void aChangeThatTheSystemDoesNotTellIsSeenAfterTwoSeconds() {
    size.now();
    said.set("20 40\n");
    clocks.tick(Duration.ofSeconds(2));
    assertThat(size.now()).isEqualTo(new LiveLine.Size(50, 132));

    clocks.tick(Duration.ofNanos(1));
    assertThat(size.now()).isEqualTo(new LiveLine.Size(20, 40));
    assertThat(asked).hasValue(2);
  }

  @Test
  void theRealTerminalHasASizeOrTheUsualOne() {
    assertThat(new TerminalSize(clocks).now())
        .satisfies(real -> assertThat(Math.min(real.rows(), real.columns())).isGreaterThan(1));
  }
}
