/// A private SQLite file, whatever is in it.
///
/// Reading order: [SqliteFile] (opening, migrations, transactions, several processes at once), [SqliteSchema] (what a
/// file holds), [SqliteFileException] (what can be wrong with it), and [SqliteLibrary] (the driver's native part).
@NullMarked
package songstroke.sqlite;

import org.jspecify.annotations.NullMarked;
