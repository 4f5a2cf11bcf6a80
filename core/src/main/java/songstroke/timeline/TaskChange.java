package songstroke.timeline;

/// From this moment on the person works on something else.
///
/// @param task the person's own word for it, kept as [OutsideText]
public record TaskChange(long t, String task) implements TimelineEvent {
  public TaskChange {
    task = OutsideText.name(task);
  }
}
