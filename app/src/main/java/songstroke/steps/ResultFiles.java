package songstroke.steps;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import songstroke.pipeline.Port;

/// The files of an output folder: which artifact of the pipeline each of them is.
public final class ResultFiles {
  /// In the order in which a person is told of them.
  public static final List<ResultFile<?>> ALL = all();

  private ResultFiles() {}

  /// One file.
  ///
  /// @param step   the step that makes its artifact
  /// @param name   the file's name
  /// @param output the step's output among those of all steps
  public record ResultFile<O extends Record>(String step, Port<O, ?> port, String name,
      Function<Values, Optional<O>> output) {
    /// Whether the step's output is among these.
    public boolean isIn(Values values) {
      return output.apply(values).isPresent();
    }

    /// Writes the file's bytes, the same as the artifact's.
    ///
    /// @throws java.util.NoSuchElementException when the step's output is not there
    public void write(Values values, OutputStream out) throws IOException {
      write(port, output.apply(values).orElseThrow(), out);
    }

    private static <O extends Record, T> void write(Port<O, T> port, O output, OutputStream out)
        throws IOException {
      port.type().materializer().write(port.value().apply(output), out);
    }
  }

  /// What the steps made.
  ///
  /// @param drawn the charts, when they could be drawn
  public record Values(Collected collected, Enriched enriched, Analyzed analyzed, Optional<Drawn> drawn) {}

  private static List<ResultFile<?>> all() {
    List<ResultFile<?>> files = new ArrayList<>();
    files.add(new ResultFile<>("enrich", Enriched.SEGMENTS, "segments.csv",
        values -> Optional.of(values.enriched())));
    files.add(
        new ResultFile<>("enrich", Enriched.GENRES, "genres.csv", values -> Optional.of(values.enriched())));
    files.add(new ResultFile<>("analyze", Analyzed.REPORT, "report.json",
        values -> Optional.of(values.analyzed())));
    for (Drawn.Pair chart : Drawn.CHARTS) {
      files.add(new ResultFile<>("visualize", chart.png, chart.name + ".png", Values::drawn));
      files.add(new ResultFile<>("visualize", chart.svg, chart.name + ".svg", Values::drawn));
    }
    return List.copyOf(files);
  }
}
