package songstroke.stack.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.pipeline.ArtifactStoreException;
import songstroke.problem.Problem;

class S3PlaceTest {
  private static final String HASH = "ab".repeat(32);

  @Test
  void anArtifactsKeyIsItsHashBelowThePrefix() {
    S3Place place = place("prefix", "/team/typing/");
    assertThat(place.key(HASH)).isEqualTo("team/typing/ab/" + "ab".repeat(31));
    assertThat(place.sha256(place.key(HASH))).contains(HASH);
    assertThat(place.uri(HASH)).isEqualTo("s3://artifacts/team/typing/ab/" + "ab".repeat(31));
    assertThat(place("region", "eu-central-1").key(HASH)).isEqualTo("ab/" + "ab".repeat(31));
  }

  @Test
  void aKeyOfSomethingElseIsNoArtifact() {
    S3Place place = place("prefix", "team");
    assertThat(place.sha256("team/ab/notes.txt")).isEmpty();
    assertThat(place.sha256("other/ab/" + "ab".repeat(31))).isEmpty();
    assertThat(place.sha256("team/abab/" + "ab".repeat(30))).isEmpty();
    assertThat(place.sha256("team/a/b/" + "ab".repeat(31))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"endpoint, localhost:9000", "endpoint, ftp://host", "endpoint, http://me:pass@host",
    "endpoint, http://host/path", "bucket, Team", "bucket, a", "prefix, a//b", "prefix, ../b x",
    "region, 'eu west'", "shared, maybe"})
  void aWrongSettingIsNamed(String setting, String value) {
    assertThatThrownBy(() -> place(setting, value)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'artifact-store." + setting + "'");
  }

  @Test
  void aPasswordInTheEndpointIsNotRepeated() {
    assertThatThrownBy(() -> place("endpoint", "http://me:hidden@host")).hasMessageNotContaining("hidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://s3.example.org", "http://127.0.0.1:9000", "http://[::1]:9000"})
  void anEndpointThatNobodyOverhearsIsTaken(String endpoint) {
    assertThatCode(() -> place("endpoint", endpoint).requireConfidential()).doesNotThrowAnyException();
  }

  @Test
  void anEndpointThatOthersOverhearIsRefused() {
    assertThatThrownBy(() -> place("endpoint", "http://storage.example.org:9000").requireConfidential())
        .isInstanceOfSatisfying(ArtifactStoreException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.CONFIGURATION))
        .hasMessageContainingAll("'artifact-store.endpoint'", "http://storage.example.org:9000", "https://");
  }

  @Test
  void aMissingSettingIsNamed() {
    assertThatThrownBy(() -> S3Place.of(Map.of("bucket", "artifacts"))).hasMessageContaining(
        "needs the setting 'artifact-store.endpoint'");
  }

  @Test
  void anAccessKeyIsNoSetting() {
    assertThatThrownBy(() -> place("secret-access-key", "hidden")).hasMessageContaining("is no setting")
        .hasMessageContaining("songstroke secret set s3.secret-access-key").hasMessageNotContaining("hidden");
    assertThatThrownBy(() -> place("buckt", "x")).hasMessageContaining("did you mean bucket?");
  }

  private static S3Place place(String setting, String value) {
    Map<String, String> settings = new HashMap<>(
        Map.of("endpoint", "http://localhost:9000", "bucket", "artifacts"));
    settings.put(setting, value);
    return S3Place.of(settings);
  }
}
