/// Tests of the whole program, and what tests of several packages share.
@NullMarked
package songstroke;

import org.jspecify.annotations.NullMarked;
