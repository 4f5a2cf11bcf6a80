package songstroke.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.RealPart;
import songstroke.RealParts;
import songstroke.capture.SourceHealth.Working;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.keys.HeardKeys;
import songstroke.capture.keys.KeySource;
import songstroke.capture.keys.terminal.PseudoTerminal;
import songstroke.capture.keys.terminal.TerminalKeySource;
import songstroke.capture.keys.x11.XtestKeyboard;
import songstroke.capture.keys.x11.Xvfb;
import songstroke.sources.KeySources.Probe;
import songstroke.timeline.Clocks;

@Timeout(60)
class KeySourcesIT {
  private final HeardKeys heard = new HeardKeys();

  @TempDir
  Path folder;

  @Test
  @RealParts(RealPart.XVFB)
  void autoTakesTheDesktopWhereThereIsOne() throws Exception {
    try (Xvfb server = Xvfb.start(folder);
        XtestKeyboard keyboard = XtestKeyboard.connect(server.display(), server.cookie());
        KeySource source = sources(server.env()).start("auto", heard)) {
      keyboard.tap('a');
      heard.awaitPresses(1);
      assertThat(source.name()).isEqualTo("x11");
    }
    assertThat(heard.health().getFirst()).isInstanceOfSatisfying(Working.class,
        working -> assertThat(working.detail()).startsWith("X display :"));
  }

  @Test
  void autoWithoutDesktopAndTerminalSaysWhyAndNamesTheDemo() {
    Assumptions.assumeTrue(TerminalKeySource.hindrance().isPresent(), "this test runs without a terminal");
    assertThatThrownBy(() -> sources(Map.of()).start("auto", heard))
        .isInstanceOf(SourceUnavailableException.class).hasMessageStartingWith("auto: ")
        .hasMessageContainingAll("DISPLAY is not set", "terminal: ", "songstroke demo");
    assertThat(heard.health()).isEqualTo(List.of());
  }

  @Test
  @RealParts(RealPart.TERMINAL)
  void autoWithoutADesktopTakesTheTerminalAndSaysWhy() throws IOException {
    String program = String.join(" ", ProcessHandle.current().info().command().orElseThrow(), "-cp",
        "'" + System.getProperty("java.class.path") + "'", TerminalProgram.class.getName());
    try (PseudoTerminal shell = PseudoTerminal.running(program)) {
      assertThat(shell.nextLineWith("listening")).contains("this terminal only", "DISPLAY is not set");
    }
  }

  @Test
  @RealParts(RealPart.XVFB)
  void aProbeTellsWhatWorksHere() throws Exception {
    try (Xvfb server = Xvfb.start(folder)) {
      assertThat(sources(server.env()).probe())
          .anySatisfy(probe -> assertThat(probe.detail())
              .startsWith("all keys typed on X display " + server.display() + ", "))
          .extracting(Probe::name)
          .containsExactly("x11", "terminal", "replay:FILE", "none");
    }
    assertThat(sources(Map.of()).probe()).filteredOn(probe -> probe.name().equals("x11")).singleElement()
        .satisfies(probe -> {
          assertThat(probe.works()).isFalse();
          assertThat(probe.detail()).startsWith("DISPLAY is not set").doesNotContain("--keys");
          assertThat(probe.remedy()).contains("--keys terminal");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X11", "keyboard", "replay", "replay:", "evdev"})
  void anUnknownNameIsAnsweredWithTheList(String name) {
    assertThatThrownBy(() -> sources(Map.of()).start(name, heard))
        .isInstanceOf(UnknownKeySourceException.class).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("auto, x11, terminal, replay:FILE, none");
  }

  @Test
  void noneIsASourceToo() throws Exception {
    try (KeySource source = sources(Map.of()).start("none", heard)) {
      heard.awaitHealth(Working.class, 1);
      assertThat(source.name()).isEqualTo("none");
    }
    assertThat(heard.health()).containsExactly(new Working("no key source"));
  }

  private static KeySources sources(Map<String, String> env) {
    return new KeySources(env, Clocks.system(), true, OutputStream.nullOutputStream());
  }
}
