/// Asking services on the network politely: slowly, under the program's own name, and telling no more than the address.
///
/// Reading order: [PoliteHttp], [Reply] (what can come of a request), [WholeAnswers] and [Deadline] (how long it may
/// take), [Address], [HostGate] and [HostGates] (when a host may be asked again, over processes and restarts).
@NullMarked
package songstroke.http;

import org.jspecify.annotations.NullMarked;
