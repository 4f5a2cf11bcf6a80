package songstroke.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How often the analysis is wrong when nothing differs, and right when something does, on simulated people.
@Tag("slow")
class ErrorRateTest {

  @Test
  void theTimeOfDayThatDrivesGenreAndSpeedIsSeldomTakenForAnEffect() {
    assertThat(anyClaim(SimulatedTypist.confoundedByHour(), 200)).isLessThanOrEqualTo(12);
  }

  @Test
  void aHiddenTaskPerSessionIsSeldomTakenForAnEffect() {
    assertThat(anyClaim(SimulatedTypist.confoundedByTask(), 200)).isLessThanOrEqualTo(12);
  }

  @Test
  void halfAYearShowsTenPercentThreeTimesInFour() {
    long found = LongStream.range(0, 40).filter(seed -> claims(SimulatedTypist.halfAYear(), 5_000 + seed)
        .anyMatch(level -> level.level().equals("genre3") && level.verdict() == Verdict.FASTER)).count();
    System.out.printf("%n+10 %%: found in %d of 40%n", found);
    assertThat(found).isGreaterThanOrEqualTo(30);
  }

  private static long anyClaim(SimulatedTypist typist, int runs) {
    long naive = LongStream.range(0, 50).filter(seed -> naiveClaim(typist.type(1_000 + seed))).count();
    assertThat(naive).as("data sets of 50 that fool a plain comparison of means").isGreaterThan(25);
    long wrong = LongStream.range(0, runs).filter(seed -> claims(typist, 1_000 + seed).findAny().isPresent())
        .count();
    System.out.printf("%n%s: any claim in %d of %d, by a plain comparison in %d of 50%n", typist, wrong, runs,
        naive);
    return wrong;
  }

  private static Stream<Report.Level> claims(SimulatedTypist typist, long seed) {
    return Analysis.of(typist.type(seed), AnalysisOptions.defaults()).levels().stream()
        .filter(level -> level.verdict().isClaim());
  }

  /// Whether Welch's test finds any genre different from the rest of the music.
  private static boolean naiveClaim(List<AnalysisRow> rows) {
    List<AnalysisRow> music = rows.stream().filter(AnalysisRow::isMusic).toList();
    LevelTable levels = LevelTable.of(music, Grouping.genre());
    return IntStream.range(0, levels.modelled()).anyMatch(g -> {
      double[][] y = new double[2][];
      for (int in = 0; in < 2; in++) {
        boolean inside = in == 1;
        y[in] = IntStream.range(0, music.size())
            .filter(i -> Arrays.binarySearch(levels.index()[i], g) >= 0 == inside)
            .mapToDouble(i -> Outcome.SPEED.of(music.get(i).typing())).toArray();
      }
      return y[1].length > 7 && Math.abs(mean(y[1]) - mean(y[0])) > 1.96
          * Math.sqrt(variance(y[1]) / y[1].length + variance(y[0]) / y[0].length);
    });
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
  }
}
