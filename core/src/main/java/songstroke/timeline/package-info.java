/// The shared vocabulary of time: who pressed when, what was playing when.
///
/// Reading order: [Clocks] and [Anchor] (where times come from),
/// [TimelineEvent] (everything that can happen: [KeyPress], [PlaybackChange] with its sealed [Playback]
/// and the [Track] it names, [ChangeMoved], [TaskChange], [WallLabel], [Mark]), the
/// recording file that holds them: [RecordingHeader], [RecordingWriter], [RecordingReader]; [PressColumns], which hold
/// the presses of a recording as packed [PressBlock]s and give them as a [PressBuffer]; and [Backdating], which
/// puts what became known late where it happened.
///
/// A *time* without further words is in milliseconds since 1970-01-01T00:00Z on the recording's own
/// line: it starts at the wall clock's reading once and then follows the monotonic clock.
@NullMarked
package songstroke.timeline;

import org.jspecify.annotations.NullMarked;
