/// What the person does and hears, as it happens: the two kinds of source and what they have in common.
@NullMarked
package songstroke.capture;

import org.jspecify.annotations.NullMarked;
