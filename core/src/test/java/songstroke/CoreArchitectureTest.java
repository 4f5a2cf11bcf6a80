package songstroke;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "songstroke", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreArchitectureTest {
  @ArchTest
  static final ArchRule theTimeLineKnowsNobody = noClasses().that().resideInAPackage("songstroke.timeline")
      .should().dependOnClassesThat().resideInAnyPackage("songstroke.segment..", "songstroke.analyze..",
          "songstroke.visualize..", "songstroke.enrich..", "songstroke.report..", "songstroke.pipeline..");

  @ArchTest
  static final ArchRule filesKnowNobody = noClasses().that().resideInAPackage("songstroke.file")
      .should().dependOnClassesThat().resideOutsideOfPackages("java..", "org.jspecify..", "songstroke.file");

  @ArchTest
  static final ArchRule problemsKnowNobody = noClasses().that().resideInAPackage("songstroke.problem")
      .should().dependOnClassesThat()
      .resideOutsideOfPackages("java..", "org.jspecify..", "songstroke.problem");

  @ArchTest
  static final ArchRule segmentsKnowTheTimeLineOnly = noClasses().that()
      .resideInAPackage("songstroke.segment")
      .should().dependOnClassesThat().resideInAnyPackage("songstroke.analyze..", "songstroke.visualize..",
          "songstroke.enrich..", "songstroke.report..", "songstroke.pipeline..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles = slices().matching("songstroke.(**)").should()
      .beFreeOfCycles();

  @ArchTest
  static final ArchRule coreKnowsNoAdapter = noClasses().should().dependOnClassesThat()
      .resideInAnyPackage("songstroke.capture..", "songstroke.cli..", "songstroke.recorder..",
          "songstroke.settings..", "songstroke.store..", "songstroke.stack..", "java.sql..",
          "org.freedesktop..", "picocli..", "org.jline..");

  @ArchTest
  static final ArchRule theFrameKnowsPortsOnly = noClasses().that().resideInAPackage("songstroke.pipeline")
      .should().dependOnClassesThat().resideOutsideOfPackages("java..", "org.jspecify..",
          "songstroke.timeline", "songstroke.secret", "songstroke.problem", "songstroke.pipeline");

  /// The hash of the code asks a class for the place it was loaded from, which Java gives as a URL.
  @ArchTest
  static final ArchRule coreKnowsNoNetwork = noClasses()
      .that().doNotHaveFullyQualifiedName("songstroke.pipeline.CodeHash")
      .should().dependOnClassesThat().resideInAPackage("java.net..");

  @ArchTest
  static final ArchRule onlyOneClassReadsTheClocks = noClasses()
      .that().doNotHaveFullyQualifiedName("songstroke.timeline.SystemClocks")
      .should().callMethod(System.class, "nanoTime")
      .orShould().callMethod(System.class, "currentTimeMillis")
      .orShould().callMethod(Instant.class, "now")
      .orShould().callMethod(LocalDate.class, "now")
      .orShould().callMethod(LocalDateTime.class, "now")
      .orShould().callMethod(ZonedDateTime.class, "now")
      .orShould().callMethod(Clock.class, "systemUTC")
      .orShould().callMethod(Clock.class, "systemDefaultZone");
}
