package songstroke.cli;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import songstroke.correlation.Collected;
import songstroke.correlation.Enrich;
import songstroke.correlation.KnownGenres;
import songstroke.correlation.ResultFiles;
import songstroke.correlation.Straight;
import songstroke.pipeline.StepFailedException;
import songstroke.recorder.RecordingFolder;

/// What becomes of a recording that could not be kept as a run, whatever the reason: its results are written into the
/// output folder as far as possible, and the person is told what is there.
///
/// @param enrich finds genres; tags alone are used when it fails
record Rescue(Main main, Enrich enrich, RunFolder folder) {
  /// Writes the results; nothing happens when nothing was recorded.
  void of(@Nullable Collected collected) {
    if (collected == null) {
      return;
    }
    try {
      ResultFiles.Values figures = figures(collected);
      Results.write(folder.results(), figures);
      Results results = Results.write(folder.results(), withCharts(figures));
      new Summary(main).print(results);
      main.warn(results.unwritten().orElse(
          "the run could not be kept, but its results are in " + folder.results().path("")));
    } catch (Exception | Error e) {
      main.warn("the results could not be written: " + StepFailedException.messageOf(e));
    }
    folder.cutOff().ifPresent(why -> main.warn(folder.results().path(RecordingFolder.CURRENT)
        + " is cut off (" + why + ") and the rest of it is lost"));
  }

  private ResultFiles.Values figures(Collected collected) throws IOException, StepFailedException {
    try {
      return Straight.withoutCharts(collected, enrich);
    } catch (Exception | Error e) {
      main.warn("genres could not be looked up: " + StepFailedException.messageOf(e));
      return Straight.withoutCharts(collected, new Enrich(KnownGenres.byTags(main.surroundings().clocks())));
    }
  }

  private ResultFiles.Values withCharts(ResultFiles.Values figures) {
    try {
      return Straight.withCharts(figures);
    } catch (Exception | Error e) {
      main.warn("the charts could not be drawn: " + StepFailedException.messageOf(e));
      return figures;
    }
  }
}
