package songstroke.cli;

import songstroke.pipeline.Pipeline;
import songstroke.pipeline.Site;
import songstroke.pipeline.WordSteps;

/// Brings the pipeline `words`, as a jar on the class path would.
public final class WordsProvider implements Pipeline.Provider {
  @Override
  public Pipeline pipeline(Site site) {
    return WordSteps.pipeline();
  }
}
