package songstroke.segment;

/// What became of recorded events.
///
/// @param lastSession  the last session with typing, for a closer look
/// @param presses      all key presses
/// @param unattributed those of them that belong to no segment
public record Folded(ByPause segments, LastSession lastSession, long presses, long unattributed) {
  /// Two recordings as one, this one first.
  public Folded then(Folded later) {
    LastSession last = later.lastSession.isTyped() || !lastSession.isTyped()
        ? later.lastSession
        : lastSession;
    return new Folded(segments.then(later.segments), last, presses + later.presses,
        unattributed + later.unattributed);
  }
}
