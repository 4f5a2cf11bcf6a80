/// The desktop's media session (MPRIS): every player that is on the session bus, followed without an account.
///
/// Reading order: [MprisMusicSource] (the source and its loop), [SessionBusAddress] and [BusLink] with [Values] (the bus:
/// all that touches D-Bus), [PlayerSignal] and [PlayerCall] (what the bus says and is asked), [MetadataReader] with
/// [PlayerName] (what a player means), [PlayerState] (what it says), [Player] with [SettleWindow], [FoundChange] and
/// [Lifeline] (when a change of that counts), [ActivePlayer] (which of several players is heard) and [PlayersFollower]
/// (what is reported). From [PlayerSignal] on all is plain logic driven by time and signals.
@NullMarked
package songstroke.capture.music.mpris;

import org.jspecify.annotations.NullMarked;
