package songstroke.capture.keys;

import songstroke.capture.SourceHealth;
import songstroke.timeline.KeyClass;
import songstroke.timeline.LeftOut;

/// What a source says to its listener, kept to the listener's rules: presses are counted, their times never go
/// back, a state of health is reported once. For the source's own thread.
public final class KeyReporter {
  private final KeyListener listener;
  private long next;
  private long last = Long.MIN_VALUE;
  private SourceHealth health = new SourceHealth.Ended("");

  public KeyReporter(KeyListener listener) {
    this.listener = listener;
  }

  /// Reports a press and returns its sequence number.
  public long pressed(long nanos, KeyClass keyClass, boolean repeat) {
    long sequence = nextSequence();
    pressed(sequence, nanos, keyClass, repeat);
    return sequence;
  }

  /// Reports a press under a number that was taken before.
  void pressed(long sequence, long nanos, KeyClass keyClass, boolean repeat) {
    listener.pressed(new KeyDown(sequence, forward(nanos), keyClass, repeat));
  }

  /// Takes a sequence number.
  long nextSequence() {
    return next++;
  }

  /// Reports a press that does not count.
  public void leftOut(LeftOut why) {
    listener.leftOut(why);
  }

  public void released(long sequence, long nanos) {
    listener.released(sequence, forward(nanos));
  }

  public void health(SourceHealth now) {
    if (!now.equals(health)) {
      health = now;
      listener.health(now);
    }
  }

  private long forward(long nanos) {
    last = Math.max(last, nanos);
    return last;
  }
}
