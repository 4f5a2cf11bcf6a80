package songstroke.cli;

import java.io.IOException;
import java.io.InputStream;
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
import songstroke.correlation.Collected;
import songstroke.correlation.Enrich;
import songstroke.correlation.KnownGenres;
import songstroke.correlation.Recording;
import songstroke.correlation.ResultFiles;
import songstroke.correlation.Straight;
import songstroke.recorder.Folded;
import songstroke.recorder.Folding;
import songstroke.timeline.RecordingFormatException;
import songstroke.timeline.RecordingReader;

/// `songstroke analyze`: recording files in, segments and charts out.
@Command(name = "analyze", mixinStandardHelpOptions = true, sortOptions = false)
final class AnalyzeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Recordings: .jsonl or .jsonl.gz.")
  List<Path> files = List.of();

  @Option(names = "--out", paramLabel = "DIR", defaultValue = "data", description = "Where the results go (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("data");

  private final Main main;

  private record Read(long start, Folded folded) {}

  AnalyzeCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() throws Exception {
    List<Read> recordings = new ArrayList<>();
    for (Path file : files) {
      recordings.add(fold(file));
    }
    Folded all = recordings.stream()
        .sorted(Comparator.comparingLong(Read::start))
        .map(Read::folded)
        .reduce(Folded::then)
        .orElseThrow();
    // The recordings stay where they are, so none is copied.
    var collected = Collected.of(new Recording(InputStream::nullInputStream), all);
    ResultFiles.Values values = Straight.from(collected,
        new Enrich(KnownGenres.byTags(main.surroundings().clocks())));
    new Summary(main).print(Results.write(OutputFolder.open(out), values));
    return ExitCode.OK;
  }

  private Read fold(Path file) throws IOException {
    try (RecordingReader reader = RecordingReader.open(file, this::warn)) {
      return new Read(reader.header().start(), Folding.of(reader));
    } catch (ZipException e) {
      throw new Failure(ExitCode.BAD_DATA, file + ": not a gzip file (" + e.getMessage() + ")", e);
    } catch (RecordingFormatException | FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new Failure(ExitCode.NO_INPUT, file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private void warn(String warning) {
    main.surroundings().err().println("songstroke: " + warning);
  }
}
