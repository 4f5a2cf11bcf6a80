/// What the program remembers of runs, in one SQLite file.
///
/// Reading order: [SqliteRunStore] (runs, steps, artifacts) with [RunWriter] and [RunReader], and [RunLocks] (which
/// runs are still alive).
@NullMarked
package songstroke.store;

import org.jspecify.annotations.NullMarked;
