/// What the scripts in `bench/` run and measure. Nothing of it is shipped.
///
/// Reading order: [GenerateRecordings] (the data, made by a [Typist] and a [Player]), [RecordingToSegments],
/// [BlocksToSegments] and [ReadKeyLines] (whole processes), [WarmFold] (in memory), and the JMH benchmarks
/// [FoldBenchmark], [KeyLineBenchmark] and [PressBlockBenchmark].
@NullMarked
package songstroke.bench;

import org.jspecify.annotations.NullMarked;
