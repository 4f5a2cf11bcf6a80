/// Recording what the person does and hears: the sources, the time line, the file and the segments at work
/// together.
@NullMarked
package songstroke.recorder;

import org.jspecify.annotations.NullMarked;
