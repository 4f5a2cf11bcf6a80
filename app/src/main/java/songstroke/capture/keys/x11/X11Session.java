package songstroke.capture.keys.x11;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

import songstroke.capture.SourceUnavailableException;
import songstroke.capture.keys.FastBursts;
import songstroke.capture.keys.KeyReporter;
import songstroke.problem.Problem;
import songstroke.timeline.Clocks;
import songstroke.timeline.KeyClass;
import songstroke.timeline.LeftOut;

/// The keys of one X server, from the connection to its end. All that knows a key's code is in here, confined to
/// the reader thread.
///
/// A code is in the event's packet, in local variables and, while the key is down, in [HeldKeys]. No object on the heap
/// holds one, not even a lambda's captured variable: it would stay there until a collection.
///
/// It listens to the raw key events of XInput 2 on all master keyboards, which come once a key and without the
/// server's own repeats. It announces version **2.0**: such a client gets no raw events while another client
/// has grabbed the keyboard, so that it never hears what is typed into screen lockers and password dialogs. That
/// hides releases as well, Alt's after a window switch for one; when it matters the server is asked which keys
/// are down in truth.
final class X11Session implements AutoCloseable {
  private static final int MAPPING_NOTIFY = 34;
  private static final int SOURCE_UNKNOWN = 0;
  private static final int TIME = 12;
  private static final int CODE = 16;
  private static final int SOURCE = 20;
  private static final int ACCESS_X_TIME = 4;
  private static final int ACCESS_X_CODE = 9;
  /// A key that is down again so soon after its release was never up: another X server between us and the keyboard
  /// repeats it. It sends both in the same millisecond.
  private static final int REPEAT_PAIR_MS = 2;
  private static final int LOOKS_FOR_PAIR = 2;
  private static final long BETWEEN_LOOKS_NANOS = 3_000_000;

  private final XConnection x;
  private final Clocks clocks;
  private final boolean acceptSynthetic;
  private final KeyReporter reporter;
  private final FastBursts bursts;
  private final HeldKeys held = new HeldKeys();
  /// For one look at what has arrived.
  private final KeySet seen = new KeySet();
  /// The keys that are down and that slow keys have not accepted yet.
  private final KeySet slow = new KeySet();
  /// The key that was released last, while bounce keys are on.
  private final KeySet bouncing = new KeySet();
  private final BitSet synthetic = new BitSet();

  private final int extension;
  private final ServerClock clock;
  private final KeyboardState keyboard;
  private int releasedMs;
  private int bouncingSinceMs;
  private boolean nextIsKnown;

  /// Begins to listen on a connection that is made.
  ///
  /// @throws SourceUnavailableException when this server can never give us keys
  X11Session(XConnection x, XDisplay display, Clocks clocks, boolean acceptSynthetic, KeyReporter reporter)
      throws IOException, SourceUnavailableException {
    this.x = x;
    this.clocks = clocks;
    this.acceptSynthetic = acceptSynthetic;
    this.reporter = reporter;
    bursts = new FastBursts(reporter, LeftOut.BURST);
    ByteBuffer answer = x.call(XRequest.queryExtension("XInputExtension"));
    if (answer.get(8) == 0) {
      throw withoutExtension(display, "XInput");
    }
    extension = answer.get(9) & 0xff;
    x.call(XRequest.xiQueryVersion(extension, 2, 0));
    readDevices(display);
    keyboard = KeyboardState.of(x).orElseThrow(() -> withoutExtension(display, "XKEYBOARD"));
    x.send(XRequest.xiSelectKeys(extension, x.setup().root()));
    clock = ServerClock.of(x, clocks);
    seen.addAll(x.call(XRequest.queryKeymap()));
    for (int code = seen.next(0); code >= 0; code = seen.next(code + 1)) {
      held.found(code);
    }
    seen.clear();
  }

  /// Reports what was held back and forgets which keys are down.
  @Override
  public void close() {
    bursts.report();
    held.clear();
    seen.clear();
    slow.clear();
    bouncing.clear();
  }

