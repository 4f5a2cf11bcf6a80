/// The command line: one class a command.
@NullMarked
package songstroke.cli;

import org.jspecify.annotations.NullMarked;
