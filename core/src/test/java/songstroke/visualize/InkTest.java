package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InkTest {
  @ParameterizedTest
  @EnumSource(names = {"TEXT", "MUTED", "REFERENCE", "NEUTRAL", "FASTER", "SLOWER", "MUSIC", "SILENCE",
    "SPEECH", "UNKNOWN"})
  void everyInkThatMeansSomethingStandsOutFromThePaper(Ink ink) {
    assertThat(contrast(ink, Ink.PAPER)).isGreaterThanOrEqualTo(4.5);
  }

  /// WCAG 2.2, contrast ratio and relative luminance.
  private static double contrast(Ink dark, Ink light) {
    return (luminance(light) + 0.05) / (luminance(dark) + 0.05);
  }

  private static double luminance(Ink ink) {
    double[] share = {0.0722, 0.7152, 0.2126};
    return IntStream.range(0, 3).mapToDouble(i -> share[i] * linear(((ink.rgb() >> (8 * i)) & 0xff) / 255.0))
        .sum();
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