  /// Reports keys until the connection ends.
  void listen() throws IOException {
    while (true) {
      OptionalLong heldBack = bursts.millisLeft(clocks.monotonicNanos());
      if (heldBack.isPresent() && !x.arrivesWithin(heldBack.getAsLong())) {
        bursts.settle(clocks.monotonicNanos());
      } else {
        take(x.next());
      }
    }
  }

  private void take(ByteBuffer event) throws IOException {
    int kind = event.get(0) & 0x7f;
    if (kind == MAPPING_NOTIFY) {
      keyboard.mapChanged();
    } else if (keyboard.acceptsSlowKey(event)) {
      accept(event);
    } else if (keyboard.isOurs(event)) {
      keyboard.take(event);
    } else if (isXi(event)) {
      switch (event.getShort(8)) {
        case XRequest.XI_RAW_KEY_PRESS -> press(event);
        case XRequest.XI_RAW_KEY_RELEASE -> release(event);
        case XRequest.XI_HIERARCHY_CHANGED -> rememberSynthetic(devices());
        default -> {
          // nothing else was asked for
        }
      }
    }
  }

  private void press(ByteBuffer event) throws IOException {
    int code = event.getInt(CODE);
    int serverMs = event.getInt(TIME);
    boolean injected = isInjected(event);
    if (!isKey(code)) {
      return;
    }
    if (injected && !acceptSynthetic) {
      reporter.leftOut(LeftOut.INJECTED);
    } else if (keyboard.hasSlowKeys()) {
      slow.add(code);
    } else if (isRejected(code, serverMs)) {
      reporter.leftOut(LeftOut.REJECTED);
    } else {
      count(code, serverMs, injected);
    }
  }

  /// Slow keys let a key pass that was held long enough.
  private void accept(ByteBuffer event) throws IOException {
    int code = event.get(ACCESS_X_CODE) & 0xff;
    int serverMs = event.getInt(ACCESS_X_TIME);
    if (slow.has(code)) {
      slow.remove(code);
      count(code, serverMs, false);
    }
  }

  private void count(int code, int serverMs, boolean injected) throws IOException {
    long nanos = clock.nanosOf(serverMs, clocks.monotonicNanos());
    dropHiddenReleases(code);
    KeyClass keyClass = keyClass(keyboard.kind(code));
    boolean repeat = held.repeats(code, serverMs);
    long sequence = injected
        ? bursts.pressedByProgram(nanos, keyClass, repeat)
        : bursts.pressed(nanos, keyClass, repeat);
    if (!repeat) {
      held.pressed(code, sequence, serverMs);
    }
  }

  private void release(ByteBuffer event) throws IOException {
    int code = event.getInt(CODE);
    int serverMs = event.getInt(TIME);
    boolean leftOut = isInjected(event) && !acceptSynthetic;
    if (isKey(code)) {
      noteForBounceKeys(code, serverMs);
    }
    if (leftOut || !isKey(code)) {
      return;
    }
    if (slow.has(code)) {
      slow.remove(code);
      reporter.leftOut(LeftOut.REJECTED);
    } else if (!held.mayRepeat(code, serverMs) || !isDownAgain(code, serverMs)) {
      long nanos = clock.nanosOf(serverMs, clocks.monotonicNanos());
      held.released(code).ifPresent(sequence -> bursts.released(sequence, nanos));
    }
  }

  /// Whether an event comes from a program, by the XTEST extension.
  private boolean isInjected(ByteBuffer event) {
    int source = Short.toUnsignedInt(event.getShort(SOURCE));
    return source != SOURCE_UNKNOWN && synthetic.get(source);
  }

  /// Asks which keys are down, when others than the one now pressed are held. A held key that is up, with its
  /// release not even on the way, went up unseen.
  private void dropHiddenReleases(int pressed) throws IOException {
    if (!held.hasOthersThan(pressed)) {
      return;
    }
    seen.addAll(x.call(XRequest.queryKeymap()));
    x.forEachArrived(this::addReleased);
    seen.add(pressed);
    held.keepOnly(seen);
    seen.clear();
  }

