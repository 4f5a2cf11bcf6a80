package songstroke.timeline;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// The presses of one recording, as packed columns: 3.1 bytes of memory per press with holds.
///
/// Presses are appended in the order of their times; whole blocks, as a store keeps them, too. They are read block by
/// block: a block of any time is found without touching the others. Whoever needs no early presses any more may let go
/// of them. Not safe for use by several threads.
public final class PressColumns implements PressSink {
  private final List<@Nullable PressBlock> blocks = new ArrayList<>();
  private final PressBuffer tail = new PressBuffer(PressBlock.CAPACITY);
  private long packed;
  /// How many blocks at the front were let go.
  private int released;
  private long lastReleased = Long.MIN_VALUE;
  private long last = Long.MIN_VALUE;

  /// Appends a press.
  ///
  /// @throws IllegalArgumentException when it is before the last one
  @Override
  public void press(long t, KeyClass keyClass, int holdMs, boolean repeat) {
    if (t < last) {
      throw new IllegalArgumentException("A press at " + t + " came after one at " + last);
    }
    if (tail.size() == PressBlock.CAPACITY) {
      seal();
    }
    last = t;
    tail.add(t, PressBuffer.code(keyClass, repeat), holdMs);
  }

  /// Appends the presses of a block, which stays as it is.
  ///
  /// @throws PressBlockException when it begins before the last press
  public void append(PressBlock block) throws PressBlockException {
    if (block.first() < last) {
      throw new PressBlockException(
          "it goes back in time: its first press is at " + block.first() + ", the one before it at " + last);
    }
    seal();
    blocks.add(block);
    packed += block.count();
    last = block.last();
  }

  /// How many presses there are, with those that were let go.
  public long size() {
    return packed + tail.size();
  }

  /// When the last press was, in ms; `Long.MIN_VALUE` before the first.
  public long last() {
    return last;
  }

  /// Lets go of the blocks of which every press is before `time`.
  public void release(long time) {
    while (released < blocks.size() && packed(released).last() < time) {
      lastReleased = packed(released).last();
      blocks.set(released, null);
      released++;
    }
  }

  /// How many blocks there are, with those that were let go; the last one may still grow.
  public int blocks() {
    return tail.size() == 0 ? blocks.size() : blocks.size() + 1;
  }

  /// The block at a place, packed; a copy of the one that still grows.
  public PressBlock block(int index) {
    return index < blocks.size() ? packed(index) : PressBlock.of(tail);
  }

  /// The presses of the block at a place, unpacked.
  ///
  /// @param room is used for them when they are packed; it has room for [PressBlock#CAPACITY]
  public PressBuffer presses(int index, PressBuffer room) {
    if (index == blocks.size()) {
      return tail;
    }
    packed(index).unpack(room);
    return room;
  }

  /// The first block, of those that are there, whose last press is not before `time`; [#blocks] when there is none.
  public int firstBlockAtOrAfter(long time) {
    int low = released;
    int high = blocks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (packed(middle).last() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < blocks.size() || last >= time ? low : blocks();
  }

  /// When the last press before `time` was, in ms; `Long.MIN_VALUE` when there is none.
  public long lastBefore(long time) {
    if (time > last) {
      return last;
    }
    int index = firstBlockAtOrAfter(time);
    PressBuffer presses = presses(index, new PressBuffer(PressBlock.CAPACITY));
    int after = presses.firstAtOrAfter(time, 0);
    if (after > 0) {
      return presses.times()[after - 1];
    }
    return index == released ? lastReleased : packed(index - 1).last();
  }

  private PressBlock packed(int index) {
    PressBlock block = blocks.get(index);
    if (block == null) {
      throw new IllegalArgumentException("Press block " + index + " was let go");
    }
    return block;
  }

  private void seal() {
    if (tail.size() > 0) {
      blocks.add(PressBlock.of(tail));
      packed += tail.size();
      tail.resize(0);
    }
  }
}
