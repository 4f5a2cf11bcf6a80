package songstroke.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Folds recordings that are in memory again and again; prints `warm`, and the processor time of a round in s.
public final class WarmFold {
  private static final long WARM_NANOS = 6_000_000_000L;

  private final List<Recording> recordings;

  private WarmFold(List<Recording> recordings) {
    this.recordings = recordings;
  }

  /// Run with the number of threads, and a recording file or a folder of recordings.
  public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
    int threads = Integer.parseInt(args[0]);
    var fold = new WarmFold(Recording.readAll(Path.of(args[1])));
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      long spent = 0;
      while (spent < WARM_NANOS) {
        long round = fold.round(pool, threads);
        spent += round;
        System.out.printf(Locale.ROOT, "warm %.6f%n", round / 1e9);
      }
    }
  }

  /// @return the processor time of all threads together, in ns
  private long round(ExecutorService pool, int threads) throws InterruptedException, ExecutionException {
    var next = new AtomicInteger();
    List<Future<Long>> parts = IntStream.range(0, threads).mapToObj(_ -> pool.submit(() -> part(next)))
        .toList();
    long sum = 0;
    for (Future<Long> part : parts) {
      sum += part.get();
    }
    return sum;
  }

  private long part(AtomicInteger next) {
    long before = ThreadTime.nanos();
    for (int at = next.getAndIncrement(); at < recordings.size(); at = next.getAndIncrement()) {
      if (recordings.get(at).fold().usual().isEmpty()) {
        throw new IllegalStateException("A recording has no segments");
      }
    }
    return ThreadTime.nanos() - before;
  }
}
