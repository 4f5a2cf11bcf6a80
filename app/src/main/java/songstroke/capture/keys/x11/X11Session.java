package songstroke.capture.keys.x11;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;

import songstroke.capture.SourceUnavailableException;
import songstroke.capture.keys.KeyReporter;
import songstroke.problem.Problem;
import songstroke.timeline.Clocks;
import songstroke.timeline.KeyClass;

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

  private final XConnection x;
  private final Clocks clocks;
  private final boolean acceptSynthetic;
  private final KeyReporter reporter;
  private final HeldKeys held = new HeldKeys();
  private final KeySet downInTruth = new KeySet();
  private final BitSet synthetic = new BitSet();

  private final int extension;
  private final ServerClock clock;
  private ClassTable table;

  /// Begins to listen on a connection that is made.
  ///
  /// @throws SourceUnavailableException when this server can never give us keys
  X11Session(XConnection x, XDisplay display, Clocks clocks, boolean acceptSynthetic, KeyReporter reporter)
      throws IOException, SourceUnavailableException {
    this.x = x;
    this.clocks = clocks;
    this.acceptSynthetic = acceptSynthetic;
    this.reporter = reporter;
    ByteBuffer answer = x.call(XRequest.queryExtension("XInputExtension"));
    if (answer.get(8) == 0) {
      throw new SourceUnavailableException(Problem.UNAVAILABLE, X11KeySource.NAME, "the X server of display "
          + display.text() + " has no XInput extension (or hides it from untrusted clients)",
          "use --keys terminal");
    }
    extension = answer.get(9) & 0xff;
    x.call(XRequest.xiQueryVersion(extension, 2, 0));
    readDevices(display);
    x.send(XRequest.xiSelectKeys(extension, x.setup().root()));
    table = readTable();
    clock = ServerClock.of(x, clocks);
    downInTruth.addAll(x.call(XRequest.queryKeymap()));
    for (int code = downInTruth.next(0); code >= 0; code = downInTruth.next(code + 1)) {
      held.found(code);
    }
    downInTruth.clear();
  }

  /// Forgets which keys are down.
  @Override
  public void close() {
    held.clear();
    downInTruth.clear();
  }

  /// Reports keys until the connection ends.
  void listen() throws IOException {
    while (true) {
      ByteBuffer event = x.next();
      int kind = event.get(0) & 0x7f;
      if (kind == MAPPING_NOTIFY) {
        table = readTable();
      } else if (kind == XConnection.GENERIC_EVENT && (event.get(1) & 0xff) == extension) {
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
  }

  private void press(ByteBuffer event) throws IOException {
    int code = event.getInt(CODE);
    if (!counts(event, code)) {
      return;
    }
    int serverMs = event.getInt(TIME);
    long nanos = clock.nanosOf(serverMs, clocks.monotonicNanos());
    dropHiddenReleases(code);
    KeyClass keyClass = keyClass(table.kind(code));
    if (held.repeats(code, serverMs)) {
      reporter.pressed(nanos, keyClass, true);
    } else {
      held.pressed(code, reporter.pressed(nanos, keyClass, false), serverMs);
    }
  }

  private void release(ByteBuffer event) throws IOException {
    int code = event.getInt(CODE);
    if (counts(event, code)) {
      long nanos = clock.nanosOf(event.getInt(TIME), clocks.monotonicNanos());
      held.released(code).ifPresent(sequence -> reporter.released(sequence, nanos));
    }
  }

  /// Whether an event is of a key that is ours to count: typed by a person, not injected by a program.
  private boolean counts(ByteBuffer event, int code) {
    int source = Short.toUnsignedInt(event.getShort(SOURCE));
    return isKey(code)
        && (acceptSynthetic || source == SOURCE_UNKNOWN || !synthetic.get(source));
  }

  /// Asks which keys are down, when others than the one now pressed are held. A held key that is up, with its
  /// release not even on the way, went up unseen.
  private void dropHiddenReleases(int pressed) throws IOException {
    if (!held.hasOthersThan(pressed)) {
      return;
    }
    downInTruth.addAll(x.call(XRequest.queryKeymap()));
    x.forEachArrived(this::addReleased);
    downInTruth.add(pressed);
    held.keepOnly(downInTruth);
    downInTruth.clear();
  }

  /// Counts the key of a release that is on the way among those that are down.
  private void addReleased(ByteBuffer event) {
    boolean release = (event.get(0) & 0x7f) == XConnection.GENERIC_EVENT
        && event.getShort(8) == XRequest.XI_RAW_KEY_RELEASE;
    if (release && isKey(event.getInt(CODE))) {
      downInTruth.add(event.getInt(CODE));
    }
  }

  private static boolean isKey(int code) {
    return code >= 0 && code < KeySet.CODES;
  }

  private KeyClass keyClass(KeyKind kind) throws IOException {
    boolean shortcut = held.any(code -> table.kind(code) == KeyKind.SHORTCUT_MODIFIER);
    if (shortcut) {
      return KeyClass.OTHER;
    }
    return switch (kind) {
      case CHAR -> KeyClass.CHAR;
      case SPACE -> KeyClass.SPACE;
      case BACKSPACE -> KeyClass.BACKSPACE;
      case KEYPAD -> keypadIsNumeric() ? KeyClass.CHAR : KeyClass.OTHER;
      case KEYPAD_DELETE -> keypadIsNumeric() ? KeyClass.CHAR : KeyClass.BACKSPACE;
      case SHORTCUT_MODIFIER, MODIFIER, OTHER -> KeyClass.OTHER;
    };
  }

  private boolean keypadIsNumeric() throws IOException {
    return table.isNumeric(x.call(XRequest.queryPointer(x.setup().root())).getShort(24));
  }

  private ClassTable readTable() throws IOException {
    int first = x.setup().minKeycode();
    int count = x.setup().maxKeycode() - first + 1;
    ByteBuffer modifiers = copy(x.call(XRequest.getModifierMapping()));
    return new ClassTable(first, x.call(XRequest.getKeyboardMapping(first, count)), modifiers);
  }

  private static ByteBuffer copy(ByteBuffer reply) {
    return XRequest.buffer(reply.capacity()).put(0, reply, 0, reply.capacity());
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
