package songstroke.timeline;

/// The last change of the music happened at another time than was said: its source knows better by now.
///
/// @param t     when that became known, in ms; never before the change itself
/// @param since when the change happened, in ms; never after `t`
public record ChangeMoved(long t, long since) implements TimelineEvent {
  public ChangeMoved {
    if (since > t) {
      throw new IllegalArgumentException("At " + t + " a change cannot be known to happen at " + since);
    }
  }
}
