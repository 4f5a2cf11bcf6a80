package songstroke.analyze;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/// Prints the processor time of whole analyses, one thread, warm: `main`, by hand.
final class AnalysisBenchmark {
  private AnalysisBenchmark() {}

  public static void main(String[] args) {
    print("526 segments, 10 genres", Fixture.load("D2_multilabel_ar1").rows(), AnalysisOptions.defaults());
    print("526 segments, 35 artists", Fixture.load("D2_multilabel_ar1").rows(),
        AnalysisOptions.defaults().by(Grouping.artist()));
    var long60 = new SimulatedTypist(360, 60, List.of(0.08, -0.06), 0.02, true, 0).type(7);
    print(long60.size() + " segments, 60 genres", long60, AnalysisOptions.defaults());
    print(long60.size() + " segments, 240 artists", long60, AnalysisOptions.defaults().by(Grouping.artist()));
    var huge = new SimulatedTypist(6250, 60, List.of(0.08, -0.06), 0.02, true, 0).type(8);
    print(huge.size() + " segments, 60 genres", huge, AnalysisOptions.defaults());
  }

  private static void print(String what, List<AnalysisRow> rows, AnalysisOptions options) {
    var thread = ManagementFactory.getThreadMXBean();
    double[] seconds = new double[7];
    long claims = 0;
    for (int i = 0; i < seconds.length; i++) {
      long before = thread.getCurrentThreadCpuTime();
      claims = Analysis.of(rows, options).levels().stream().filter(level -> level.verdict().isClaim())
          .count();
      seconds[i] = (thread.getCurrentThreadCpuTime() - before) / 1e9;
    }
    Arrays.sort(seconds);
    System.out.printf("%-32s median %.3f s CPU, best %.3f s CPU (%d claims)%n", what, seconds[3], seconds[0],
        claims);
  }
}
