package songstroke;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import java.time.Instant;

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

  /// Public classes of the sub packages are for the key sources alone.
  private static final DescribedPredicate<JavaClass> VISIBLE_OF_KEYS = DescribedPredicate
      .describe("are public in " + KEYS + " itself", type -> type.getPackageName().equals(KEYS)
          && type.getModifiers().contains(JavaModifier.PUBLIC));

  /// What a key press may carry out of its source: counts and times, its class, whether it repeats.
  private static final DescribedPredicate<JavaClass> HARMLESS = DescribedPredicate.describe(
      "a count or time, a flag, or a type that is neither a number nor a list of bytes",
      type -> type.isEquivalentTo(long.class) || type.isEquivalentTo(boolean.class)
          || !(type.isPrimitive() || type.isArray() || type.isAssignableTo(Number.class)
              || type.isAssignableTo(Character.class)));

  @ArchTest
  static final ArchRule whatLeavesTheKeySourcesHasNoPlaceForAKeyCode = fields().that()
      .areDeclaredInClassesThat(VISIBLE_OF_KEYS)
      .and().doNotHaveModifier(JavaModifier.STATIC)
      .should().haveRawType(HARMLESS);

  @ArchTest
  static final ArchRule noPublicMethodOfTheKeySourcesGivesOrTakesAKeyCode = noMethods().that()
      .areDeclaredInClassesThat(VISIBLE_OF_KEYS)
      .and().arePublic()
      .and().doNotHaveName("hashCode").and().doNotHaveName("compareTo").and().doNotHaveName("ordinal")
      .should().haveRawReturnType(int.class)
      .orShould().haveRawReturnType(byte[].class)
      .orShould().haveRawReturnType(char.class);

  @ArchTest
  static final ArchRule nobodyElseSeesTheInsideOfTheKeySources = noClasses().that()
      .resideOutsideOfPackage(KEYS + "..")
      .should().dependOnClassesThat(JavaClass.Predicates.resideInAPackage(KEYS + "..")
          .and(DescribedPredicate.not(VISIBLE_OF_KEYS)));

  @ArchTest
  static final ArchRule nobodySeesTheCommands = noClasses().that().resideOutsideOfPackage("songstroke.cli..")
      .should().dependOnClassesThat().resideInAPackage("songstroke.cli..");

  @ArchTest
  static final ArchRule storesAndStacksKnowNoCommandAndNoSource = noClasses().that()
      .resideInAnyPackage("songstroke.store..", "songstroke.stack..")
      .should().dependOnClassesThat().resideInAnyPackage("songstroke.cli..", "songstroke.capture..",
          "songstroke.recorder..", "songstroke.live..", "songstroke.report..", "picocli..", "org.jline..");

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
          "songstroke.analyze..", "songstroke.recorder..", "songstroke.live..", "songstroke.settings..");

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
}
