package songstroke.timeline;

/// From this moment on the person works on something else.
///
/// @param task the person's own word for it
public record TaskChange(long t, String task) implements TimelineEvent {}
