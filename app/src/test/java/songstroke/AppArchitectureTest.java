package songstroke;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.nio.Buffer;
import java.time.Instant;
import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packages = "songstroke", importOptions = ImportOption.DoNotIncludeTests.class)
class AppArchitectureTest {
  private static final String KEYS = "songstroke.capture.keys";

  private static final DescribedPredicate<JavaClass> PUBLIC_OF_KEYS = DescribedPredicate
      .describe("are public in " + KEYS + " or below", type -> isOfKeys(type) && isSeen(type));

  /// The port. Public classes of the packages below are for the key sources and for who starts them.
  private static final DescribedPredicate<JavaClass> PORT_OF_KEYS = DescribedPredicate
      .describe("are public in " + KEYS + " itself",
          type -> type.getPackageName().equals(KEYS) && isSeen(type));

  /// What a key press may carry out of its source: counts and times, its class, whether it repeats.
  private static final DescribedPredicate<JavaClass> HARMLESS = DescribedPredicate.describe(
      "a count or time, a flag, or a type that is neither a number nor a list of bytes",
      type -> type.isEquivalentTo(long.class) || type.isEquivalentTo(boolean.class)
          || !(type.isPrimitive() || type.isArray() || type.isAssignableTo(Number.class)
              || type.isAssignableTo(Character.class) || type.isAssignableTo(Buffer.class)
              || (type.isAssignableTo(CharSequence.class) && !type.isEquivalentTo(String.class))));

  private static final DescribedPredicate<JavaClass> HARMLESS_OR_NOTHING = HARMLESS
      .or(DescribedPredicate.describe("nothing", type -> type.isEquivalentTo(void.class)));

  @ArchTest
  static final ArchRule whatLeavesTheKeySourcesHasNoPlaceForAKeyCode = fields().that()
      .areDeclaredInClassesThat(PUBLIC_OF_KEYS)
      .and().doNotHaveModifier(JavaModifier.STATIC)
      .should().haveRawType(HARMLESS);

  @ArchTest
  static final ArchRule noPublicMethodOfTheKeySourcesGivesAKeyCode = methods().that()
      .areDeclaredInClassesThat(PUBLIC_OF_KEYS)
      .and().arePublic()
      .and().doNotHaveName("hashCode").and().doNotHaveName("compareTo").and().doNotHaveName("ordinal")
      .and().doNotHaveName("values")
      .should().haveRawReturnType(HARMLESS_OR_NOTHING);

  @ArchTest
  static final ArchRule noPublicMethodOfTheKeySourcesTakesAKeyCode = codeUnits().that()
      .areDeclaredInClassesThat(PUBLIC_OF_KEYS)
      .and().arePublic()
      .should().haveRawParameterTypes(DescribedPredicate.describe("all harmless",
          (List<JavaClass> types) -> types.stream().allMatch(HARMLESS)));

  @ArchTest
  static final ArchRule nobodyElseSeesTheInsideOfTheKeySources = noClasses().that()
      .resideOutsideOfPackages(KEYS + "..", "songstroke.sources")
      .should().dependOnClassesThat(DescribedPredicate.describe("are inside the key sources",
          type -> isOfKeys(type) && !PORT_OF_KEYS.test(type)));

  @ArchTest
  static final ArchRule whoStartsTheKeySourcesSeesOnlyWhatIsPublic = noClasses().that()
      .resideOutsideOfPackage(KEYS + "..")
      .should().dependOnClassesThat(DescribedPredicate.describe("are hidden in the key sources",
          type -> isOfKeys(type) && !PUBLIC_OF_KEYS.test(type)));

  @ArchTest
  static final ArchRule nobodySeesTheCommands = noClasses().that().resideOutsideOfPackage("songstroke.cli..")
      .should().dependOnClassesThat().resideInAPackage("songstroke.cli..");

  @ArchTest
  static final ArchRule onlyTheCommandsKnowTheWiring = noClasses().that()
      .resideOutsideOfPackages("songstroke.wiring..", "songstroke.cli..")
      .should().dependOnClassesThat().resideInAPackage("songstroke.wiring..");

