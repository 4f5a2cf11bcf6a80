package songstroke.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.segment.TypingMetrics.Keys;

class TypingMetricsTest {
  @ParameterizedTest
  @ValueSource(strings = {"TypingMetrics", "TypingMetrics$Keys", "TypingMetrics$Iki"})
  void whatIsUnknownIsWholeWhicheverClassIsUsedFirst(String first) throws Exception {
    URL[] classes = {TypingMetrics.class.getProtectionDomain().getCodeSource().getLocation()};
    try (var fresh = new URLClassLoader(classes, null)) {
      Class.forName("songstroke.segment." + first, true, fresh);
      Object unknown = fresh.loadClass("songstroke.segment.TypingMetrics").getField("UNKNOWN").get(null);

      assertThat(unknown).hasToString(TypingMetrics.UNKNOWN.toString());
      assertThat(unknown.toString()).doesNotContain("null");
    }
  }

  @Test
  void aCountBelowZeroIsRefusedUnlessItIsUndefined() {
    assertThatThrownBy(() -> TypingMetrics.of(Keys.NONE, -2, 0)).hasMessage("There cannot be -2 intervals");
    assertThatThrownBy(() -> new Keys(0, 0, 0, -7, 0, 0)).hasMessage("There cannot be -7 backspaces");
    assertThat(TypingMetrics.of(Keys.UNKNOWN, TypingMetrics.UNDEFINED, 0).activeWpm()).isNaN();
  }
}