  /// Whether bounce keys reject a press: its key was released last, and that less than their delay ago.
  private boolean isRejected(int code, int serverMs) {
    return bouncing.has(code) && serverMs - bouncingSinceMs < keyboard.bounceDelayMs();
  }

  /// Notes for bounce keys that a key is up; also one whose press they rejected.
  private void noteForBounceKeys(int code, int serverMs) {
    bouncing.clear();
    if (keyboard.bounceDelayMs() > 0) {
      bouncing.add(code);
      bouncingSinceMs = serverMs;
    }
  }

  /// Whether the next thing that happens, in the same moment, is that a key that was released is pressed again.
  private boolean isDownAgain(int code, int serverMs) throws IOException {
    releasedMs = serverMs;
    nextIsKnown = false;
    for (int look = 0; look < LOOKS_FOR_PAIR && !nextIsKnown; look++) {
      if (look > 0) {
        LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
      }
      x.call(XRequest.queryKeymap());
      x.forEachArrived(this::addNextPress);
    }
    return takeSeen(code);
  }

  private boolean takeSeen(int code) {
    boolean found = seen.has(code);
    seen.clear();
    return found;
  }

  /// Counts the key of a release that is on the way among those that are down.
  private void addReleased(ByteBuffer event) {
    if (isRaw(event, XRequest.XI_RAW_KEY_RELEASE)) {
      seen.add(event.getInt(CODE));
    }
  }

  /// Adds the key of the next key event if that is a press in the same moment.
  private void addNextPress(ByteBuffer event) {
    boolean press = isRaw(event, XRequest.XI_RAW_KEY_PRESS);
    if (!nextIsKnown && (press || isRaw(event, XRequest.XI_RAW_KEY_RELEASE))) {
      nextIsKnown = true;
      if (press && event.getInt(TIME) - releasedMs <= REPEAT_PAIR_MS) {
        seen.add(event.getInt(CODE));
      }
    }
  }

  private boolean isXi(ByteBuffer event) {
    return (event.get(0) & 0x7f) == XConnection.GENERIC_EVENT && (event.get(1) & 0xff) == extension;
  }

  private boolean isRaw(ByteBuffer event, int type) {
    return isXi(event) && event.getShort(8) == type && isKey(event.getInt(CODE));
  }

  private static boolean isKey(int code) {
    return code >= 0 && code < KeySet.CODES;
  }

  private static KeyClass keyClass(KeyKind kind) {
    return switch (kind) {
      case CHAR -> KeyClass.CHAR;
      case SPACE -> KeyClass.SPACE;
      case BACKSPACE -> KeyClass.BACKSPACE;
      case SHORTCUT_MODIFIER, MODIFIER, OTHER -> KeyClass.OTHER;
    };
  }

  private static SourceUnavailableException withoutExtension(XDisplay display, String name) {
    return new SourceUnavailableException(Problem.UNAVAILABLE, X11KeySource.NAME, "the X server of display "
        + display.text() + " has no " + name + " extension (or hides it from untrusted clients)",
        "use --keys terminal");
  }

  private void readDevices(XDisplay display) throws IOException, SourceUnavailableException {
    List<XDevice> devices = devices();
    rememberSynthetic(devices);
    if (devices.stream().anyMatch(XDevice::isXwayland)) {
      throw Wayland.refused("display " + display.text() + " is an Xwayland server");
    }
  }

  private List<XDevice> devices() throws IOException {
    return XDevice.all(x.call(XRequest.xiQueryAllDevices(extension)));
  }

  private void rememberSynthetic(List<XDevice> devices) {
    synthetic.clear();
    devices.stream().filter(XDevice::isSynthetic).forEach(device -> synthetic.set(device.id()));
  }
}
