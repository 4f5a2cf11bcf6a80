/// The command line: one class per command.
@NullMarked
package songstroke.cli;

import org.jspecify.annotations.NullMarked;
