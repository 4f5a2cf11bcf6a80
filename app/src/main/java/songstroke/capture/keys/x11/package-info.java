/// The keys of an X11 desktop. A key code lies in buffers outside the Java heap ([XPackets], [HeldKeys], [KeySet]) and
/// never in an object.
///
/// Reading order: [X11KeySource], [X11Session], with [HeldKeys], [KeyboardMap], [KeyboardState], [KeyKind] and
/// [ServerClock]; below them the wire, the classes whose names begin with X.
@NullMarked
package songstroke.capture.keys.x11;

import org.jspecify.annotations.NullMarked;
