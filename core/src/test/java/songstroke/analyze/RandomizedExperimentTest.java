package songstroke.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RandomizedExperimentTest {

  @Test
  void theReferenceExperimentGivesTheReferenceValues() {
    JsonNode json = Fixture.json("X1_experiment_2arm_dev");
    List<RandomizedExperiment.Block> blocks = Fixture.table("X1_experiment_2arm_dev.csv").stream()
        .map(RandomizedExperimentTest::block).toList();
    var result = RandomizedExperiment.analyze(blocks, "silence");
    var exact = within(json.get("tolerance").asDouble());
    JsonNode own = json.get("result").get("own");
    assertThat(result.rounds()).isEqualTo(json.get("rounds").asInt());
    assertThat(result.df()).isEqualTo(json.get("df").asInt());
    assertThat(result.pooledS2()).isCloseTo(json.get("pooled_s2").asDouble(), exact);
    assertThat(result.assignments()).isEqualTo(json.get("assignments").asLong());
    assertThat(result.effects()).singleElement().satisfies(effect -> {
      assertThat(effect.estimateLog()).isCloseTo(own.get("estimate_log").asDouble(), exact);
      assertThat(effect.percent()).isCloseTo(own.get("percent").asDouble(), exact);
      assertThat(effect.t()).isCloseTo(own.get("t").asDouble(), exact);
      assertThat(effect.p()).isCloseTo(own.get("p_maxT").asDouble(), exact);
      assertThat(effect.ciLo()).isCloseTo(own.get("unadjusted_ci95_log").get(0).asDouble(), exact);
      assertThat(effect.ciHi()).isCloseTo(own.get("unadjusted_ci95_log").get(1).asDouble(), exact);
      assertThat(effect.finding()).isEqualTo(RandomizedExperiment.Finding.NO_CLEAR_DIFFERENCE);
    });
  }

  @Test
  void aLargeEffectIsFoundInEitherDirection() {
    RandomGenerator random = SimulatedTypist.random(3);
    var result = RandomizedExperiment.analyze(experiment(12, List.of(0.0, 0.3, -0.3), 0.05, random), "c0");
    assertThat(result.effects()).extracting(RandomizedExperiment.Effect::finding).containsExactly(
        RandomizedExperiment.Finding.CAUSES_FASTER, RandomizedExperiment.Finding.CAUSES_SLOWER);
    assertThat(result.assignments()).isEqualTo(10_000);
  }

  @Test
  void aTinyEffectInALongExperimentIsAboutTheSame() {
    var result = RandomizedExperiment.analyze(
        experiment(200, List.of(0.0, 0.001), 0.04, SimulatedTypist.random(5)),
        "c0");
    assertThat(result.effects().getFirst().finding()).isEqualTo(RandomizedExperiment.Finding.ABOUT_THE_SAME);
  }

  @Test
  void pIsUniformWhenNothingMatters() {
    RandomGenerator random = SimulatedTypist.random(11);
    int[] tenth = new int[10];
    int runs = 1000;
    for (int i = 0; i < runs; i++) {
      double p = RandomizedExperiment.analyze(experiment(10, List.of(0.0, 0.0), 0.1, random), "c0").effects()
          .getFirst().p();
      tenth[(int) Math.min(9, Math.ceil(p * 10) - 1)]++;
    }
    double chiSquare = 0;
    for (int count : tenth) {
      chiSquare += Math.pow(count - runs / 10.0, 2) / (runs / 10.0);
    }
    assertThat(chiSquare).as("10 bins, 99.9 %% point of 9 degrees of freedom").isLessThan(27.9);
  }

  @Test
  void allConditionsTogetherKeepTheErrorRate() {
    RandomGenerator random = SimulatedTypist.random(12);
    int claims = 0;
    int runs = 400;
    for (int i = 0; i < runs; i++) {
      var result = RandomizedExperiment.analyze(experiment(6, List.of(0.0, 0.0, 0.0), 0.1, random), "c0");
      claims += result.effects().stream().anyMatch(effect -> effect.p() <= 0.05) ? 1 : 0;
    }
    assertThat(claims).isLessThan((int) (runs * 0.085));
  }

  @Test
  void roundsWithAMissingOrShortBlockAreVoid() {
    List<RandomizedExperiment.Block> blocks = experiment(5, List.of(0.0, 0.1), 0.05,
        SimulatedTypist.random(1));
    blocks.removeLast();
    blocks.set(0, new RandomizedExperiment.Block(1, "c0", 149, 20_000));
    blocks.set(2, new RandomizedExperiment.Block(2, "c0", Double.NaN, 20_000));
    var result = RandomizedExperiment.analyze(blocks, "c0");
    assertThat(result.rounds()).isEqualTo(2);
    assertThat(result.voidRounds()).isEqualTo(3);
  }

  @Test
  void oneRoundIsNotAnExperiment() {
    var result = RandomizedExperiment
        .analyze(experiment(1, List.of(0.0, 0.1), 0.05, SimulatedTypist.random(1)), "c0");
    assertThat(result.effects()).isEmpty();
  }

  @Test
  void equalBlocksGiveNoDifferenceAndNoNaN() {
    List<RandomizedExperiment.Block> blocks = new ArrayList<>();
    for (int r = 1; r <= 8; r++) {
      blocks.add(new RandomizedExperiment.Block(r, "a", 300, 60_000));
      blocks.add(new RandomizedExperiment.Block(r, "b", 300, 60_000));
    }
    var effect = RandomizedExperiment.analyze(blocks, "a").effects().getFirst();
    assertThat(effect.p()).isEqualTo(1);
    assertThat(effect.t()).isZero();
    assertThat(effect.finding()).isEqualTo(RandomizedExperiment.Finding.ABOUT_THE_SAME);
  }

  @Test
  void wrongPlansAreRefusedInOneSentence() {
    List<RandomizedExperiment.Block> blocks = experiment(4, List.of(0.0, 0.1), 0.05,
        SimulatedTypist.random(1));
    assertThatIllegalArgumentException().isThrownBy(() -> RandomizedExperiment.analyze(blocks, "quiet"))
        .withMessageContaining("quiet");
    assertThatIllegalArgumentException().isThrownBy(() -> RandomizedExperiment.analyze(List.of(), "c0"));
    blocks.add(blocks.getFirst());
    assertThatIllegalArgumentException().isThrownBy(() -> RandomizedExperiment.analyze(blocks, "c0"))
        .withMessageContaining("twice");
  }

  @Test
  void looksAreAtHalfThreeQuartersAndTheEnd() {
    assertThat(PlannedLooks.of(24)).extracting(PlannedLooks.Look::rounds).containsExactly(12, 18, 24);
    assertThat(PlannedLooks.of(10)).extracting(PlannedLooks.Look::rounds).containsExactly(5, 8, 10);
    assertThat(PlannedLooks.at(18, 24)).map(PlannedLooks.Look::level).hasValue(0.0183);
    assertThat(PlannedLooks.at(17, 24)).isEmpty();
  }

  @Test
  void lookingAfterEveryRoundKeepsTheErrorRateOfTheAnytimeEvidence() {
    RandomGenerator random = SimulatedTypist.random(21);
    int claims = 0;
    for (int run = 0; run < 1000; run++) {
      AnytimeEvidence evidence = new AnytimeEvidence(0.1);
      boolean claimed = false;
      for (int round = 0; round < 60; round++) {
        evidence.add(Math.sqrt(2) * 0.1 * random.nextGaussian());
        claimed |= evidence.suffices(2);
      }
      claims += claimed ? 1 : 0;
    }
    assertThat(claims).isLessThan(50);
  }

  @Test
  void aTrueEffectIsFoundByTheAnytimeEvidence() {
    AnytimeEvidence evidence = new AnytimeEvidence(0.1);
    assertThat(evidence.value()).isEqualTo(1, within(1e-12));
    for (int round = 0; round < 30; round++) {
      evidence.add(0.1);
    }
    assertThat(evidence.suffices(2)).isTrue();
    for (int round = 0; round < 5000; round++) {
      evidence.add(0.5);
    }
    assertThat(evidence.value()).isFinite();
  }

  private static RandomizedExperiment.Block block(Map<String, String> cells) {
    return new RandomizedExperiment.Block(Integer.parseInt(cells.getOrDefault("round", "")),
        cells.getOrDefault("condition", ""), Double.parseDouble(cells.getOrDefault("intervals", "")),
        Double.parseDouble(cells.getOrDefault("active_ms", "")));
  }

  private static List<RandomizedExperiment.Block> experiment(int rounds, List<Double> effects, double sd,
      RandomGenerator random) {
    List<RandomizedExperiment.Block> blocks = new ArrayList<>();
    for (int r = 1; r <= rounds; r++) {
      double round = 0.1 * random.nextGaussian();
      for (int c = 0; c < effects.size(); c++) {
        double y = Math.log(55) + round + effects.get(c) + sd * random.nextGaussian();
        blocks.add(new RandomizedExperiment.Block(r, "c" + c, 400, 12_000 * 400 / Math.exp(y)));
      }
    }
    return blocks;
  }
}
