package songstroke.timeline;

/// Room for presses as plain columns, one array per column: the form in which they are counted.
///
/// The arrays are the buffer's own and longer than what they hold. Not safe for use by several threads.
public final class PressBuffer {
  private static final int REPEAT = 4;
  private static final KeyClass[] CLASSES = KeyClass.values();

  private final long[] times;
  private final byte[] codes;
  private final int[] holds;
  private int size;

  /// An empty buffer.
  ///
  /// @param capacity how many presses it can hold
  public PressBuffer(int capacity) {
    times = new long[capacity];
    codes = new byte[capacity];
    holds = new int[capacity];
  }

  /// One number for class and repeat: [KeyClass#number], plus 4 for a repeat. Below 3 it is a text press.
  public static int code(KeyClass keyClass, boolean repeat) {
    return repeat ? keyClass.number() + REPEAT : keyClass.number();
  }

  /// How many presses it holds.
  public int size() {
    return size;
  }

  /// When each key went down, in ms, in ascending order.
  public long[] times() {
    return times;
  }

  /// Class and repeat of each press, as [#code] has them.
  public byte[] codes() {
    return codes;
  }

  /// For how long each key was held in ms, or [KeyPress#UNKNOWN_HOLD].
  public int[] holds() {
    return holds;
  }

  /// The press at a place, as an object.
  public KeyPress press(int index) {
    return new KeyPress(times[index], CLASSES[codes[index] & (REPEAT - 1)], holds[index],
        codes[index] >= REPEAT);
  }

  /// The first place at or after `from` whose press is not before `time`.
  public int firstAtOrAfter(long time, int from) {
    int low = from;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void add(long t, int code, int hold) {
    int at = size;
    times[at] = t;
    codes[at] = (byte) code;
    holds[at] = hold;
    size = at + 1;
  }

  void resize(int presses) {
    size = presses;
  }
}
