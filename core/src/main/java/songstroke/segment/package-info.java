/// Events become segments: what was heard from when to when, and how was typed meanwhile.
///
/// Reading order: [Segment] with its [State], the codes [Reason] and [Exclusion], and [TypingMetrics];
/// [SegmentFold], the one pure fold that makes them, live and in batch; [SegmentsCsv], the file they
/// are kept in.
@NullMarked
package songstroke.segment;

import org.jspecify.annotations.NullMarked;
