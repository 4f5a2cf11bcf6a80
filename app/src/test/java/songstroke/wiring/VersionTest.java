package songstroke.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import songstroke.http.UserAgent;

class VersionTest {
  @Test
  void aProgramThatIsNotPackagedHasANumberAllTheSame() {
    assertThat(Version.packaged()).isEmpty();
    assertThat(Version.number()).isEqualTo("0");
  }

  @Test
  void servicesAreToldTheNumber() {
    assertThat(UserAgent.of(Version.number(), "someone@example.org"))
        .isEqualTo("Songstroke/0 ( someone@example.org )");
  }
}
