package songstroke.segment;

import songstroke.segment.TypingMetrics.Keys;
import songstroke.timeline.KeyPress;

/// Counts presses by class, repeats apart.
final class KeyCounter {
  private long chars;
  private long whitespace;
  private long backspaces;
  private long other;
  private long repeats;

  void add(KeyPress press) {
    if (press.repeat()) {
      repeats++;
      return;
    }
    switch (press.keyClass()) {
      case CHAR -> chars++;
      case SPACE -> whitespace++;
      case BACKSPACE -> backspaces++;
      case OTHER -> other++;
    }
  }

  void clear() {
    chars = 0;
    whitespace = 0;
    backspaces = 0;
    other = 0;
    repeats = 0;
  }

  Keys keys() {
    return new Keys(presses(), chars, whitespace, backspaces, other, repeats);
  }

  long presses() {
    return chars + whitespace + backspaces + other + repeats;
  }
}
