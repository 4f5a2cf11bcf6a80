package songstroke.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixedModelTest {
  @ParameterizedTest
  @ValueSource(strings = {"D1_single_label", "D2_multilabel_ar1", "D3_correlation"})
  void aRoughFitFromThatOfOtherRowsIsNearTheFullOne(String name) {
    List<AnalysisRow> rows = Fixture.load(name).rows();
    Design half = design(rows.subList(0, rows.size() / 2));
    Design all = design(rows);
    MixedModel.Fit full = MixedModel.fit(all);
    MixedModel.Fit rough = MixedModel.fitFrom(MixedModel.fit(half), all);
    assertThat(rough.logLik()).isCloseTo(full.logLik(), within(1e-4));
    assertThat(rough.sigma()).isCloseTo(full.sigma(), within(0.01 * full.sigma()));
    assertThat(rough.tau()).isCloseTo(full.tau(), within(0.02 * full.tau() + 1e-4));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aRoughFitLeavesAFitWithoutAnyDifference(long seed) {
    List<AnalysisRow> equal = new SimulatedTypist(25, 6, List.of(), 0, false, 0).type(seed);
    List<AnalysisRow> different = new SimulatedTypist(25, 6, List.of(0.3, -0.3), 0, false, 0).type(seed);
    MixedModel.Fit full = MixedModel.fit(design(different));
    MixedModel.Fit rough = MixedModel.fitFrom(MixedModel.fit(design(equal)), design(different));
    assertThat(rough.logLik()).isCloseTo(full.logLik(), within(1e-4));
  }

  private static Design design(List<AnalysisRow> rows) {
    List<AnalysisRow> used = Eligibility.select(rows, Outcome.SPEED).used();
    return Design.of(used, Outcome.SPEED, FixedColumns.of(used), LevelTable.of(used, Grouping.genre()));
  }
}
