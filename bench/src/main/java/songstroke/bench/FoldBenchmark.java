package songstroke.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import songstroke.segment.ByPause;

/// The fold of presses in columns into segments, every metric, three pause rules; an operation is a press.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FoldBenchmark {
  private static final int PRESSES = 1_000_000;

  private Recording recording = Sample.NONE;

  /// Makes the recording.
  @Setup
  public void generate() throws IOException {
    recording = Sample.recording(PRESSES);
  }

  /// One round.
  @Benchmark
  @OperationsPerInvocation(PRESSES)
  public ByPause fold() {
    return recording.fold();
  }
}