  @ArchTest
  static final ArchRule theRecorderKnowsNoViewAndNoStep = noClasses().that()
      .resideInAPackage("songstroke.recorder..")
      .should().dependOnClassesThat().resideInAnyPackage("songstroke.cli..", "songstroke.wiring..",
          "songstroke.steps..", "songstroke.stack..", "songstroke.store..", "songstroke.settings..",
          "picocli..",
          "org.jline..");

  @ArchTest
  static final ArchRule storesAndStacksKnowNoCommandAndNoSource = noClasses().that()
      .resideInAnyPackage("songstroke.store..", "songstroke.stack..")
      .should().dependOnClassesThat().resideInAnyPackage("songstroke.cli..", "songstroke.wiring..",
          "songstroke.capture..", "songstroke.recorder..", "songstroke.report..", "picocli..", "org.jline..");

  @ArchTest
  static final ArchRule storesAndStacksDoNotKnowWhatBecomesOfRuns = noClasses().that()
      .resideInAnyPackage("songstroke.store..", "songstroke.stack..", "songstroke.steps..")
      .should().dependOnClassesThat().resideInAPackage("songstroke.runs..");

  @ArchTest
  static final ArchRule whatBecomesOfRunsKnowsTheStoreAndTheStackByTheirPorts = noClasses().that()
      .resideInAPackage("songstroke.runs..")
      .should().dependOnClassesThat().resideInAnyPackage("songstroke.cli..", "songstroke.wiring..",
          "songstroke.capture..", "songstroke.sources..", "songstroke.store..", "songstroke.stack..",
          "picocli..",
          "org.jline..");

  @ArchTest
  static final ArchRule theStoreKnowsNoStack = noClasses().that().resideInAPackage("songstroke.store..")
      .should().dependOnClassesThat().resideInAPackage("songstroke.stack..");

  @ArchTest
  static final ArchRule stacksKnowRunsByTheirPortOnly = noClasses().that()
      .resideInAPackage("songstroke.stack..")
      .should().dependOnClassesThat().resideInAPackage("songstroke.store..");

  @ArchTest
  static final ArchRule onlyTheStoreAndTheGenreMemorySpeakSql = noClasses().that()
      .resideOutsideOfPackages("songstroke.sqlite..", "songstroke.store..", "songstroke.lookup..")
      .should().dependOnClassesThat().resideInAPackage("java.sql..");

  @ArchTest
  static final ArchRule onlyTheSqliteFileKnowsItsDriver = noClasses().that()
      .resideOutsideOfPackage("songstroke.sqlite")
      .should().dependOnClassesThat().resideInAPackage("org.sqlite..");

  @ArchTest
  static final ArchRule onlyTheBucketStoreKnowsItsClientLibrary = noClasses().that()
      .resideOutsideOfPackage("songstroke.stack.s3")
      .should().dependOnClassesThat().resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule sourcesKnowTheTimeLineOnly = noClasses().that()
      .resideInAPackage("songstroke.capture..")
      .should().dependOnClassesThat().resideInAnyPackage("songstroke.segment..", "songstroke.visualize..",
          "songstroke.analyze..", "songstroke.recorder..", "songstroke.settings..");

  @ArchTest
  static final ArchRule packagesHaveNoCycle = SlicesRuleDefinition.slices()
      .matching("songstroke.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noSourceKnowsWhoChoosesIt = noClasses().that()
      .resideInAPackage("songstroke.capture..")
      .should().dependOnClassesThat().resideInAPackage("songstroke.sources..");

  @ArchTest
  static final ArchRule onlyOneClassReadsTheClocks = noClasses()
      .that().doNotHaveFullyQualifiedName("songstroke.timeline.SystemClocks")
      .should().callMethod(System.class, "nanoTime")
      .orShould().callMethod(System.class, "currentTimeMillis")
      .orShould().callMethod(Instant.class, "now");

  private static boolean isOfKeys(JavaClass type) {
    return JavaClass.Predicates.resideInAPackage(KEYS + "..").test(type);
  }

  /// Whether other packages can see a type: it is public, and so is what it is declared in.
  private static boolean isSeen(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(AppArchitectureTest::isSeen).orElse(true);
  }
}
