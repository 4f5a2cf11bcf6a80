package songstroke.segment;

import songstroke.timeline.PressBlock;
import songstroke.timeline.PressBuffer;
import songstroke.timeline.PressColumns;

/// A place in a recording's presses, from which ranges of them are counted. Presses may be appended meanwhile.
final class PressRange {
  private final PressColumns presses;
  private final PressBuffer room = new PressBuffer(PressBlock.CAPACITY);
  private int inRoom = -1;
  private int block;
  private int place;

  /// At the first press.
  PressRange(PressColumns presses) {
    this.presses = presses;
  }

  /// Goes to the first press that is not before `t`.
  void moveTo(long t) {
    block = Math.max(0, Math.min(presses.firstBlockAtOrAfter(t), presses.blocks() - 1));
    place = presses.blocks() == 0 ? 0 : buffer().firstAtOrAfter(t, 0);
  }

  /// Counts the presses from here up to the first that is not before `end`, and stays there.
  void countBefore(long end, Tally tally) {
    while (block < presses.blocks()) {
      PressBuffer buffer = buffer();
      int to = buffer.firstAtOrAfter(end, place);
      tally.add(buffer, place, to);
      place = to;
      boolean mayGrow = buffer != room;
      if (to < buffer.size() || mayGrow) {
        return;
      }
      block++;
      place = 0;
    }
  }

  private PressBuffer buffer() {
    if (block == inRoom) {
      return room;
    }
    PressBuffer buffer = presses.presses(block, room);
    inRoom = buffer == room ? block : -1;
    return buffer;
  }
}
