package songstroke.capture.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Which key it was never leaves this package and those below it.
class KeyCodePrivacyTest {
  private static final Set<String> PUBLIC = Set.of("FastBursts", "KeyDown", "KeyListener", "KeyReporter",
      "KeySource",
      "NoKeySource", "PrivateMemory", "ReplayKeySource", "terminal.TerminalKeySource",
      "x11.X11KeySource");

  @Test
  void whatKnowsKeysIsHiddenInItsPackage() {
    String here = KeyDown.class.getPackageName() + ".";
    Set<String> names = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(KeyDown.class.getPackageName()).stream()
        .filter(KeyCodePrivacyTest::isReachable)
        .map(type -> type.getName().substring(here.length())).collect(Collectors.toSet());
    assertThat(names).isEqualTo(PUBLIC);
  }

  /// Members of an interface are public, but only as reachable as the interface itself.
  private static boolean isReachable(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(KeyCodePrivacyTest::isReachable).orElse(true);
  }

  @Test
  void aPressThatLeavesHasNoFieldForItsKey() {
    assertThat(Arrays.stream(KeyDown.class.getRecordComponents()).map(RecordComponent::getName))
        .containsExactly("sequence", "nanos", "keyClass", "repeat");
  }
}
