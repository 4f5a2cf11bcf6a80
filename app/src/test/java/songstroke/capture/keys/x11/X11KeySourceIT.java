package songstroke.capture.keys.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static songstroke.timeline.KeyClass.BACKSPACE;
import static songstroke.timeline.KeyClass.CHAR;
import static songstroke.timeline.KeyClass.OTHER;
import static songstroke.timeline.KeyClass.SPACE;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.RealPart;
import songstroke.RealParts;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceHealth.Interrupted;
import songstroke.capture.SourceHealth.Working;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.keys.HeardKeys;
import songstroke.capture.keys.KeyDown;
import songstroke.capture.keys.KeySource;
import songstroke.problem.Problem;
import songstroke.timeline.Clocks;

@RealParts(RealPart.XVFB)
public class X11KeySourceIT {
  private final HeardKeys heard = new HeardKeys();

  @TempDir
  Path folder;
  private Xvfb server;
  private XtestKeyboard keyboard;
  private KeySource source;

  @BeforeEach
  void startServerAndSource() throws Exception {
    server = Xvfb.start(folder);
    keyboard = XtestKeyboard.connect(server.display(), server.cookie());
    source = new X11KeySource(server.env(), Clocks.system(), true);
    source.start(heard);
  }

  @AfterEach
  void stop() throws IOException {
    source.close();
    keyboard.close();
    server.close();
  }

  @Test
  void keysArriveAsClassesInTheirOrder() throws IOException {
    keyboard.type("Ab 1");
    for (int key : new int[]{XtestKeyboard.RETURN, XtestKeyboard.TAB, XtestKeyboard.BACKSPACE,
      XtestKeyboard.DELETE, XtestKeyboard.LEFT}) {
      keyboard.tap(key);
    }

    heard.awaitReleases(10);
    assertThat(heard.classes()).containsExactly(OTHER, CHAR, CHAR, SPACE, CHAR, SPACE, SPACE, BACKSPACE,
        BACKSPACE, OTHER);
    assertThat(heard.presses()).extracting(KeyDown::sequence)
        .containsExactlyElementsOf(LongStream.range(0, 10).boxed().toList());
  }

  @Test
  void noneOfTwentyThousandFastPressesIsLost() throws IOException {
    int count = 20_000;
    long period = 1_000_000_000L / 2_000;
    long begin = Clocks.system().monotonicNanos();
    for (int i = 0; i < count; i++) {
      int key = "abcdefghijklmnopqrstuvwxyz ".charAt(i % 27);
      waitUntil(begin + i * period);
      keyboard.press(key);
      waitUntil(begin + i * period + period / 2);
      keyboard.release(key);
    }

    heard.awaitReleases(count);
    assertThat(heard.presses()).noneMatch(KeyDown::repeat).extracting(KeyDown::sequence)
        .containsExactlyElementsOf(LongStream.range(0, count).boxed().toList());
    assertThat(heard.classes()).containsExactlyElementsOf(
        IntStream.range(0, count).mapToObj(i -> i % 27 == 26 ? SPACE : CHAR).toList());
    assertThat(heard.releases()).extracting(HeardKeys.Release::sequence)
        .containsExactlyElementsOf(LongStream.range(0, count).boxed().toList());
  }

  @Test
  void pressesBearTheTimeAtWhichTheyHappened() throws IOException {
    long before = Clocks.system().monotonicNanos();
    keyboard.tap('a');
    keyboard.sync();
    long after = Clocks.system().monotonicNanos();

    heard.awaitReleases(1);
    assertThat(heard.presses().getFirst().nanos()).isBetween(before - 2_000_000, after + 2_000_000);
    assertThat(heard.releases().getFirst().nanos()).isBetween(heard.presses().getFirst().nanos(),
        after + 2_000_000);
  }

  @Test
  void theTimesOfAServerWithAnotherClockAreEstimated() throws Exception {
    var ahead = new Clocks() {
      @Override
      public long monotonicNanos() {
        return Clocks.system().monotonicNanos() + Duration.ofDays(123).toNanos();
      }

      @Override
      public Instant wall() {
        return Clocks.system().wall();
      }

      @Override
      public ZoneId zone() {
        return Clocks.system().zone();
      }
    };
    var there = new HeardKeys();
    try (KeySource foreign = new X11KeySource(server.env(), ahead, true)) {
      foreign.start(there);
      long before = ahead.monotonicNanos();
      keyboard.tap('a');
      there.awaitReleases(1);
      long tolerance = Duration.ofMillis(200).toNanos();
      assertThat(there.presses().getFirst().nanos()).isBetween(before - tolerance, ahead.monotonicNanos());
    }
  }

