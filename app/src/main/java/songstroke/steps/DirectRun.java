package songstroke.steps;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

import songstroke.enrich.GenreReading;
import songstroke.pipeline.Parameter;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepFailedException;
import songstroke.problem.Problem;
import songstroke.secret.Secret;

/// The steps after `collect_and_track` one after the other, with nothing kept: for recordings that lie somewhere else.
public final class DirectRun {
  private DirectRun() {}

  /// Does the work.
  public static ResultFiles.Values from(Collected collected, Enrich enrich)
      throws IOException, StepFailedException {
    letGo();
    ResultFiles.Values figures = withoutCharts(collected, enriched(collected, enrich), enrich.reading());
    letGo();
    return withCharts(figures);
  }

  /// Gives back what the step before no longer needs. The serial collector would rather take more from the machine, and
  /// keep its young generation too small for what follows: 100 MB after ten million presses.
  private static void letGo() {
    System.gc();
  }

  /// Does the first step.
  public static Enriched enriched(Collected collected, Enrich enrich)
      throws IOException, StepFailedException {
    return enrich.run(collected.segments(), new NoContext());
  }

  /// Does the second step.
  public static ResultFiles.Values withoutCharts(Collected collected, Enriched enriched,
      Supplier<GenreReading> reading)
      throws IOException, StepFailedException {
    Analyzed analyzed = new Analyze(reading).run(enriched.segments(), new NoContext());
    return new ResultFiles.Values(collected, enriched, analyzed, Optional.empty());
  }

  /// Does the last step.
  public static ResultFiles.Values withCharts(ResultFiles.Values figures)
      throws IOException, StepFailedException {
    Drawn drawn = new Visualize()
        .run(new ToDraw(figures.enriched().segments().usual(), figures.analyzed().genres(),
            figures.analyzed().tracks(), figures.collected().pace()), new NoContext());
    return new ResultFiles.Values(figures.collected(), figures.enriched(), figures.analyzed(),
        Optional.of(drawn));
  }

  /// Nobody watches, and nothing can be set.
  record NoContext() implements StepContext {
    @Override
    public String run() {
      return "";
    }

    @Override
    public int attempt() {
      return 1;
    }

    @Override
    public <T> T parameter(Parameter<T> parameter) {
      return parameter.value(parameter.standard());
    }

    @Override
    public Secret secret(String name) throws StepFailedException {
      throw new StepFailedException(Problem.CONFIGURATION,
          "the secret '" + name + "' is not given to a step outside a run");
    }

    @Override
    public Optional<Secret> optionalSecret(String name) {
      return Optional.empty();
    }

    @Override
    public void log(String line) {}

    @Override
    public void note(String name, String value) {}
  }
}
