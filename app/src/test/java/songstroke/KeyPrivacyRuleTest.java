package songstroke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import songstroke.capture.keys.KeyDown;
import songstroke.capture.keys.below.KnowsTheKey;

/// The rule that keeps key codes inside the key sources sees what it has to see.
class KeyPrivacyRuleTest {
  private record UsesThePort(KeyDown down) {}

  private record LooksBelow(KnowsTheKey key) {}

  @Test
  void whatThePortShowsMayBeUsed() {
    assertThat(isBrokenBy(UsesThePort.class)).isFalse();
  }

  @Test
  void packagesBelowTheKeySourcesAreHiddenEvenWhereTheyArePublic() {
    assertThat(isBrokenBy(LooksBelow.class)).isTrue();
  }

  @Test
  void aPublicTypeBelowTheKeySourcesThatGivesOrTakesAKeyCodeIsAFault() {
    JavaClasses types = new ClassFileImporter().importClasses(KnowsTheKey.class);
    assertThat(List.of(AppArchitectureTest.whatLeavesTheKeySourcesHasNoPlaceForAKeyCode,
        AppArchitectureTest.noPublicMethodOfTheKeySourcesGivesAKeyCode,
        AppArchitectureTest.noPublicMethodOfTheKeySourcesTakesAKeyCode))
        .allMatch(rule -> rule.evaluate(types).hasViolation());
  }

  private static boolean isBrokenBy(Class<?> outsider) {
    return AppArchitectureTest.nobodyElseSeesTheInsideOfTheKeySources.evaluate(
        new ClassFileImporter().importClasses(outsider, KeyDown.class, KnowsTheKey.class)).hasViolation();
  }
}
