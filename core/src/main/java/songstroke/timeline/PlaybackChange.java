package songstroke.timeline;

/// From this moment on the music does something else.
public record PlaybackChange(long t, Playback playback) implements TimelineEvent {}
