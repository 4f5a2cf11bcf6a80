/// From settings and a process to the objects that do the work. An [songstroke.wiring.Invocation] is one call of the
/// program; it gives [songstroke.wiring.Pipelines], [songstroke.wiring.ConfiguredSources], the search for genres and a
/// [songstroke.wiring.RecordingSession]. Every way into the program uses it; it knows none of them.
@NullMarked
package songstroke.wiring;

import org.jspecify.annotations.NullMarked;
