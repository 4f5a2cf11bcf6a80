/// What the program remembers, in one SQLite file.
///
/// Reading order: [Database] (the file: opening, migrations, transactions, several processes at once),
/// [StoreException] (what can be wrong with it), [SqliteRunStore] (runs, steps, artifacts) with [RunWriter] and
/// [RunReader], [RunLocks] (which runs are still alive), and [SqliteLibrary] (the driver's native part).
@NullMarked
package songstroke.store;

import org.jspecify.annotations.NullMarked;
