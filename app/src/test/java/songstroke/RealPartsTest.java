package songstroke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import songstroke.capture.keys.terminal.TerminalKeySourceIT;
import songstroke.capture.keys.x11.X11KeySourceContractIT;
import songstroke.capture.keys.x11.X11KeySourceIT;
import songstroke.capture.music.mpd.MpdIT;
import songstroke.capture.music.mpris.FakePlayerIT;
import songstroke.capture.music.mpris.MpvIT;
import songstroke.endtoend.TypeAndListenIT;
import songstroke.stack.keychain.SecretToolKeychainIT;

class RealPartsTest {
  @TempDir
  Path emptyFolder;

  @ParameterizedTest
  @ValueSource(classes = {X11KeySourceIT.class, X11KeySourceContractIT.class, TerminalKeySourceIT.class,
    TypeAndListenIT.class, FakePlayerIT.class, MpvIT.class, MpdIT.class, SecretToolKeychainIT.class})
  void aClassWhosePartIsMissingIsSkippedBeforeAnythingIsSetUp(Class<?> tests) {
    EngineExecutionResults results = run(tests, "");

    assertThat(results.allEvents().failed().count()).isZero();
    assertThat(results.testEvents().started().count()).isZero();
    assertThat(results.containerEvents().skipped().stream())
        .singleElement().satisfies(event -> assertThat(event.getPayload(String.class).orElseThrow())
            .contains("not there: ", "; install "));
  }

  @ParameterizedTest
  @ValueSource(classes = {X11KeySourceIT.class, FakePlayerIT.class})
  void aMissingPartIsAFailureWhereTheEnvironmentDemandsIt(Class<?> tests) {
    EngineExecutionResults results = run(tests, "true");

    assertThat(results.containerEvents().failed().count()).isEqualTo(1);
    assertThat(results.testEvents().started().count()).isZero();
  }

  @Test
  void oneMethodCanNeedAPartByItself() {
    EngineExecutionResults results = run(NeedsAnXServer.class, "");

    assertThat(results.testEvents().skipped().count()).isEqualTo(1);
    assertThat(results.testEvents().succeeded().count()).isEqualTo(1);
  }

  @Test
  void theEndOfTheBuildNamesTheTestsAndThePackages() throws Exception {
    Path report = emptyFolder.resolve("skipped.txt");
    String before = System.getProperty(SkippedTests.FILE, "");
    System.setProperty(SkippedTests.FILE, report.toString());
    try {
      LauncherFactory.create().execute(request(X11KeySourceContractIT.class, NeedsAnXServer.class));
    } finally {
      System.setProperty(SkippedTests.FILE, before);
    }

    assertThat(Files.readString(report)).startsWith("Skipped ").contains("sudo apt-get install xvfb");
  }

  private EngineExecutionResults run(Class<?> tests, String ci) {
    return EngineTestKit.engine("junit-jupiter").configurationParameters(hidden(ci))
        .selectors(selectClass(tests)).execute();
  }

  private LauncherDiscoveryRequest request(Class<?>... tests) {
    return LauncherDiscoveryRequestBuilder.request().configurationParameters(hidden(""))
        .selectors(Arrays.stream(tests).map(one -> selectClass(one)).toList()).build();
  }

  private Map<String, String> hidden(String ci) {
    return Map.of(RealPartsCondition.PATH, emptyFolder.toString(), RealPartsCondition.CI, ci);
  }

  static class NeedsAnXServer {
    @BeforeEach
    void setUp() {}

    @AfterEach
    void tearDown() {}

    @Test
    @RealParts(RealPart.XVFB)
    void typesOnIt() {
      throw new AssertionError("ran without its part");
    }

    @Test
    void needsNothing() {}
  }
}
