package songstroke.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.zip.ZipException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import songstroke.enrich.GenreReading;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.runs.OutputFolder;
import songstroke.runs.Results;
import songstroke.segment.Folded;
import songstroke.segment.RecordingFold;
import songstroke.settings.Home;
import songstroke.steps.Collected;
import songstroke.steps.DirectRun;
import songstroke.steps.Enrich;
import songstroke.steps.KnownGenres;
import songstroke.steps.Recording;
import songstroke.steps.ResultFiles;
import songstroke.timeline.RecordingFormatException;
import songstroke.timeline.RecordingReader;
import songstroke.wiring.UserGenres;

/// `songstroke analyze`: recording files in, segments and charts out.
@Command(name = "analyze", mixinStandardHelpOptions = true, sortOptions = false)
final class AnalyzeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*",
      description = "Recordings, as JSON Lines or compressed with gzip.")
  List<Path> files = List.of();

  @Option(names = "--out", paramLabel = "DIR", defaultValue = "data",
      description = "The folder for the results (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("data");

  private final CommandContext context;

  /// One recording that was read.
  ///
  /// @param start in ms since 1970 UTC
  /// @param end   the time of its last event, likewise
  private record Read(Path file, long start, long end, Folded folded) {
    /// Whether the two, this one beginning first, hold the same time. One may begin where the other ends.
    boolean overlaps(Read later) {
      return later.start < end || later.start == start;
    }

    Read orLater(Read other) {
      return other.end > end ? other : this;
    }
  }

  AnalyzeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    List<Read> recordings = new ArrayList<>();
    for (Path file : files) {
      recordings.add(fold(file));
    }
    recordings.sort(Comparator.comparingLong(Read::start));
    requireApart(recordings);
    Folded all = recordings.stream().map(Read::folded).reduce(Folded::then).orElseThrow();
    // The recordings stay where they are, so none is copied.
    var collected = Collected.of(new Recording(InputStream::nullInputStream), all);
    Home home = context.home();
    Supplier<GenreReading> reading = new UserGenres(home).vocabulary();
    ResultFiles.Values values = DirectRun.from(collected, new Enrich(
        KnownGenres.toRead(home.genreMemory(), reading, context.process().clocks()), reading));
    Results results = Results.write(OutputFolder.open(out), values);
    new Summary(context).print(results);
    results.requireWritten();
    return ExitCode.OK;
  }

  private Read fold(Path file) throws IOException {
    try (RecordingReader reader = RecordingReader.open(file, this::warn)) {
      Folded folded = RecordingFold.of(reader);
      return new Read(file, reader.header().start(), reader.lastTime(), folded);
    } catch (ZipException e) {
      throw new Failure(Problem.BAD_DATA, file + ": not a gzip file (" + e.getMessage() + ")", e);
    } catch (RecordingFormatException | FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new Failure(Problem.NO_INPUT, file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /// What was typed counts once: a person cannot have typed two recordings at the same time.
  ///
  /// @param recordings in the order of their starts
  private static void requireApart(List<Read> recordings) {
    Read latest = recordings.getFirst();
    for (Read next : recordings.subList(1, recordings.size())) {
      if (latest.overlaps(next)) {
        throw new Failure(Problem.BAD_DATA,
            latest.file() + " and " + next.file() + " overlap in time (from "
                + Instant.ofEpochMilli(next.start())
                + " to " + Instant.ofEpochMilli(Math.min(latest.end(), next.end()))
                + "), so the same typing would count twice; leave one of them out");
      }
      latest = latest.orLater(next);
    }
  }

  private void warn(String warning) {
    context.process().err().println("songstroke: " + warning);
  }
}
