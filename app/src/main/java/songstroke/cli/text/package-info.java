/// What a terminal shows: a recording while it runs, as one line that is drawn again or as lines of text, and text in
/// columns.
@NullMarked
package songstroke.cli.text;

import org.jspecify.annotations.NullMarked;
