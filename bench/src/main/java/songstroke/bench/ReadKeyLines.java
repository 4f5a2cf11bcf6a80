package songstroke.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// Reads a recording file into columns a few times; prints `warm`, and the processor time of a round in s.
public final class ReadKeyLines {
  private static final int ROUNDS = 4;

  private ReadKeyLines() {}

  /// Run with a recording file.
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    for (int round = 0; round < ROUNDS; round++) {
      long before = ThreadTime.nanos();
      Recording.read(file);
      long took = ThreadTime.nanos() - before;
      System.out.printf(Locale.ROOT, "warm %.6f%n", took / 1e9);
    }
  }
}
