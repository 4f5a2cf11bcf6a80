/// Key sources. Which key it was stays inside a source's reader thread: no public type of this package or of those
/// below it has a field for it, gives it or takes it. In memory it is wiped as soon as it is used, and the process is
/// closed to others ([PrivateMemory]).
///
/// Reading order: the port ([KeySource], [KeyListener], [KeyDown]), and [KeyReporter], by which a source keeps to its
/// rules. Two sources are here, a recording ([ReplayKeySource]) and none ([NoKeySource]); those that hear a person
/// have a package each.
@NullMarked
package songstroke.capture.keys;

import org.jspecify.annotations.NullMarked;
