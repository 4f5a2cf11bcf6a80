package songstroke.bench;

import java.io.IOException;
import java.util.List;
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
import songstroke.timeline.PressBlock;
import songstroke.timeline.PressBlockException;
import songstroke.timeline.PressBuffer;

/// Packing, reading and unpacking one full block; an operation is a press.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PressBlockBenchmark {
  private static final int PRESSES = PressBlock.CAPACITY;

  private final PressBuffer presses = new PressBuffer(PRESSES);
  private final PressBuffer room = new PressBuffer(PRESSES);
  private List<PressBlock> blocks = List.of();
  private byte[] bytes = {};

  /// Makes the presses.
  @Setup
  public void generate() throws IOException {
    PressBlock block = Sample.recording(2 * PRESSES).blocks().getFirst();
    bytes = block.toBytes();
    block.unpack(presses);
    blocks = List.of(block);
  }

  /// From columns to bytes.
  @Benchmark
  @OperationsPerInvocation(PRESSES)
  public PressBlock pack() {
    return PressBlock.of(presses);
  }

  /// From kept bytes to a block that is known to be sound.
  @Benchmark
  @OperationsPerInvocation(PRESSES)
  public PressBlock read() throws PressBlockException {
    return PressBlock.read(bytes);
  }

  /// From a block to columns.
  @Benchmark
  @OperationsPerInvocation(PRESSES)
  public PressBuffer unpack() {
    blocks.getFirst().unpack(room);
    return room;
  }
}
