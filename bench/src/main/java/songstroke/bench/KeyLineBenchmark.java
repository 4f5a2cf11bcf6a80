package songstroke.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import songstroke.timeline.PressColumns;
import songstroke.timeline.RecordingReader;
import songstroke.timeline.TimelineEvent;

/// Reading the lines of a recording into columns; an operation is a key line.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KeyLineBenchmark {
  private static final int PRESSES = 200_000;

  /// Whether the order of the fields differs from line to line.
  @Param({"--in-order", "--shuffle"})
  String order = "";
  private byte[] file = {};

  /// Makes the recording.
  @Setup
  public void generate() throws IOException {
    file = Sample.file(PRESSES, order);
  }

  /// One round.
  @Benchmark
  @OperationsPerInvocation(PRESSES)
  public PressColumns read() throws IOException {
    var presses = new PressColumns();
    try (RecordingReader reader = RecordingReader.of("sample", new ByteArrayInputStream(file), _ -> {})) {
      TimelineEvent event;
      do {
        event = reader.next(presses);
      } while (event != null);
    }
    return presses;
  }
}
