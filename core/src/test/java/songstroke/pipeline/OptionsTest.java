package songstroke.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import songstroke.problem.Problem;
import songstroke.secret.Secret;

class OptionsTest {
  private static final Parameter<Double> DURATION = Parameter.positive("duration", "60", "Seconds.");

  @Test
  void theWaitDoublesUpToTheMost() {
    Retry retry = Retry.ofTemporary(9);
    assertThat(IntStream.rangeClosed(1, 8).mapToObj(retry::delayAfter).map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
  }

  @Test
  void onlyTemporaryFailuresAreWorthARetry() {
    Retry retry = Retry.ofTemporary(2);
    assertThat(retry.again(1, new IOException("reset"))).isTrue();
    assertThat(retry.again(1, new StepFailedException(Problem.TEMPORARY, "busy"))).isTrue();
    assertThat(retry.again(1, new StepFailedException(Problem.BAD_DATA, "no"))).isFalse();
    assertThat(retry.again(1, new DamagedArtifactException("damaged"))).isFalse();
    assertThat(retry.again(1, new IllegalStateException("defect"))).isFalse();
    assertThat(retry.again(2, new IOException("reset"))).isFalse();
    assertThat(Retry.never().again(1, new IOException("reset"))).isFalse();
  }

  @Test
  void wrongOptionsAreRefused() {
    assertThatThrownBy(() -> StepOptions.standard().within(Duration.ZERO)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> Retry.ofTemporary(0)).hasMessageContaining("attempts >= 1");
  }

  @Test
  void aWrongParameterNamesItselfAndWhatItShouldBe() {
    assertThatThrownBy(() -> Parameters.of(List.of(DURATION), Map.of("duration", "soon")))
        .hasMessage("parameter duration is 'soon': it is a number above 0");
    assertThatThrownBy(() -> Parameters.of(List.of(DURATION), Map.of("durations", "5")))
        .hasMessage("no parameter named \'durations'; did you mean duration?");
  }

  @Test
  void whatIsNotGivenHasItsStandard() {
    assertThat(Parameters.of(List.of(DURATION), Map.of()).value(DURATION)).isEqualTo(60.0);
  }

  @Test
  void nearNamesAreThoseThatDifferLittleOrBeginAlike() {
    List<String> names = List.of("collect_and_track", "enrich", "analyze", "visualize");
    assertThat(Names.nearest("anlayze", names)).containsExactly("analyze");
    assertThat(Names.nearest("collect", names)).containsExactly("collect_and_track");
    assertThat(Names.nearest("xyz", names)).isEmpty();
    assertThat(Names.hint("xyz", names))
        .isEqualTo("; available: analyze, collect_and_track, enrich, visualize");
    assertThat(Names.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Names.distance("wrods", "words")).isEqualTo(1);
  }

  @Test
  void aSecretDoesNotShowItself() {
    Secret secret = new Secret("tok-123");
    assertThat("it is " + secret + " " + secret.blot("key tok-123!")).isEqualTo("it is *** key ***!");
    assertThat(secret).isEqualTo(new Secret("tok-123"));
  }
}
