package songstroke.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.Test;

/// The numbers in `docs/reference/analysis.md` are those that the analysis gives.
class WorkedExampleTest {
  private final Report report = Analysis.of(Fixture.load("D1_single_label").rows(),
      AnalysisOptions.defaults());
  private final Report.Model model = report.model().orElseThrow();

  @Test
  void everyLevelOfTheWorkedExampleIsAsThePageSaysIt() throws IOException {
    String page = page();
    for (Report.Level level : report.levels()) {
      Report.Estimate estimate = level.estimate().orElseThrow();
      Contrast c = estimate.contrast();
      assertThat(page).contains(String.format(Locale.ROOT,
          "| %s | %d | %+.1f %% | %+.1f to %+.1f %% | %+.1f | %.4f | %.2f | %.1f %% | %s |", level.level(),
          level.segments(), c.percent(), c.percentLo(), c.percentHi(), estimate.wpmDelta().getAsDouble(),
          c.lfsr(),
          estimate.probSuperiority(), estimate.mde80Percent().getAsDouble(), level.verdict()));
    }
  }

  @Test
  void theModelOfTheWorkedExampleIsAsThePageSaysIt() throws IOException {
    String page = page();
    assertThat(page)
        .contains(String.format(Locale.ROOT, "%d segments from %d sessions", model.n(), model.sessions()));
    Report.Reml reml = model.reml();
    assertThat(page).contains(String.format(Locale.ROOT, "| residual `sigma` | %.4f |", reml.sigma()));
    assertThat(page)
        .contains(String.format(Locale.ROOT, "| between sessions `sigma_s` | %.4f |", reml.sdSession()));
    assertThat(page).contains(String.format(Locale.ROOT, "| between genres `tau` | %.4f |", reml.tau()));
    assertThat(page).contains(String.format(Locale.ROOT, "| autocorrelation `rho` | %.4f |", reml.rho()));
    assertThat(page).contains(
        String.format(Locale.ROOT, "usual speed under music is %.1f WPM",
            model.referenceWpm().getAsDouble()));
    assertThat(page).contains(String.format(Locale.ROOT, "LR = %.2f, p = %.6f", model.levelTest().statistic(),
        model.levelTest().p()));
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "reference", "analysis.md"));
  }
}
