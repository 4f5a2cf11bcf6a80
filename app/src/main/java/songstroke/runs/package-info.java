/// What becomes of runs.
///
/// Reading order: [RunJson] (runs and artifacts for other programs), [LineageFile] (the same as OpenLineage events) and
/// [Hooks] (commands of the person's own after a run). Then what is deleted: [Forgettable] decides that, for each kind of
/// data; [Forgetting] does it; [Retention] is the rule for single key presses, with [RunClock], which says what time it is
/// when the clock on the wall may be wrong.
@NullMarked
package songstroke.runs;

import org.jspecify.annotations.NullMarked;
