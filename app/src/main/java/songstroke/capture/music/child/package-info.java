/// Programs of the machine that are run to learn what plays.
@NullMarked
package songstroke.capture.music.child;

import org.jspecify.annotations.NullMarked;
