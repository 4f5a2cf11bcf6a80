/// Key sources. Which key it was stays inside a source's reader thread: nothing that leaves this package has
/// a field for it. In memory it is wiped as soon as it is used: an X key code lies in buffers outside the Java heap
/// ([XPackets], [HeldKeys], [KeySet]) and never in an object, and the process is closed to others ([PrivateMemory]).
///
/// Reading order: the port ([KeySource], [KeyListener], [KeyDown]).
/// Then the sources: X11 ([X11KeySource], [X11Session], with [HeldKeys], [ClassTable], [KeyKind] and [ServerClock];
/// below them the wire, the classes whose names begin with X), the terminal ([TerminalKeySource], [TerminalBytes],
/// [Tty]), a recording ([ReplayKeySource]) and none ([NoKeySource]).
@NullMarked
package songstroke.capture.keys;

import org.jspecify.annotations.NullMarked;
