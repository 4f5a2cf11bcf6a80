package songstroke.capture.keys.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import songstroke.RealPart;
import songstroke.RealParts;
import songstroke.capture.SourceHealth.Ended;
import songstroke.capture.SourceHealth.Working;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.keys.HeardKeys;
import songstroke.capture.keys.KeySource;
import songstroke.capture.keys.KeySourceContract;
import songstroke.sources.TerminalProgram;
import songstroke.timeline.Clocks;
import songstroke.timeline.KeyClass;
import songstroke.timeline.LeftOut;

@Timeout(120)
@RealParts(RealPart.TERMINAL)
public class TerminalKeySourceIT implements KeySourceContract {
  private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

  private final ByteArrayOutputStream echo = new ByteArrayOutputStream();
  private final HeardKeys heard = new HeardKeys();

  @TempDir
  Path folder;
  private PseudoTerminal.Idle pty;

  @BeforeEach
  void openTerminal() throws IOException {
    pty = PseudoTerminal.idle();
  }

  @AfterEach
  void closeTerminal() {
    pty.terminal().close();
  }

  @Override
  public KeySource newSource() {
    return new TerminalKeySource(pty.device(), XTERM, Clocks.system(), echo, "this terminal");
  }

  @Override
  public boolean typeAbc() throws IOException {
    pty.terminal().type("abc");
    return true;
  }

  @Test
  void keysOfAllKindsAreHeardAndEchoed() throws Exception {
    try (KeySource source = newSource()) {
      source.start(heard);
      heard.awaitHealth(Working.class, 1);
      pty.terminal().type("hé \u001b[A\u001b[3~\u007f\r");
      heard.awaitPresses(7);
    }
    assertThat(heard.classes()).containsExactly(KeyClass.CHAR, KeyClass.CHAR, KeyClass.SPACE, KeyClass.OTHER,
        KeyClass.BACKSPACE, KeyClass.BACKSPACE, KeyClass.SPACE);
    assertThat(echo.toString(StandardCharsets.UTF_8)).isEqualTo("hé \b \b\n");
  }

  @Test
  void aLoneEscapeIsHeardWithoutWaitingForTheNextKey() throws Exception {
    try (KeySource source = newSource()) {
      source.start(heard);
      heard.awaitHealth(Working.class, 1);
      pty.terminal().type("\u001b");
      heard.awaitPresses(1);
      pty.terminal().type("[A");
      heard.awaitPresses(3);
    }
    assertThat(heard.classes()).containsExactly(KeyClass.OTHER, KeyClass.CHAR, KeyClass.CHAR);
  }

  @Test
  void aPasteWithoutBracketsIsLeftOutAndNoneOfItsCharactersIsLost() throws Exception {
    String text = "the quick brown fox ".repeat(200);
    try (KeySource source = newSource()) {
      source.start(heard);
      heard.awaitHealth(Working.class, 1);
      pty.terminal().type("a");
      heard.awaitPresses(1);
      pty.terminal().type(text);
      heard.awaitLeftOut(text.length());
      pty.terminal().type("\u001b[200~pasted\u001b[201~");
      heard.awaitLeftOut(text.length() + "pasted".length());
    }
    assertThat(heard.classes()).containsExactly(KeyClass.CHAR);
    assertThat(heard.leftOut()).hasSize(text.length() + "pasted".length()).containsOnly(LeftOut.PASTED);
  }

  @Test
  void whatAnInputMethodWritesAtOnceCounts() throws Exception {
    try (KeySource source = newSource()) {
      source.start(heard);
      heard.awaitHealth(Working.class, 1);
      for (int i = 1; i <= 5; i++) {
        pty.terminal().type("漢字仮名");
        heard.awaitPresses(4 * i);
      }
    }
    assertThat(heard.classes()).hasSize(20).containsOnly(KeyClass.CHAR);
    assertThat(heard.leftOut()).isEmpty();
  }

  @Test
  void aTerminalThatShowsNothingHoldsUpNoPress() throws Exception {
    var frozen = new CountDownLatch(1);
    var stuck = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        try {
          frozen.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    };
    var source = new TerminalKeySource(pty.device(), XTERM, Clocks.system(), stuck, "this terminal");
    source.start(heard);
    heard.awaitHealth(Working.class, 1);
    for (int i = 1; i <= 30; i++) {
      pty.terminal().type("x");
      heard.awaitPresses(i);
    }
    source.close();
    frozen.countDown();
    assertThat(heard.presses()).hasSize(30);
  }

  @Test
  void ctrlSIsAKeyAndStopsNothing() throws Exception {
    try (KeySource source = newSource()) {
      source.start(heard);
      heard.awaitHealth(Working.class, 1);
      pty.terminal().type("\u0013");
      heard.awaitPresses(1);
    }
    assertThat(heard.classes()).containsExactly(KeyClass.OTHER);
  }

  @Test
  void theTerminalIsAsBeforeWhenTheSourceIsClosed() throws Exception {
    String before = settings();
    try (KeySource source = newSource()) {
      source.start(heard);
      heard.awaitHealth(Working.class, 1);
      assertThat(settings()).isNotEqualTo(before);
    }
    assertThat(settings()).isEqualTo(before);
  }

  @Test
  void aTerminalThatIsClosedEndsTheSource() throws Exception {
    try (KeySource source = newSource()) {
      source.start(heard);
      heard.awaitHealth(Working.class, 1);
      pty.terminal().close();
      heard.awaitHealth(Ended.class, 1);
    }
    assertThat(heard.health()).last().isEqualTo(new Ended("the terminal is closed"));
  }

  @Test
  void aFileIsNoTerminal() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    var source = new TerminalKeySource(file, XTERM, Clocks.system(), echo, "");
    assertThatThrownBy(() -> source.start(heard)).isInstanceOf(SourceUnavailableException.class)
        .hasMessageStartingWith("terminal: ");
    assertThat(heard.health()).isEqualTo(Collections.emptyList());
  }

  @Test
  void ctrlCEndsTheProgramAndTheTerminalIsAsBefore() throws Exception {
    String program = String.join(" ", ProcessHandle.current().info().command().orElseThrow(), "-cp",
        "'" + System.getProperty("java.class.path") + "'", TerminalProgram.class.getName());
    try (PseudoTerminal shell = PseudoTerminal.running(
        "trap : INT; echo before=$(stty -g); " + program + "; echo status=$?; echo after=$(stty -g)")) {
      String before = shell.nextLineWith("before=");
      shell.nextLineWith("listening");
      shell.type("a");
      assertThat(shell.nextLineWith("heard")).endsWith("heard CHAR");
      shell.type("\u001a");
      assertThat(shell.nextLineWith("heard")).endsWith("heard OTHER");
      shell.type("\u0003");
      assertThat(shell.nextLineWith("status=")).endsWith("status=130");
      assertThat(shell.nextLineWith("after=").replace("after", "before")).isEqualTo(before);
    }
  }

  private String settings() throws IOException {
    Process stty = new ProcessBuilder("stty", "-g").redirectInput(pty.device().toFile()).start();
    try (var answer = stty.inputReader()) {
      return answer.readLine();
    }
  }
}
