/// What is typed into the program's own terminal.
///
/// Reading order: [TerminalKeySource], [TerminalBytes], [Tty].
@NullMarked
package songstroke.capture.keys.terminal;

import org.jspecify.annotations.NullMarked;
