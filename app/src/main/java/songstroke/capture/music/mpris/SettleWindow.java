package songstroke.capture.music.mpris;

import java.util.concurrent.TimeUnit;

import songstroke.capture.music.PositionLine;

/// The time in which a player changes: open from the first word of a change on until nothing more was said for
/// [#SETTLE], or for [#LONGEST] in all. What happened meanwhile is one change, and happened when it was first said, or
/// earlier.
final class SettleWindow {
  /// How long a player must be quiet before a change counts.
  static final long SETTLE = TimeUnit.MILLISECONDS.toNanos(400);
  /// How long a player that never gets quiet is waited for.
  static final long LONGEST = TimeUnit.SECONDS.toNanos(2);

  private boolean open;
  private long happened;
  private long opened;
  private long last;
  private PositionLine before;

  SettleWindow(long now, PositionLine line) {
    this.happened = now;
    this.opened = now;
    this.before = line;
  }

  boolean isOpen() {
    return open;
  }

  /// When the change happened that waits, or that was the last to count.
  long happened() {
    return happened;
  }

  /// Where the player was, as if the change had not been.
  PositionLine before() {
    return before;
  }

  /// Opens, unless it is open.
  ///
  /// @param line where the player is
  void open(long now, PositionLine line) {
    if (!open) {
      open = true;
      happened = now;
      opened = now;
      last = now;
      before = line;
    }
  }

  /// More is said. One that has been open for long is left to close.
  ///
  /// @return whether it waits again
  boolean extend(long now) {
    boolean extended = now < opened + LONGEST;
    last = extended ? now : last;
    return extended;
  }

  /// It is known that the change happened earlier than it was said.
  void date(long nanos) {
    happened = nanos;
  }

  void close() {
    open = false;
  }

  /// When it closes if nothing more is said.
  long due() {
    return open ? Math.min(last + SETTLE, opened + LONGEST) : PositionLine.NEVER;
  }
}