  @Test
  void aHeldKeyIsOnePress() throws IOException {
    keyboard.hold('x', Duration.ofSeconds(3));

    heard.awaitReleases(1);
    assertThat(heard.presses()).hasSize(1);
    long length = heard.releases().getFirst().nanos() - heard.presses().getFirst().nanos();
    assertThat(length).isGreaterThanOrEqualTo(2_990_000_000L);
  }

  @Test
  void aSecondPressOfAKeyThatIsDownIsARepeat() throws IOException {
    keyboard.press('x');
    keyboard.press('x');
    keyboard.press('x');
    keyboard.release('x');

    heard.awaitReleases(1);
    assertThat(heard.presses()).extracting(KeyDown::repeat).containsExactly(false, true, true);
    assertThat(heard.releases().getFirst().sequence()).isZero();
  }

  @Test
  void nothingIsHeardWhileAnotherClientGrabsTheKeyboard() throws IOException {
    try (var locker = new OtherXClient(server)) {
      keyboard.tap('a');
      heard.awaitReleases(1);
      locker.grabKeyboard();
      keyboard.type("secret");
      keyboard.sync();
      locker.ungrabKeyboard();
      keyboard.tap(XtestKeyboard.BACKSPACE);
    }

    heard.awaitReleases(2);
    assertThat(heard.classes()).containsExactly(CHAR, BACKSPACE);
  }

  @Test
  void aModifierReleasedUnseenIsNotHeldForEver() throws IOException {
    try (var windowSwitcher = new OtherXClient(server)) {
      keyboard.press(XtestKeyboard.ALT);
      keyboard.press('a');
      heard.awaitPresses(2);
      windowSwitcher.grabKeyboard();
      keyboard.release('a');
      keyboard.release(XtestKeyboard.ALT);
      keyboard.sync();
      windowSwitcher.ungrabKeyboard();
      keyboard.tap('b');
      heard.awaitPresses(3);
      keyboard.tap('a');
    }

    heard.awaitPresses(4);
    assertThat(heard.classes()).containsExactly(OTHER, OTHER, CHAR, CHAR);
    assertThat(heard.presses()).noneMatch(KeyDown::repeat);
  }

  @Test
  void charactersOfAShortcutAreNoText() throws IOException {
    keyboard.press(XtestKeyboard.CONTROL);
    keyboard.tap('c');
    keyboard.tap(' ');
    keyboard.release(XtestKeyboard.CONTROL);
    keyboard.press(XtestKeyboard.SHIFT);
    keyboard.tap('c');
    keyboard.release(XtestKeyboard.SHIFT);

    heard.awaitReleases(5);
    assertThat(heard.classes()).containsExactly(OTHER, OTHER, OTHER, OTHER, CHAR);
  }

  @Test
  void theKeypadWritesDigitsOnlyUnderNumLock() throws IOException {
    keyboard.tap(XtestKeyboard.KEYPAD_7);
    heard.awaitPresses(1);
    keyboard.tap(XtestKeyboard.NUM_LOCK);
    heard.awaitPresses(2);
    keyboard.tap(XtestKeyboard.KEYPAD_7);

    heard.awaitPresses(3);
    assertThat(heard.classes()).containsExactly(OTHER, OTHER, CHAR);
  }

  @Test
  void aChangedMappingChangesTheClass() throws IOException {
    int capsLock = keyboard.code(0xffe5);
    try (var setxkbmap = new OtherXClient(server)) {
      keyboard.tap(0xffe5);
      keyboard.tap(0xffe5);
      heard.awaitPresses(2);
      setxkbmap.setSymbol(capsLock, XtestKeyboard.BACKSPACE);
      keyboard.tap(0xffe5);
    }

    heard.awaitPresses(3);
    assertThat(heard.classes()).containsExactly(OTHER, OTHER, BACKSPACE);
  }

