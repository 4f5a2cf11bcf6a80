package songstroke.timeline;

import java.time.ZoneId;

/// From this moment on the clock on the wall shows another time, or is read in another zone. It changes the
/// labels of what follows and neither its order nor its lengths.
///
/// @param wallMillis what the wall clock shows at `t`, in ms since 1970 UTC
public record WallLabel(long t, long wallMillis, ZoneId zone) implements TimelineEvent {}
