/// Events become segments: what was heard from when to when, and how was typed meanwhile.
///
/// Reading order: [Segment] with its [Place], [When] and [Heard], the [State] and the codes [Reason] and [Exclusion],
/// and [TypingMetrics]; [RecordingFold], the one pure fold that makes them, and [LiveFold], which shows the open one
/// meanwhile. The fold has two parts: [SegmentPlan] makes the events into [Stretch]es (the music it follows in
/// [Listening]), and [SegmentCounter] counts the presses of each, one [PressRange] after the other, into a [Tally] that
/// serves the three [PauseLimit]s at once ([ByPause]); [PlayPool] says what the analysis may use; [LastSession] is a
/// closer look. [SegmentsCsv] is the file they are kept in. The rules and their reasons: `docs/decisions/segments.md`.
@NullMarked
package songstroke.segment;

import org.jspecify.annotations.NullMarked;