  @Test
  void injectedKeysDoNotCountUnlessAskedFor() throws Exception {
    var strict = new HeardKeys();
    try (KeySource real = new X11KeySource(server.env(), Clocks.system(), false)) {
      real.start(strict);
      keyboard.type("auto typed");
      heard.awaitReleases(10);
    }
    assertThat(strict.presses()).isEmpty();
    assertThat(strict.health()).hasOnlyElementsOfType(Working.class);
  }

  @Test
  void aServerThatComesBackIsHeardAgain() throws IOException {
    keyboard.press('a');
    heard.awaitPresses(1);
    keyboard.close();
    server.close();
    heard.awaitHealth(Interrupted.class, 1);

    server = Xvfb.startAgain(server);
    heard.awaitHealth(Working.class, 2);
    keyboard = XtestKeyboard.connect(server.display(), server.cookie());
    keyboard.tap('a');

    heard.awaitReleases(1);
    assertThat(heard.health()).extracting(SourceHealth::getClass).extracting(Class::getSimpleName)
        .containsExactly("Working", "Interrupted", "Working");
    assertThat(heard.presses()).extracting(KeyDown::sequence).containsExactly(0L, 1L);
    assertThat(heard.presses()).noneMatch(KeyDown::repeat);
    assertThat(heard.releases().getFirst().sequence()).isEqualTo(1);
  }

  @Test
  void aServerIsReachedByTcpToo() throws Exception {
    try (Xvfb remote = Xvfb.startWithTcp(folder);
        XtestKeyboard far = XtestKeyboard.connect(remote.display(), remote.cookie());
        KeySource overTcp = new X11KeySource(
            Map.of("DISPLAY", "127.0.0.1" + remote.display(), "XAUTHORITY", remote.authority().toString()),
            Clocks.system(), true)) {
      var there = new HeardKeys();
      overTcp.start(there);
      far.type("tcp");
      there.awaitReleases(3);
      assertThat(there.classes()).containsExactly(CHAR, CHAR, CHAR);
    }
  }

  @Test
  void aWrongCookieIsRefused() throws IOException {
    Path wrong = folder.resolve("wrong");
    Xvfb.write(wrong, new byte[16]);
    assertUnavailable(Map.of("XAUTHORITY", wrong.toString()), Problem.NO_PERMISSION,
        "rejected the connection",
        "holds a wrong cookie");
    assertUnavailable(Map.of("XAUTHORITY", folder.resolve("absent").toString()), Problem.NO_PERMISSION,
        "rejected the connection",
        "holds no cookie");
  }

  @Test
  void withoutADisplayThereIsNothingToHear() throws IOException {
    assertUnavailable(Map.of("DISPLAY", ""), Problem.UNAVAILABLE, "DISPLAY is not set", "--keys terminal");
    assertUnavailable(Map.of("DISPLAY", "nonsense"), Problem.UNAVAILABLE, "'nonsense'");
    assertUnavailable(Map.of("DISPLAY", ":59001"), Problem.UNAVAILABLE, "no X server answers", "X59001");
  }

  @Test
  void aWaylandSessionIsRefused() throws IOException {
    assertUnavailable(Map.of("XDG_SESSION_TYPE", "wayland"), Problem.UNAVAILABLE, "Wayland");
    assertUnavailable(Map.of("WAYLAND_DISPLAY", "wayland-0"), Problem.UNAVAILABLE, "Wayland");
  }

  private void assertUnavailable(Map<String, String> changes, Problem reason, String... parts)
      throws IOException {
    Map<String, String> env = new HashMap<>(server.env());
    env.putAll(changes);
    var nothing = new HeardKeys();
    try (KeySource here = new X11KeySource(env, Clocks.system(), true)) {
      assertThatThrownBy(() -> here.start(nothing))
          .isInstanceOfSatisfying(SourceUnavailableException.class,
              e -> assertThat(e.problem()).isEqualTo(reason))
          .hasMessageStartingWith("x11: ").hasMessageContainingAll(parts)
          .extracting(Throwable::getMessage).asString().doesNotContain("\n");
    }
    assertThat(nothing.health()).isEmpty();
  }

  private static void waitUntil(long nanos) {
    for (long left = nanos - Clocks.system().monotonicNanos(); left > 0; left = nanos
        - Clocks.system().monotonicNanos()) {
      LockSupport.parkNanos(left);
    }
  }
}
