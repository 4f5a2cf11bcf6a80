package songstroke.capture.keys.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static songstroke.timeline.KeyClass.BACKSPACE;
import static songstroke.timeline.KeyClass.CHAR;
import static songstroke.timeline.KeyClass.OTHER;
import static songstroke.timeline.KeyClass.SPACE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import songstroke.RealPart;
import songstroke.RealParts;
import songstroke.capture.keys.HeardKeys;
import songstroke.capture.keys.KeyDown;
import songstroke.capture.keys.KeySource;
import songstroke.timeline.Clocks;
import songstroke.timeline.LeftOut;

/// Keys under the layouts, levels and filters of a real server. Keys are named by their codes, as on a PC keyboard.
@RealParts(RealPart.XVFB)
@Timeout(60)
class KeyboardStateIT {
  private static final int BACKSPACE_KEY = 22;
  private static final int Q = 24;
  private static final int A = 38;
  private static final int S = 39;
  private static final int LEFT_SHIFT = 50;
  private static final int LEFT_ALT = 64;
  private static final int SPACE_KEY = 65;
  private static final int CAPS = 66;
  private static final int NUM_LOCK = 77;
  private static final int KEYPAD_7 = 79;
  private static final int KEYPAD_POINT = 91;
  private static final int LESS = 94;
  private static final int ALT_GR = 108;

  private final HeardKeys heard = new HeardKeys();

  @TempDir
  Path folder;
  private Xvfb server;
  private XtestKeyboard keyboard;
  private OtherXClient desktop;
  private KeySource source;

  @BeforeEach
  void start() throws Exception {
    server = Xvfb.start(folder);
    keyboard = XtestKeyboard.connect(server.display(), server.cookie());
    desktop = new OtherXClient(server);
    source = new X11KeySource(server.env(), Clocks.system(), true);
    source.start(heard);
  }

  @AfterEach
  void stop() throws IOException {
    source.close();
    desktop.close();
    keyboard.close();
    server.close();
  }

  @Test
  void altGrChoosesTheThirdLevelOfTheActiveLayout() throws Exception {
    layout("us,de", ",", "");
    desktop.lockGroup(1);
    with(ALT_GR, Q);
    desktop.lockGroup(0);
    with(ALT_GR, Q);
    assertClasses(OTHER, CHAR, OTHER, OTHER);
  }

  @Test
  void capsLockIsBackspaceWhereTheActiveLayoutSaysSo() throws Exception {
    layout("us,us", ",colemak", "");
    tap(CAPS);
    tap(CAPS);
    desktop.lockGroup(1);
    tap(CAPS);
    tap(A);
    assertClasses(OTHER, OTHER, BACKSPACE, CHAR);
  }

  @Test
  void aLayoutOfManyLevelsWritesWithModifiersAndMovesWithOthers() throws Exception {
    layout("de", "neo", "");
    with(LESS, 26);
    with(LESS, 40);
    with(LESS, 25);
    with(CAPS, 38);
    assertClasses(OTHER, OTHER, OTHER, OTHER, OTHER, BACKSPACE, OTHER, CHAR);
  }

  @Test
  void aLayoutThatIsSwitchedWhileRecordingIsFollowed() throws Exception {
    layout("us,ru,de", ",,", "grp:caps_toggle");
    for (int i = 0; i < 3; i++) {
      tap(A);
      with(ALT_GR, Q);
      tap(CAPS);
    }
    assertClasses(CHAR, OTHER, OTHER, OTHER, CHAR, OTHER, OTHER, OTHER, CHAR, OTHER, CHAR, OTHER);
  }

  @Test
  void aNewKeyboardMapIsReadAgain() throws Exception {
    layout("us", "", "caps:backspace");
    tap(CAPS);
    heard.awaitPresses(1);
    layout("us", "", "caps:escape");
    tap(CAPS);
    heard.awaitPresses(2);
    layout("us", "", "caps:swapescape");
    tap(CAPS);
    tap(9);
    assertClasses(BACKSPACE, OTHER, OTHER, OTHER);
  }

  @Test
  void aGroupThatAKeyDoesNotHaveStandsForOneThatItHas() throws Exception {
    layout("us,de,fr", ",,", "");
    desktop.lockGroup(2);
    tap(SPACE_KEY);
    tap(BACKSPACE_KEY);
    tap(A);
    assertClasses(SPACE, BACKSPACE, CHAR);
  }

  @Test
  void shortcutsAreToldByTheModifiersOfTheDesktop() throws Exception {
    layout("us,de", ",", "");
    desktop.lockGroup(1);
    with(LEFT_ALT, Q);
    with(LEFT_SHIFT, Q);
    with(37, Q);
    with(133, Q);
    assertClasses(OTHER, OTHER, OTHER, CHAR, OTHER, OTHER, OTHER, OTHER);
  }

