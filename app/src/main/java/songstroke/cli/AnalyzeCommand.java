package songstroke.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import songstroke.segment.Segment;
import songstroke.segment.SegmentFold;
import songstroke.segment.TypingMetrics;
import songstroke.timeline.RecordingFormatException;
import songstroke.timeline.RecordingReader;
import songstroke.timeline.TimelineEvent;

/// `songstroke analyze`: recording files in, segments and charts out.
@Command(name = "analyze", mixinStandardHelpOptions = true, sortOptions = false, description = "Turn recording files into segments and charts.")
final class AnalyzeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Recordings: .jsonl or .jsonl.gz.")
  List<Path> files = List.of();

  @Option(names = "--out", paramLabel = "DIR", defaultValue = "data", description = "Where the results go (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("data");

  private final Main main;

  /// A recording's segments and counts.
  record Folded(long start, List<Segment> segments, long presses, long unattributed) {}

  AnalyzeCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    List<Folded> recordings = new ArrayList<>();
    for (Path file : files) {
      recordings.add(fold(file));
    }
    recordings.sort(Comparator.comparingLong(Folded::start));
    Results results = Results.write(OutputFolder.open(out),
        recordings.stream().flatMap(recording -> recording.segments().stream()).toList());
    new Summary(main).print(results, recordings.stream().mapToLong(Folded::presses).sum(),
        recordings.stream().mapToLong(Folded::unattributed).sum());
    return ExitCode.OK;
  }

  private Folded fold(Path file) throws IOException {
    try (RecordingReader reader = RecordingReader.open(file, this::warn)) {
      List<Segment> segments = new ArrayList<>();
      var fold = new SegmentFold(reader.header(), segments::add);
      for (TimelineEvent event = reader.next(); event != null; event = reader.next()) {
        fold.accept(event);
      }
      fold.finish();
      return new Folded(reader.header().start(), segments, fold.total().presses(), unattributed(fold));
    } catch (ZipException e) {
      throw new Failure(ExitCode.BAD_DATA, file + ": not a gzip file (" + e.getMessage() + ")", e);
    } catch (RecordingFormatException | FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new Failure(ExitCode.NO_INPUT, file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /// Presses that belong to no segment.
  static long unattributed(SegmentFold fold) {
    return fold.unattributed().values().stream().mapToLong(TypingMetrics.Keys::presses).sum();
  }

  private void warn(String warning) {
    main.surroundings().err().println("songstroke: " + warning);
  }
}
