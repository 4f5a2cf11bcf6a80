/// Key sources. Which key it was stays inside a source's reader thread: nothing that leaves this package has
/// a field for it.
@NullMarked
package songstroke.capture.keys;

import org.jspecify.annotations.NullMarked;