  @Test
  void theKeypadFollowsNumLockAndShift() throws Exception {
    tap(KEYPAD_7);
    tap(KEYPAD_POINT);
    tap(NUM_LOCK);
    tap(KEYPAD_7);
    tap(KEYPAD_POINT);
    with(LEFT_SHIFT, KEYPAD_7);
    assertClasses(OTHER, BACKSPACE, OTHER, CHAR, CHAR, OTHER, OTHER);
  }

  @Test
  void pressesThatBounceKeysRejectAreLeftOut() throws Exception {
    layout("us", "", "");
    desktop.setFilter(XkbRequest.BOUNCE_KEYS, true, 200);
    for (int i = 0; i < 5; i++) {
      keyboard.after(i == 0 ? 0 : 300, true, A);
      keyboard.after(20, false, A);
      keyboard.after(8, true, A);
      keyboard.after(20, false, A);
    }
    keyboard.sync();
    desktop.setFilter(XkbRequest.BOUNCE_KEYS, false, 0);
    tap(S);
    tap(S);
    heard.awaitPresses(7);
    assertThat(heard.classes()).hasSize(7).containsOnly(CHAR);
    assertThat(heard.leftOut()).containsExactlyElementsOf(java.util.Collections.nCopies(5, LeftOut.REJECTED));
  }

  @Test
  void pressesThatSlowKeysDoNotAcceptAreLeftOut() throws Exception {
    layout("us", "", "");
    desktop.setFilter(XkbRequest.SLOW_KEYS, true, 200);
    for (int i = 0; i < 3; i++) {
      keyboard.press('a');
      keyboard.release('a');
      keyboard.sync();
      keyboard.press('s');
      heard.awaitPresses(i + 1);
      keyboard.release('s');
    }
    desktop.setFilter(XkbRequest.SLOW_KEYS, false, 0);
    tap(A);
    heard.awaitReleases(4);
    assertThat(heard.classes()).hasSize(4).containsOnly(CHAR);
    assertThat(heard.leftOut()).hasSize(3).containsOnly(LeftOut.REJECTED);
  }

  @Test
  void aHeldKeyThatComesAsPairsOfReleaseAndPressRepeats() throws Exception {
    keyboard.after(0, true, A);
    keyboard.after(500, false, A);
    for (int i = 0; i < 20; i++) {
      keyboard.after(0, true, A);
      keyboard.after(33, false, A);
    }
    keyboard.after(80, true, A);
    keyboard.after(80, false, A);

    heard.awaitReleases(2);
    List<Boolean> repeats = new ArrayList<>(java.util.Collections.nCopies(20, true));
    repeats.addFirst(false);
    repeats.addLast(false);
    assertThat(heard.presses()).extracting(KeyDown::repeat).containsExactlyElementsOf(repeats);
    assertThat(heard.releases()).extracting(HeardKeys.Release::sequence).containsExactly(0L, 21L);
    long heldMs = (heard.releases().getFirst().nanos() - heard.presses().getFirst().nanos()) / 1_000_000;
    assertThat(heldMs).isGreaterThanOrEqualTo(500 + 20 * 33);
  }

  @Test
  void fastStrokesOfOneKeyAreTwoPresses() throws Exception {
    for (int up : new int[]{5, 8, 15, 30}) {
      keyboard.after(100, true, A);
      keyboard.after(150, false, A);
      keyboard.after(up, true, A);
      keyboard.after(40, false, A);
    }
    heard.awaitReleases(8);
    assertThat(heard.presses()).hasSize(8).noneMatch(KeyDown::repeat);
  }

  private void layout(String layouts, String variants, String option) throws Exception {
    var builder = new ProcessBuilder("setxkbmap", "-layout", layouts, "-variant", variants, "-option", "",
        "-option", option).inheritIO();
    builder.environment().putAll(server.env());
    assertThat(builder.start().waitFor()).isZero();
    keyboard.sync();
  }

  private void tap(int code) throws IOException {
    keyboard.after(0, true, code);
    keyboard.after(0, false, code);
    keyboard.sync();
  }

  private void with(int modifier, int code) throws IOException {
    keyboard.after(0, true, modifier);
    tap(code);
    keyboard.after(0, false, modifier);
    keyboard.sync();
  }

  private void assertClasses(songstroke.timeline.KeyClass... classes) {
    heard.awaitPresses(classes.length);
    assertThat(heard.classes()).containsExactly(classes);
  }
}
