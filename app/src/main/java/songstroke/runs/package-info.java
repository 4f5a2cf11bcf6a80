/// What becomes of runs.
///
/// Reading order: [RunFolder] (the folder of a run's results, one run at a time), [Results] and [OutputFolder] (the
/// files in it), [InterruptedRecordings] and [Resumption] (what killed runs left, and going on with it). For other
/// programs: [RunJson], [LineageFile] (OpenLineage events) and [Hooks] (commands of the person's own after a run).
/// Then what is deleted: [Forgettable] decides that, for each kind of data; [Forgetting] does it; [Retention] is the
/// rule for single key presses, with [RunClock], which says what time it is when the clock on the wall may be wrong.
@NullMarked
package songstroke.runs;

import org.jspecify.annotations.NullMarked;
