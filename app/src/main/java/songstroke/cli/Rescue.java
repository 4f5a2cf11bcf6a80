package songstroke.cli;

import java.io.IOException;

import songstroke.pipeline.StepFailedException;
import songstroke.recorder.RecordingFolder;
import songstroke.runs.OutputFolder;
import songstroke.runs.Results;
import songstroke.steps.Collected;
import songstroke.steps.DirectRun;
import songstroke.steps.Enrich;
import songstroke.steps.Enriched;
import songstroke.steps.KnownGenres;
import songstroke.steps.ResultFiles;
import songstroke.wiring.RecordingSession;

/// What becomes of a recording that could not be kept as a run, whatever the reason: its results are written into the
/// output folder as far as possible, and the person is told what is there.
///
/// @param enrich finds genres; tags alone are used when it fails
record Rescue(CommandContext context, Enrich enrich, OutputFolder results) {
  /// Writes the results; nothing happens when nothing was recorded.
  void of(RecordingSession session) {
    Collected collected = session.collected();
    if (collected == null) {
      return;
    }
    try {
      ResultFiles.Values figures = DirectRun.withoutCharts(collected, enriched(collected), enrich.reading());
      Results.write(results, figures);
      Results written = Results.write(results, withCharts(figures));
      new Summary(context).print(written);
      context.warn(written.unwritten().orElse(
          "the run could not be kept, but its results are in " + results.path("")));
    } catch (Exception | Error e) {
      context.warn("the results could not be written: " + StepFailedException.messageOf(e));
    }
    session.cutOff().ifPresent(why -> context.warn(results.path(RecordingFolder.CURRENT)
        + " is cut off (" + why + "); the rest is lost"));
  }

  private Enriched enriched(Collected collected) throws IOException, StepFailedException {
    try {
      return DirectRun.enriched(collected, enrich);
    } catch (Exception | Error e) {
      context.warn("genres could not be looked up: " + StepFailedException.messageOf(e));
      return DirectRun.enriched(collected,
          new Enrich(KnownGenres.byTags(context.process().clocks()), enrich.reading()));
    }
  }

  private ResultFiles.Values withCharts(ResultFiles.Values figures) {
    try {
      return DirectRun.withCharts(figures);
    } catch (Exception | Error e) {
      context.warn("the charts could not be drawn: " + StepFailedException.messageOf(e));
      return figures;
    }
  }
}
