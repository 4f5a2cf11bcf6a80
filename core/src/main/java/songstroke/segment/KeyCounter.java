package songstroke.segment;

import songstroke.segment.TypingMetrics.Keys;
import songstroke.timeline.KeyPress;

/// Counts presses by class, repeats apart.
final class KeyCounter {
  private long chars;
  private long whitespace;
  private long backspaces;
  private long other;
  private long repeatedTyped;
  private long repeatedBackspaces;
  private long repeatedOther;

  void add(KeyPress press) {
    if (press.repeat()) {
      addRepeat(press);
      return;
    }
    switch (press.keyClass()) {
      case CHAR -> chars++;
      case SPACE -> whitespace++;
      case BACKSPACE -> backspaces++;
      case OTHER -> other++;
    }
  }

  private void addRepeat(KeyPress press) {
    switch (press.keyClass()) {
      case CHAR, SPACE -> repeatedTyped++;
      case BACKSPACE -> repeatedBackspaces++;
      case OTHER -> repeatedOther++;
    }
  }

  void clear() {
    chars = 0;
    whitespace = 0;
    backspaces = 0;
    other = 0;
    repeatedTyped = 0;
    repeatedBackspaces = 0;
    repeatedOther = 0;
  }

  Keys keys() {
    return new Keys(presses(), chars, whitespace, backspaces, other, repeats());
  }

  long presses() {
    return chars + whitespace + backspaces + other + repeats();
  }

  /// (C + W + B) / max(1, C + W - B), repeats counted (Soukoreff and MacKenzie's key strokes per character,
  /// the final text estimated as C + W - B).
  double kspcProxy() {
    long typed = chars + whitespace + repeatedTyped;
    long removed = backspaces + repeatedBackspaces;
    return (double) (typed + removed) / Math.max(1, typed - removed);
  }

  private long repeats() {
    return repeatedTyped + repeatedBackspaces + repeatedOther;
  }
}
