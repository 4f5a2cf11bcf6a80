package songstroke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import songstroke.RealPart;
import songstroke.RealParts;
import songstroke.capture.keys.terminal.PseudoTerminal;
import songstroke.capture.keys.x11.XtestKeyboard;
import songstroke.capture.keys.x11.Xvfb;
import songstroke.timeline.Clocks;

/// What a recording process still knows of the keys that were typed: nothing.
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class KeysInMemoryIT {
  private static final int LETTERS = 300;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  /// Rows of this length and less are found in any memory by chance.
  private static final int CHANCE = 7;

  private final String text = new Random(11).ints(LETTERS, 'a', 'z' + 1)
      .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();

  @TempDir
  Path folder;

  @Test
  @RealParts(RealPart.XVFB)
  void noKeyCodeOfAnX11DesktopStaysInMemory() throws Exception {
    try (Xvfb server = Xvfb.start(folder);
        XtestKeyboard keyboard = XtestKeyboard.connect(server.display(), server.cookie());
        Program program = Program.startHeldBack(folder, server.env(), arguments("x11"))) {
      long pid = pid(program.awaitLine(line -> line.startsWith("ready ")));
      try (ProcessMemory memory = ProcessMemory.of(pid)) {
        program.goAhead();
        program.awaitLine(line -> line.contains("music="));
        typeWithRollover(keyboard);
        awaitPresses(LETTERS);

        byte[] codes = new byte[LETTERS];
        for (int i = 0; i < LETTERS; i++) {
          codes[i] = (byte) keyboard.code(text.charAt(i));
        }
        int row = memory.longestRow(codes);
        assertThat(memory.rawKeyPresses()).as("packets with a key press; row of " + row).isEmpty();
        assertThat(row).as("key codes in their order").isLessThanOrEqualTo(CHANCE);
      }
    }
  }

  @Test
  @RealParts(RealPart.TERMINAL)
  void noTextOfATerminalStaysInMemory() throws Exception {
    List<String> command = new ArrayList<>(Program.heldBack());
    command.addAll(List.of(arguments("terminal")));
    try (PseudoTerminal terminal = PseudoTerminal
        .running("cd '" + folder + "' && exec '" + String.join("' '", command) + "'")) {
      long pid = pid(terminal.nextLineWith("ready "));
      try (ProcessMemory memory = ProcessMemory.of(pid)) {
        terminal.type("\n");
        terminal.nextLineWith("music=");
        typeByHand(terminal);
        awaitPresses(LETTERS);
        assertThat(memory.longestRow(text.getBytes(StandardCharsets.US_ASCII)))
            .as("letters in their order").isLessThanOrEqualTo(CHANCE);
      }
    }
  }

  /// Types at 40 letters per second; all at once would be a paste.
  private void typeByHand(PseudoTerminal terminal) throws IOException {
    for (int i = 0; i < LETTERS; i++) {
      terminal.type(text.substring(i, i + 1));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25));
    }
  }

  private String[] arguments(String keys) {
    return new String[]{"--home", folder.resolve("home").toString(), "--plain", "run", "--keys", keys,
      "--music",
      "none", "--duration", "300", "--out", folder.resolve("out").toString(), "--config",
      "keys.accept-synthetic=true"};
  }

  private static long pid(String ready) {
    return Long.parseLong(ready.substring(ready.indexOf("ready ") + "ready ".length()));
  }

  /// Puts each key down before the one before it is up, as fast typists do.
  private void typeWithRollover(XtestKeyboard keyboard) throws IOException {
    for (int i = 0; i < LETTERS; i++) {
      boolean twice = i > 0 && text.charAt(i) == text.charAt(i - 1);
      if (twice) {
        keyboard.release(text.charAt(i));
      }
      keyboard.press(text.charAt(i));
      if (i > 0 && !twice) {
        keyboard.release(text.charAt(i - 1));
      }
    }
    keyboard.release(text.charAt(LETTERS - 1));
  }

  /// Waits until so many presses are in the recording file.
  private void awaitPresses(int count) throws IOException {
    long deadline = Clocks.system().monotonicNanos() + PATIENCE;
    while (presses() < count) {
      assertThat(Clocks.system().monotonicNanos()).as("%d presses recorded", presses()).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private long presses() throws IOException {
    Path file = folder.resolve("out/recording.jsonl");
    return Files.exists(file)
        ? Files.readString(file).lines().filter(line -> line.contains("\"key\":")).count()
        : 0;
  }
}
