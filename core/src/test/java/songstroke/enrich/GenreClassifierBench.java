package songstroke.enrich;

import java.util.List;
import java.util.Locale;

import songstroke.timeline.Clocks;

/// Prints how many genre names one core reads a second. Run by `bench/genre-classifier.sh`.
final class GenreClassifierBench {
  private static final int ROUNDS = 8;
  private static final int PASSES = 100;

  private GenreClassifierBench() {}

  public static void main(String[] arguments) {
    GenreClassifier classifier = GenreClassifier.shipped();
    List<String> names = List.copyOf(GenreTree.shipped().names());
    for (int round = 1; round <= ROUNDS; round++) {
      long started = Clocks.system().monotonicNanos();
      int known = 0;
      for (int pass = 0; pass < PASSES; pass++) {
        for (String name : names) {
          known += classifier.classify(name).isKnown() ? 1 : 0;
        }
      }
      double seconds = (Clocks.system().monotonicNanos() - started) / 1e9;
      double count = (double) PASSES * names.size();
      System.out
          .println(String.format(Locale.ROOT, "round %d: %.0f names, %.0f a second, %.0f known", round, count,
              count / seconds, (double) known));
    }
  }
}
