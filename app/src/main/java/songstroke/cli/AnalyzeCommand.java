package songstroke.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import songstroke.timeline.KeyPress;
import songstroke.timeline.RecordingFormatException;
import songstroke.timeline.RecordingReader;
import songstroke.timeline.TimelineEvent;
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
    try (RecordingReader reader = RecordingReader.open(file, context::warn)) {
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

  /// What was typed counts once. Recordings that overlap in time and hold the same presses are copies of one, whole or
  /// cut; others come from two keyboards.
  ///
  /// @param recordings in the order of their starts
  private static void requireApart(List<Read> recordings) throws IOException {
    List<Read> open = new ArrayList<>();
    for (Read next : recordings) {
      open.removeIf(before -> !before.overlaps(next));
      for (Read before : open) {
        if (before.start() == next.start() || sharePresses(before, next)) {
          throw new Failure(Problem.BAD_DATA,
              before.file() + " and " + next.file() + " overlap in time (from "
                  + Instant.ofEpochMilli(next.start())
                  + " to " + Instant.ofEpochMilli(Math.min(before.end(), next.end()))
                  + "), so the same typing would count twice; leave one of them out");
        }
      }
      open.add(next);
    }
  }

  /// Whether two recordings hold the same presses where they overlap, or none at all there.
  private static boolean sharePresses(Read before, Read next) throws IOException {
    long end = Math.min(before.end(), next.end());
    Set<Long> first = presses(before.file(), next.start(), end);
    Set<Long> second = presses(next.file(), next.start(), end);
    long fewer = Math.min(first.size(), second.size());
    first.retainAll(second);
    return first.size() * 2L >= fewer;
  }

  private static Set<Long> presses(Path file, long from, long to) throws IOException {
    Set<Long> times = new HashSet<>();
    try (RecordingReader reader = RecordingReader.open(file, _ -> {})) {
      for (TimelineEvent event = reader.next(); event != null; event = reader.next()) {
        if (event instanceof KeyPress && event.t() >= from && event.t() <= to) {
          times.add(event.t());
        }
      }
    }
    return times;
  }
}
