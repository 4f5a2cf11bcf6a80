/// Events become segments: what was heard from when to when, and how was typed meanwhile.
///
/// Reading order: [Segment] with its [Place], [When] and [Heard], the [State] and the codes [Reason] and [Exclusion],
/// and [TypingMetrics];
/// [SegmentFold], the one pure fold that makes them, live and in batch (the music it follows in [Listening], the
/// row it fills in [OpenRow], the metrics in [Tally]); [PlayPool], which says what the analysis may use;
/// [RecordingFold], which folds a recording under three pause limits at once ([ByPause]) and follows its [LastSession];
/// [SegmentsCsv], the file they are kept in. The rules and their reasons: `docs/decisions/segments.md`.
@NullMarked
package songstroke.segment;

import org.jspecify.annotations.NullMarked;
